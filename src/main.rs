//! The `tine` program: hands the command line over and exits with what came back.

use std::process::ExitCode;

fn main() -> ExitCode {
    tine::cmd::main()
}
