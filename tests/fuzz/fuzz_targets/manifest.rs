#![no_main]

#[path = "../../markup/oracle.rs"]
mod html_oracle;
#[path = "../targets.rs"]
mod targets;

libfuzzer_sys::fuzz_target!(|data: &[u8]| targets::manifest(data));
