//! The `assay` program. Everything is in the library; see `assay::cli`.

use std::process::ExitCode;

fn main() -> ExitCode {
    assay::cli::main()
}
