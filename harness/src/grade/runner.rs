//! Runners: the programs that call hidden tests.
//!
//! A runner is ours, generated for one grade. It reads a token that was drawn for one run from a descriptor of its
//! own, calls one test, and only when that has come to its end writes the token and the outcome to another. A
//! candidate that exits, aborts or prints whatever it likes has never seen the token, so nothing it does can be taken
//! for a passed test. Tests are called by numbers drawn at random and on a thread without a name: neither tells a
//! candidate which test it is in.

use std::collections::BTreeMap;
use std::fmt::Write;

use rand::RngExt;

use crate::task::Task;

/// Length of a token, in bytes.
pub const TOKEN_BYTES: usize = 32;

/// What the guest wrote back for one test.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reported {
    /// The test came to its end.
    Returned,
    /// It panicked, with this message.
    Panicked(String),
    /// Nothing that carries the token.
    Nothing,
}

/// A generated runner.
pub struct Runner {
    /// Its source.
    pub source: String,
    /// The number by which each test is called.
    pub numbers: BTreeMap<String, u32>,
}

/// A token nobody can guess.
pub fn token() -> [u8; TOKEN_BYTES] {
    rand::rng().random()
}

/// What goes down the control descriptor to run test `number`.
pub fn control(token: &[u8; TOKEN_BYTES], number: u32) -> Vec<u8> {
    let mut bytes = token.to_vec();
    bytes.extend(number.to_le_bytes());
    bytes
}

/// Reads what came back. The token must be first, and exact.
pub fn read_report(token: &[u8; TOKEN_BYTES], report: &[u8]) -> Reported {
    match report.strip_prefix(token.as_slice()) {
        Some([0]) => Reported::Returned,
        Some([1, message @ ..]) => {
            Reported::Panicked(String::from_utf8_lossy(message).into_owned())
        }
        _ => Reported::Nothing,
    }
}

/// The runner of a task's hidden tests.
pub fn for_tests(task: &Task) -> Runner {
    let mut numbers = BTreeMap::new();
    let mut taken = std::collections::BTreeSet::new();
    let mut random = rand::rng();
    let mut arms = String::new();
    for test in task.tests() {
        let number = loop {
            let number: u32 = random.random();
            if taken.insert(number) {
                break number;
            }
        };
        let _ = writeln!(arms, "        {number} => {}::{},", test.module, test.name);
        numbers.insert(test.name.clone(), number);
    }
    let modules: String = task.hidden.iter().fold(String::new(), |mut text, file| {
        let _ = writeln!(text, "mod {};", file.module);
        text
    });
    Runner {
        source: format!("{modules}{}{}", PRELUDE, dispatch(&arms)),
        numbers,
    }
}

/// The runner of a task's workload. Its outcome is written in words, since it shares the descriptor with the log of
/// the instruction counter.
pub fn for_workload() -> String {
    format!("mod workload;\n{PRELUDE}{WORKLOAD_MAIN}")
}

fn dispatch(arms: &str) -> String {
    format!(
        "fn test(number: u32) -> fn() {{\n    match number {{\n{arms}        _ => ::std::process::abort(),\n    }}\n}}\n{TEST_MAIN}"
    )
}

/// What every runner begins with. `getrandom` replaces the C library's: hash maps then iterate in the same order in
/// every run, and a candidate that depends on that order gets the same grade every time.
const PRELUDE: &str = r#"
#[unsafe(no_mangle)]
pub unsafe extern "C" fn getrandom(buffer: *mut u8, length: usize, _flags: u32) -> isize {
    for index in 0..length {
        unsafe { *buffer.add(index) = (index as u8).wrapping_mul(37).wrapping_add(11) };
    }
    length as isize
}

fn control() -> ([u8; 32], u32) {
    use ::std::io::Read as _;
    use ::std::os::fd::FromRawFd as _;
    let mut bytes = [0u8; 36];
    let mut input = unsafe { ::std::fs::File::from_raw_fd(3) };
    if input.read_exact(&mut bytes).is_err() {
        ::std::process::abort();
    }
    let mut token = [0u8; 32];
    token.copy_from_slice(&bytes[..32]);
    (token, u32::from_le_bytes([bytes[32], bytes[33], bytes[34], bytes[35]]))
}

fn report(bytes: &[u8]) -> ! {
    use ::std::io::Write as _;
    use ::std::os::fd::FromRawFd as _;
    let mut output = unsafe { ::std::fs::File::from_raw_fd(4) };
    let _ = output.write_all(bytes);
    unsafe extern "C" {
        fn _exit(code: i32) -> !;
    }
    unsafe { _exit(0) }
}
"#;

const TEST_MAIN: &str = r#"
fn main() {
    let (token, number) = control();
    let body = test(number);
    let mut message = token.to_vec();
    let thread = match ::std::thread::Builder::new().stack_size(8 << 20).spawn(body) {
        Ok(thread) => thread,
        Err(_) => ::std::process::abort(),
    };
    match thread.join() {
        Ok(()) => message.push(0),
        Err(payload) => {
            message.push(1);
            let text = match (payload.downcast_ref::<&'static str>(), payload.downcast_ref::<String>()) {
                (Some(text), _) => *text,
                (_, Some(text)) => text.as_str(),
                _ => "a panic without a message",
            };
            message.extend_from_slice(&text.as_bytes()[..text.len().min(16384)]);
        }
    }
    report(&message)
}
"#;

const WORKLOAD_MAIN: &str = r#"
fn main() {
    let (token, _) = control();
    workload::workload();
    let words: String = token.iter().map(|byte| format!("{byte:02x}")).collect();
    report(format!("\nworkload done {words}\n").as_bytes())
}
"#;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_report_without_the_token_is_nothing() {
        let token = token();
        let mut good = token.to_vec();
        good.push(0);
        assert_eq!(read_report(&token, &good), Reported::Returned);
        assert_eq!(read_report(&token, &good[1..]), Reported::Nothing);
        assert_eq!(read_report(&token, b""), Reported::Nothing);
        // A second outcome behind the first is not what a runner writes.
        good.push(0);
        assert_eq!(read_report(&token, &good), Reported::Nothing);
        let other = super::token();
        assert_eq!(read_report(&other, &good), Reported::Nothing);
    }
}
