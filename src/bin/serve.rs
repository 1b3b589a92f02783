//! (room being built)

fn main() {}
