//! Cargo: what it tells the compiler about a package is learned once per manifest and replayed without it; a package whose
//! manifest may change is compiled by cargo itself.
//!
//! Starting cargo costs more than compiling a small library, and most of what it decides depends on the manifest alone.

use assay_guest::{Captured, Confinement, Exit, Limits as RunLimits, Ran, RunSpec};

use super::rustc::{self, PACKAGE, SCRATCH, at};
use crate::task::Task;

/// Where cargo stands in every sandbox.
const CARGO: &str = "/opt/rust/bin/cargo";
/// Cargo's target folder.
const TARGET: &str = "scratch/target";
/// CPU milliseconds that cargo itself may take on top of the compiler.
const CARGO_CPU_MS: u64 = 10_000;

/// What cargo tells the compiler about a library and what is not about places, speed or how messages look.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Learned {
    /// Arguments, the source file among them.
    pub arguments: Vec<String>,
}

impl Learned {
    /// Reads what `cargo build --verbose` printed. `None` when no call of the compiler for the library is in it.
    pub fn read(stderr: &str, crate_name: &str) -> Option<Self> {
        let name = format!("--crate-name {crate_name} ");
        let line = stderr
            .lines()
            .map(str::trim)
            .find(|line| line.starts_with("Running `") && line.contains(&name))?;
        let command = line.strip_prefix("Running `")?.strip_suffix('`')?;
        let words = shell_words::split(command).ok()?;
        let start = words.iter().position(|word| word.ends_with("rustc"))? + 1;
        Some(Self {
            arguments: kept(words.get(start..)?),
        })
    }
}

/// Options whose value is of no concern here, written as `--option VALUE` or `--option=VALUE`.
const DROPPED: [&str; 7] = [
    "--error-format",
    "--json",
    "--emit",
    "--out-dir",
    "--diagnostic-width",
    "--color",
    "-L",
];
/// Code generation options of that kind, written as `-C NAME=VALUE`. Tests unwind whatever the manifest says of panics,
/// as under `cargo test`.
const DROPPED_CODEGEN: [&str; 10] = [
    "debuginfo",
    "split-debuginfo",
    "incremental",
    "metadata",
    "extra-filename",
    "embed-bitcode",
    "codegen-units",
    "linker",
    "strip",
    "panic",
];

fn kept(words: &[String]) -> Vec<String> {
    let mut kept = Vec::new();
    let mut words = words.iter().peekable();
    while let Some(word) = words.next() {
        let (option, joined) = match word.split_once('=') {
            Some((option, _)) if option.starts_with("--") => (option, true),
            _ => (word.as_str(), false),
        };
        let takes_value = !joined
            && (option == "-C"
                || option == "-L"
                || (option.starts_with("--") && option != "--test"));
        let value = if takes_value { words.next() } else { None };
        let codegen = |value: &str| {
            let name = value.split('=').next().unwrap_or_default();
            DROPPED_CODEGEN.contains(&name)
        };
        let drop = DROPPED.contains(&option)
            || (option == "-C" && value.is_some_and(|value| codegen(value)));
        if drop {
            continue;
        }
        kept.push(match value {
            Some(value) if option.starts_with("--") => format!("{option}={value}"),
            Some(value) => format!("{option}{value}"),
            None => word.clone(),
        });
    }
    kept
}

/// Compiles the package in the sandbox with cargo, and prints the commands that it runs.
pub fn build(task: &Task, verbose: bool) -> RunSpec {
    let mut argv: Vec<String> = [
        CARGO,
        "build",
        "--lib",
        "--offline",
        "--message-format=json",
        "--config=build.incremental=false",
        "--config=profile.dev.debug=0",
    ]
    .map(str::to_owned)
    .to_vec();
    if verbose {
        argv.push("--verbose".to_owned());
    }
    let base = rustc::compiler(
        &task.manifest.limits,
        CARGO,
        Vec::new(),
        PACKAGE,
        &[SCRATCH, PACKAGE],
        &[PACKAGE],
    );
    let mut env = base.env;
    let variable = |name: &str, value: String| (name.to_owned(), value);
    env.extend([
        variable("RUSTC", crate::sandbox::image::RUSTC.to_owned()),
        variable("CARGO_HOME", at("scratch/cargo")),
        variable("CARGO_TARGET_DIR", at(TARGET)),
        // What a task lifts is no matter of the manifest, and so nothing to learn.
        variable(
            "RUSTFLAGS",
            if verbose {
                String::new()
            } else {
                rustc::forbidden_lints(task).join(" ")
            },
        ),
        variable("HOME", at(SCRATCH)),
    ]);
    let cpu_ms = base.limits.cpu_ms + CARGO_CPU_MS;
    RunSpec {
        argv,
        env,
        confinement: Confinement {
            read: [
                base.confinement.read,
                vec!["/etc".to_owned(), "/proc".to_owned()],
            ]
            .concat(),
            ..base.confinement
        },
        limits: RunLimits {
            cpu_ms,
            wall_ms: rustc::wall_backstop(cpu_ms),
            ..base.limits
        },
        ..base
    }
}

/// Where [`build`] leaves the library.
pub fn library_file(task: &Task) -> String {
    format!("{TARGET}/debug/lib{}.rlib", task.crate_name)
}

/// The run as the compiler alone would have answered: its diagnostics, taken out of cargo's messages, as standard
/// error.
pub fn as_compiler(mut ran: Ran) -> Ran {
    #[derive(serde::Deserialize)]
    struct Line<'a> {
        reason: &'a str,
        #[serde(borrow)]
        message: Option<&'a serde_json::value::RawValue>,
    }
    let mut bytes = Vec::new();
    let mut any = false;
    for line in ran.stdout.bytes.split(|byte| *byte == b'\n') {
        if let Ok(Line {
            reason: "compiler-message",
            message: Some(message),
        }) = serde_json::from_slice(line)
        {
            any = true;
            bytes.extend_from_slice(message.get().as_bytes());
            bytes.push(b'\n');
        }
    }
    // A manifest that cargo cannot read is told in words alone.
    if !any && ran.exit != Exit::Code(0) {
        bytes = std::mem::take(&mut ran.stderr.bytes);
    }
    ran.stderr = Captured {
        total: bytes.len() as u64,
        bytes,
    };
    ran
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_matters_of_a_command_is_kept() {
        let said = "   Compiling tide v0.1.0 (/work/package)\n     Running `/opt/rust/bin/rustc --crate-name tide --edition=2021 src/lib.rs --error-format=json --json=diagnostic-rendered-ansi,artifacts --crate-type lib --emit=dep-info,metadata,link -C embed-bitcode=no -C debuginfo=2 '--warn=clippy::all' --cfg 'feature=\"fast\"' --check-cfg 'cfg(docsrs,test)' -C metadata=0a -C extra-filename=-0b --out-dir /work/t -C overflow-checks=off -C panic=abort -L dependency=/work/t/deps`\n";
        let learned = Learned::read(said, "tide").expect("found");
        assert_eq!(
            learned.arguments,
            [
                "--crate-name=tide",
                "--edition=2021",
                "src/lib.rs",
                "--crate-type=lib",
                "--warn=clippy::all",
                "--cfg=feature=\"fast\"",
                "--check-cfg=cfg(docsrs,test)",
                "-Coverflow-checks=off",
            ]
        );
        assert_eq!(Learned::read(said, "ebb"), None);
    }
}
