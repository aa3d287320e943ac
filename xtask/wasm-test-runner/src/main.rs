//! Runs a test binary compiled to wasm: `wasm-test-runner FILE.wasm`, called by cargo.
//!
//! The work is done by wasm-bindgen's own runner. It is built from here so that its version comes from `Cargo.lock` and
//! always equals that of the library, and so that nothing has to be installed by hand.

use std::process::ExitCode;

use wasm_bindgen_cli::wasm_bindgen_test_runner::run_cli_with_args;

fn main() -> ExitCode {
    match run_cli_with_args(std::env::args_os()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}
