//! Runners: the programs that call hidden tests.
//!
//! A runner is ours, generated for one grade. It is told over a descriptor of its own which test to call, and given a
//! token that was drawn for one run; only when the test has come to its end does it write the token and the outcome to
//! another descriptor. A candidate that exits, aborts or prints whatever it likes has never seen the token, so nothing
//! it does can be taken for a passed test. What is the same for every runner lies in [`RUNTIME_SOURCE`].

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;

use rand::RngExt;

use crate::task::{How, Judge, Task};

/// The part of every runner that never changes.
pub const RUNTIME_SOURCE: &str = include_str!("../../../sandboxes/rust/runner.rs");

/// Length of a token, in bytes.
pub const TOKEN_BYTES: usize = 32;
/// Length of what a canary must say, in bytes; it says it in hexadecimal.
pub const NONCE_BYTES: usize = 16;

/// What the guest wrote back for one test.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reported {
    /// The test came to its end.
    Returned,
    /// It panicked, with this message.
    Panicked(String),
    /// It compared a value of a type of the candidate's with one of another type.
    Foreign(String),
    /// It did not come to a good end, and the system had refused it a thread.
    Crowded,
    /// Nothing at all.
    Nothing,
    /// Something without the token: nobody but the candidate can have written it.
    Forged,
}

/// The numbers by which a test is called, drawn for one grade.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Numbers {
    /// To run it.
    pub number: u32,
    /// To run it as a canary, which must fail.
    pub canary: u32,
}

/// A generated runner.
pub struct Runner {
    /// Its source.
    pub source: String,
    /// The numbers of each test.
    pub numbers: BTreeMap<String, Numbers>,
}

/// A token nobody can guess.
pub fn token() -> [u8; TOKEN_BYTES] {
    rand::rng().random()
}

/// What a canary must say.
pub fn nonce() -> [u8; NONCE_BYTES] {
    rand::rng().random()
}

/// What goes down the control descriptor to run test `number`.
pub fn control(token: &[u8; TOKEN_BYTES], nonce: &[u8; NONCE_BYTES], number: u32) -> Vec<u8> {
    let mut bytes = nonce.to_vec();
    bytes.extend(number.to_le_bytes());
    bytes.extend(token);
    bytes
}

/// What goes down the control descriptor to answer one input.
pub fn control_of_one(input: &str) -> Vec<u8> {
    let mut bytes = vec![b'1'];
    bytes.extend(input.as_bytes());
    bytes
}

/// What goes down the control descriptor to answer several inputs in one process.
pub fn control_of_all(inputs: &[&str], token: &[u8; TOKEN_BYTES]) -> Vec<u8> {
    let mut bytes = vec![b'*'];
    let length = |text: &str| u32::try_from(text.len()).unwrap_or(u32::MAX).to_le_bytes();
    bytes.extend(
        u32::try_from(inputs.len())
            .unwrap_or(u32::MAX)
            .to_le_bytes(),
    );
    for input in inputs {
        bytes.extend(length(input));
        bytes.extend(input.as_bytes());
    }
    bytes.extend(token);
    bytes
}

/// What goes down the control descriptor of a workload.
pub fn workload_control(token: &[u8; TOKEN_BYTES]) -> Vec<u8> {
    token.to_vec()
}

/// Reads what came back. The token must be first, and exact.
pub fn read_report(token: &[u8; TOKEN_BYTES], report: &[u8]) -> Reported {
    let text = |message: &[u8]| String::from_utf8_lossy(message).into_owned();
    match (report, report.strip_prefix(token.as_slice())) {
        ([], _) => Reported::Nothing,
        // Whoever copes with being refused a thread has passed all the same.
        (_, Some([0 | 64])) => Reported::Returned,
        (_, Some([1, message @ ..])) => Reported::Panicked(text(message)),
        (_, Some([2, message @ ..])) => Reported::Foreign(text(message)),
        (_, Some([65 | 66, ..])) => Reported::Crowded,
        _ => Reported::Forged,
    }
}

/// The runner of a task's hidden tests.
pub fn for_tests(task: &Task) -> Runner {
    match task.judge {
        Judge::Inside => calling_tests(task),
        Judge::Outside => Runner {
            source: format!(
                "mod {DRIVER};\nfn main() {{ ::assay_runner::respond({DRIVER}::answer) }}\n"
            ),
            numbers: BTreeMap::new(),
        },
    }
}

/// The module that answers inputs for a judge outside.
pub const DRIVER: &str = "driver";

