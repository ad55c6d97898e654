//! The guest: process 1 of a sandbox.
//!
//! ```text
//! assay-guest serve                     answer requests on standard input and output
//! assay-guest jail KEY=VALUE…              make a sandbox of Linux namespaces around itself, then serve
//! ```

mod channels;
mod confine;
mod jail;
mod limits;
mod processes;
mod reroot;
mod run;
mod serve;
mod workarea;

use std::process::ExitCode;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let outcome = match words.as_slice() {
        ["serve"] => reroot::leave_slow_root().and_then(|()| serve::serve()),
        ["jail", plan @ ..] => jail::enter(plan),
        _ => Err("usage: assay-guest serve | assay-guest jail KEY=VALUE…".to_owned()),
    };
    match outcome {
        Ok(code) => code,
        Err(message) => {
            // Standard error goes to the harness's log; standard output belongs to the protocol.
            let _ = std::io::Write::write_all(
                &mut std::io::stderr(),
                format!("assay-guest: {message}\n").as_bytes(),
            );
            ExitCode::from(70)
        }
    }
}
