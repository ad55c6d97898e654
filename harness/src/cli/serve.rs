//! `assay serve`

use std::net::SocketAddr;
use std::path::PathBuf;

use anyhow::anyhow;
use tokio_util::sync::CancellationToken;

use super::output::{json_line, news};
use super::workshop::{Chosen, SandboxFlags, choose, grader};
use super::{Exit, Failure, Global};
use crate::config::Config;
use crate::episode::Environment;
use crate::service::{Catalogue, Parts, Service, Token, listen};

/// The variable that may hold the token.
const TOKEN: &str = "ASSAY_SERVE_TOKEN";

const EXAMPLES: &str = "\
Examples:
  assay serve                                     the suite `train` at http://127.0.0.1:8642
  assay serve --suite all --listen 127.0.0.1:0    all tasks, at any free port; the address is printed as JSON
  assay serve --listen 0.0.0.0:8642 --token-file token.txt

  curl -s localhost:8642/v1/tasks
  curl -s localhost:8642/v1/grade -d '{\"task\": \"compile-fix/hall-of-fame\", \"completion\": \"...\"}'

It speaks HTTP (GET /openapi.json), OpenEnv (/ws, /reset, /step), NeMo-Gym (/verify) and SandboxFusion's /run_code. On
SIGTERM and Ctrl-C it takes nothing new and finishes what is in flight.";

/// Flags of `assay serve`.
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub struct ServeArgs {
    /// The address to listen at; port 0 takes any [default: from assay.toml, else 127.0.0.1:8642]
    #[arg(long, value_name = "ADDRESS:PORT")]
    listen: Option<SocketAddr>,
    /// The suite of tasks to be served [default: from assay.toml, else train]
    #[arg(long)]
    suite: Option<String>,
    /// Only tasks whose id matches, or one family
    #[arg(long, value_name = "GLOB")]
    tasks: Option<String>,
    /// A file with the token that every request must show; ASSAY_SERVE_TOKEN does as well
    #[arg(long, value_name = "FILE")]
    token_file: Option<PathBuf>,
    /// Grades kept for identical candidates [default: from assay.toml, else 4096]
    #[arg(long, value_name = "N")]
    cache: Option<u64>,
    /// End when standard input does, for a program that starts this one
    #[arg(long)]
    stop_with_parent: bool,
    #[command(flatten)]
    sandbox: SandboxFlags,
}

/// Runs the command.
pub async fn run(global: &Global, args: ServeArgs) -> Result<Exit, Failure> {
    let mut config = global.load_config()?;
    let address = address(&args, &config)?;
    let token = token(&args)?;
    if !address.ip().is_loopback() && token.is_none() {
        return Err(Failure::usage(anyhow!(
            "{address} is reached from other machines, so a token is needed: give --token-file FILE, or set {TOKEN}"
        )));
    }
    let suite = args.suite.as_ref().unwrap_or(&config.serve.suite);
    let Chosen {
        tasks,
        suite,
        broken: _,
    } = choose(global, suite, args.tasks.as_deref())?;
    config.grade.cache = args.cache.unwrap_or(config.serve.cache);
    // Bound before sandboxes are made: a port that is taken should not take half a minute to be found out.
    let listening = listen(address).await.map_err(|error| {
        Failure::usage(anyhow!("{address}: {error}; choose another with --listen"))
    })?;
    raise_open_files();
    let (grader, _) = grader(&config, &args.sandbox, "serve", global.quiet).await?;
    let pool = grader.pool().clone();
    let catalogue = Catalogue::new(suite, tasks);
    if !global.quiet {
        news(&format!(
            "serving {} tasks of {} at http://{}",
            catalogue.len(),
            catalogue.suite,
            listening.address()
        ));
    }
    let service = Service::new(Parts {
        environment: Environment::new(grader, config.environment()),
        turns: config.episode.turns,
        sandboxes: args.sandbox.over(config.sandbox).count(),
        settings: config.serve,
        catalogue,
        token,
    });
    json_line(&serde_json::json!({ "listening": format!("http://{}", listening.address()) }))?;
    let stop = CancellationToken::new();
    let told = tokio::spawn(told_to_stop(stop.clone(), args.stop_with_parent));
    tokio::select! {
        () = service.serve(listening, stop) => {}
        () = told_again(told) => news("told again: what is in flight is given up"),
    }
    pool.close().await;
    Ok(Exit::Success)
}

fn address(args: &ServeArgs, config: &Config) -> Result<SocketAddr, Failure> {
    match args.listen {
        Some(address) => Ok(address),
        None => config.serve.listen.parse().map_err(|_| {
            Failure::usage(anyhow!(
                "`serve.listen`: {:?} is no address with a port, such as 127.0.0.1:8642",
                config.serve.listen
            ))
        }),
    }
}

fn token(args: &ServeArgs) -> Result<Option<Token>, Failure> {
    let wrong = |why: String| Failure::usage(anyhow!("{why}"));
    match (&args.token_file, std::env::var(TOKEN)) {
        (Some(file), _) => Token::from_file(file).map(Some).map_err(wrong),
        (None, Ok(text)) if !text.is_empty() => Token::new(&text)
            .map(Some)
            .map_err(|why| wrong(format!("{TOKEN}: {why}"))),
        (None, _) => Ok(None),
    }
}

/// Waits for SIGTERM, for Ctrl-C, or for the end of standard input where that counts.
async fn told_to_stop(stop: CancellationToken, with_parent: bool) {
    use tokio::signal::unix::{SignalKind, signal};
    let terminated = async {
        match signal(SignalKind::terminate()) {
            Ok(mut signal) => {
                signal.recv().await;
            }
            Err(_) => std::future::pending().await,
        }
    };
    let orphaned = async {
        if !with_parent {
            std::future::pending::<()>().await;
        }
        let (sender, ended) = tokio::sync::oneshot::channel();
        // A thread of its own, since reading standard input cannot be given up.
        std::thread::spawn(move || {
            let _ = std::io::copy(&mut std::io::stdin(), &mut std::io::sink());
            let _ = sender.send(());
        });
        let _ = ended.await;
    };
    tokio::select! {
        () = terminated => {}
        () = orphaned => {}
        _ = tokio::signal::ctrl_c() => {}
    }
    stop.cancel();
}

/// Waits for another Ctrl-C after the service was told to stop: whoever asks twice does not want to wait.
async fn told_again(told: tokio::task::JoinHandle<()>) {
    let _ = told.await;
    if tokio::signal::ctrl_c().await.is_err() {
        std::future::pending::<()>().await;
    }
}

/// Lets the process open as many files as the system allows: every connection is one.
fn raise_open_files() {
    let mut limit = libc::rlimit {
        rlim_cur: 0,
        rlim_max: 0,
    };
    // SAFETY: the structure lives for both calls, which read or write nothing else.
    unsafe {
        if libc::getrlimit(libc::RLIMIT_NOFILE, &mut limit) == 0 {
            limit.rlim_cur = limit.rlim_max;
            libc::setrlimit(libc::RLIMIT_NOFILE, &limit);
        }
    }
}