fn calling_tests(task: &Task) -> Runner {
    let mut drawn = Drawn::default();
    let mut numbers = BTreeMap::new();
    let mut table = String::new();
    for test in task.tests() {
        if test.how != How::Call {
            continue;
        }
        let drawn = Numbers {
            number: drawn.next(),
            canary: drawn.next(),
        };
        let _ = writeln!(
            table,
            "    ::assay_runner::Test {{ number: {}, canary: {}, body: {}::{} }},",
            drawn.number, drawn.canary, test.module, test.name
        );
        numbers.insert(test.name.clone(), drawn);
    }
    let mut source = ASSERTIONS.to_owned();
    for file in task.hidden.iter().filter(|file| file.is_module()) {
        let _ = writeln!(source, "mod {};", file.module);
    }
    let pins = match task.pins {
        Some(_) => {
            source.push_str("mod pins;\n");
            "pins::pins"
        }
        None => "|| ()",
    };
    let _ = write!(
        source,
        "static TESTS: &[::assay_runner::Test] = &[\n{table}];\n\
         fn main() {{ ::assay_runner::run({:?}, {pins}, TESTS) }}\n",
        task.crate_name
    );
    Runner { source, numbers }
}

/// Numbers that do not repeat.
#[derive(Default)]
struct Drawn(BTreeSet<u32>);

impl Drawn {
    fn next(&mut self) -> u32 {
        loop {
            let number = rand::rng().random();
            if self.0.insert(number) {
                return number;
            }
        }
    }
}

/// Hidden tests compare with macros of ours. Defined by the text before everything else, they win over any macro that
/// a candidate may export under the same name.
const ASSERTIONS: &str = "macro_rules! assert_eq { ($($all:tt)*) => { ::assay_runner::check_eq!($($all)*) } }\n\
     macro_rules! assert_ne { ($($all:tt)*) => { ::assay_runner::check_ne!($($all)*) } }\n";

/// The runner of a task's workload. It gives a digest of what the workload returned, which must be the reference's: a
/// count of instructions that computed something else is worth nothing. The word that it came to its end goes to
/// standard error, since the report descriptor belongs to the log of the counter alone. It is a program of its own, without the common part, so that a count depends on nothing
/// but the task, the candidate and the toolchain.
pub fn for_workload() -> String {
    format!("mod workload;\n{WORKLOAD_MAIN}")
}

const WORKLOAD_MAIN: &str = r#"
#[unsafe(no_mangle)]
pub unsafe extern "C" fn getrandom(buffer: *mut u8, length: usize, _flags: u32) -> isize {
    for index in 0..length {
        unsafe { *buffer.add(index) = (index as u8).wrapping_mul(37).wrapping_add(11) };
    }
    length as isize
}

fn digest<T: ::std::hash::Hash>(answer: T) -> u64 {
    use ::std::hash::Hasher as _;
    // The same keys always.
    let mut hasher = ::std::collections::hash_map::DefaultHasher::new();
    answer.hash(&mut hasher);
    hasher.finish()
}

fn main() {
    use ::std::io::{Read as _, Write as _};
    use ::std::os::fd::FromRawFd as _;
    let mut token = [0u8; 32];
    let mut input = unsafe { ::std::fs::File::from_raw_fd(3) };
    // The counter keeps a copy of its log's descriptor where this process cannot reach it. Ours goes.
    drop(unsafe { ::std::fs::File::from_raw_fd(4) });
    let worker = ::std::thread::Builder::new().stack_size(8 << 20).spawn(|| digest(workload::workload()));
    let answer = match worker.map(|thread| thread.join()) {
        Ok(Ok(answer)) => answer,
        _ => ::std::process::abort(),
    };
    if input.read_exact(&mut token).is_err() {
        ::std::process::abort();
    }
    let words: String = token.iter().map(|byte| format!("{byte:02x}")).collect();
    let mut output = unsafe { ::std::fs::File::from_raw_fd(2) };
    let _ = output.write_all(format!("\nworkload done {words} {answer:016x}\n").as_bytes());
    unsafe extern "C" {
        fn _exit(code: i32) -> !;
    }
    unsafe { _exit(0) }
}
"#;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_report_without_the_token_is_forged() {
        let token = token();
        let mut good = token.to_vec();
        good.push(0);
        assert_eq!(read_report(&token, &good), Reported::Returned);
        assert_eq!(read_report(&token, &good[1..]), Reported::Forged);
        assert_eq!(read_report(&token, &token), Reported::Forged);
        assert_eq!(read_report(&token, b""), Reported::Nothing);
        // A second outcome behind the first is not what a runner writes.
        good.push(0);
        assert_eq!(read_report(&token, &good), Reported::Forged);
        let other = super::token();
        assert_eq!(read_report(&other, &good), Reported::Forged);
    }
}
