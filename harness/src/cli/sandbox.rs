//! `assay sandbox`

use std::sync::Arc;

use super::output::{answer, json, news, verdict};
use super::workshop::SandboxFlags;
use super::{Exit, Failure, Global};
use crate::sandbox::{
    DockerBackend, Leftover, Say, examine, find_containers, find_images, open, remove,
};

/// Flags of `assay sandbox`.
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Examples:\n  assay sandbox doctor\n  assay sandbox build --sandbox docker\n  assay sandbox prune --images"
)]
pub struct SandboxArgs {
    #[command(subcommand)]
    command: SandboxCommand,
}

#[derive(Debug, clap::Subcommand)]
enum SandboxCommand {
    /// Find out what this machine can do, by doing it
    #[command(after_help = "Example:\n  assay sandbox doctor --json")]
    Doctor,
    /// Make the sandbox image ahead of time
    #[command(after_help = "Example:\n  assay sandbox build --sandbox docker")]
    Build {
        #[command(flatten)]
        sandbox: SandboxFlags,
    },
    /// List containers and images of ours
    #[command(after_help = "Example:\n  assay sandbox list")]
    List,
    /// Remove containers that are left over
    #[command(
        after_help = "Example:\n  assay sandbox prune --run 2026-11-21T08-15-00\n  assay sandbox prune --images"
    )]
    Prune {
        /// Only those of one run
        #[arg(long, value_name = "RUN")]
        run: Option<String>,
        /// Images as well; they are made again when needed
        #[arg(long)]
        images: bool,
    },
}

/// Runs the command.
pub async fn run(global: &Global, args: SandboxArgs) -> Result<Exit, Failure> {
    match args.command {
        SandboxCommand::Doctor => doctor(global).await,
        SandboxCommand::Build { sandbox } => build(global, &sandbox).await,
        SandboxCommand::List => show(global, &everything(None, true).await?, "here"),
        SandboxCommand::Prune { run, images } => {
            let found = everything(run.as_deref(), images).await?;
            let docker = DockerBackend::connect()
                .await
                .map_err(Failure::infrastructure)?;
            for one in &found {
                remove(&docker, one)
                    .await
                    .map_err(Failure::infrastructure)?;
            }
            show(global, &found, "removed")
        }
    }
}

fn say() -> Say {
    Arc::new(|line: &str| news(line))
}

async fn doctor(global: &Global) -> Result<Exit, Failure> {
    let settings = global.load_config()?.sandbox;
    let doctor = examine(&settings, &say()).await;
    if global.json {
        json(&doctor)?;
    } else {
        let mut text = String::new();
        for check in &doctor.checks {
            text.push_str(&format!(
                "{:<4} {:<10} {}\n",
                if check.ok { "ok" } else { "NO" },
                check.what,
                check.found
            ));
        }
        let auto = doctor.auto.unwrap_or("nothing: no backend works");
        answer(&format!("{text}--sandbox auto takes {auto}"))?;
    }
    Ok(if doctor.auto.is_some() {
        Exit::Success
    } else {
        Exit::Infrastructure
    })
}

async fn build(global: &Global, flags: &SandboxFlags) -> Result<Exit, Failure> {
    let settings = flags.over(global.load_config()?.sandbox);
    let (_, facts) = open(&settings, "build", say())
        .await
        .map_err(Failure::infrastructure)?;
    if global.json {
        json(&facts)?;
    } else {
        answer(&format!("{} {}", facts.backend, facts.image))?;
    }
    Ok(Exit::Success)
}

async fn everything(run: Option<&str>, images: bool) -> Result<Vec<Leftover>, Failure> {
    let docker = DockerBackend::connect()
        .await
        .map_err(Failure::infrastructure)?;
    let mut found = find_containers(&docker, run)
        .await
        .map_err(Failure::infrastructure)?;
    if images {
        found.extend(
            find_images(&docker)
                .await
                .map_err(Failure::infrastructure)?,
        );
    }
    Ok(found)
}

fn show(global: &Global, found: &[Leftover], word: &str) -> Result<Exit, Failure> {
    if global.json {
        json(&found)?;
        return Ok(verdict(true));
    }
    let mut text = String::new();
    for one in found {
        let id = one.id.trim_start_matches("sha256:");
        text.push_str(&format!(
            "{:<10} {:<12} {:<10} {}\n",
            one.kind,
            &id[..id.len().min(12)],
            one.state,
            one.of
        ));
    }
    answer(&format!("{text}{} {word}", found.len()))?;
    Ok(Exit::Success)
}
