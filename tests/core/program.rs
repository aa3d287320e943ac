//! The program on the command line, where the library's tests do not reach.

use std::process::{Command, Stdio};

#[test]
fn output_that_nobody_reads_to_its_end_is_no_mistake() {
    let mut program = Command::new(env!("CARGO_BIN_EXE_front-door"))
        .args(["topics", "--json"])
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(program.stdout.take());
    let ended = program.wait_with_output().unwrap();
    let said = String::from_utf8_lossy(&ended.stderr);
    assert!(ended.status.success() && said.is_empty(), "{said}");
}
