//! The `tine` program: parse, run, turn the result into an exit status.

fn main() {}
