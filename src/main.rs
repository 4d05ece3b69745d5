//! The command line program; everything it does is in the library.

use std::process::ExitCode;

/// A site is made of very many short-lived texts and values, on all threads at once: the system's allocator takes
/// nearly half of a build's time, this one a tenth.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    ExitCode::from(milepost::cli::main() as u8)
}
