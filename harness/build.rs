//! Builds the guest program and hands its path to the library, which carries it inside.
//!
//! The guest runs in sandboxes that share nothing with this machine, so it is linked statically. That needs other
//! flags than the harness's own, and therefore a build of its own.

use std::env;
use std::path::{Path, PathBuf};
use std::process::Command;

fn main() {
    let root = PathBuf::from(variable("CARGO_MANIFEST_DIR")).join("..");
    let guest = root.join("sandboxes/guest");
    println!("cargo::rerun-if-changed={}", guest.join("src").display());
    println!(
        "cargo::rerun-if-changed={}",
        guest.join("Cargo.toml").display()
    );
    println!(
        "cargo::rerun-if-changed={}",
        root.join("Cargo.lock").display()
    );
    let program = build(&guest.join("Cargo.toml"));
    println!("cargo::rustc-env=ASSAY_GUEST={}", program.display());
}

fn build(manifest: &Path) -> PathBuf {
    let target = variable("TARGET");
    let folder = PathBuf::from(variable("OUT_DIR")).join("guest");
    let mut cargo = Command::new(variable("CARGO"));
    // Settings of the outer build must not leak into this one.
    for (name, _) in env::vars() {
        if name.starts_with("CARGO_") && name != "CARGO_HOME" && name != "CARGO_NET_OFFLINE"
            || name == "RUSTC"
        {
            cargo.env_remove(name);
        }
    }
    let status = cargo
        .args([
            "build",
            "--locked",
            "--release",
            "--package",
            "assay-guest",
            "--target",
            &target,
        ])
        .arg("--manifest-path")
        .arg(manifest)
        .env_remove("RUSTC_WORKSPACE_WRAPPER")
        .env(
            "CARGO_ENCODED_RUSTFLAGS",
            "-Ctarget-feature=+crt-static\u{1f}-Cstrip=symbols\u{1f}-Cpanic=abort",
        )
        .env("CARGO_TARGET_DIR", &folder)
        .status();
    match status {
        Ok(status) if status.success() => {}
        other => fail(&format!("the guest program does not build: {other:?}")),
    }
    folder.join(target).join("release/assay-guest")
}

fn variable(name: &str) -> String {
    env::var(name).unwrap_or_else(|error| fail(&format!("{name}: {error}")))
}

fn fail(message: &str) -> ! {
    println!("cargo::error={message}");
    std::process::exit(1);
}
