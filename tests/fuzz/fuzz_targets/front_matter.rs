#![no_main]

#[allow(dead_code, reason = "its own tests run elsewhere")]
#[path = "../../markup/oracle.rs"]
mod html_oracle;
#[allow(dead_code, reason = "one target of several")]
#[path = "../targets.rs"]
mod targets;

libfuzzer_sys::fuzz_target!(|data: &[u8]| targets::front_matter(data));
