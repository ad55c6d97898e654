//! The part of a test runner that is the same for every task: compiled once for each toolchain, inside a sandbox, and
//! linked into every runner that is generated for a grade.
//!
//! A runner's process calls one hidden test and reports how it ended:
//!
//! ```text
//! descriptor 3 ──▶ nonce (16 bytes), number (u32), and after the test: token (32 bytes)
//! descriptor 4 ◀── token, then 0 (returned) | 1 and a message (panicked) | 2 and a message (foreign comparison);
//!                  64 is added when the system has refused a thread
//! ```
//!
//! The token is drawn for one run. Whoever has not read it cannot report, and it stays in the pipe, in nobody's memory,
//! until the test is over. Each test has two numbers, drawn for one
//! grade: under the second one the same test is called as a *canary*, which then fails with the nonce as its message,
//! whatever the test did. A canary that reports anything else is proof of tampering.

use std::any::Any;
use std::fmt::{Arguments, Debug};
use std::fs::File;
use std::io::{Read, Write};
use std::os::fd::FromRawFd;
use std::sync::OnceLock;
use std::sync::atomic::{AtomicBool, Ordering};

const TOKEN_BYTES: usize = 32;
const NONCE_BYTES: usize = 16;
const STACK_BYTES: usize = 8 << 20;
const MESSAGE_BYTES: usize = 16 * 1024;
/// Types of the candidate's stand in this crate.
static CANDIDATE: OnceLock<&'static str> = OnceLock::new();

/// One hidden test.
pub struct Test {
    /// The number by which it is called.
    pub number: u32,
    /// The number by which it is called to fail.
    pub canary: u32,
    /// The test itself.
    pub body: fn(),
}

/// What a process is told to do.
struct Control {
    pipe: File,
    nonce: [u8; NONCE_BYTES],
    number: u32,
}

/// Calls the one test that this process is for, and reports. `pins` comes before the test and after it, in every
/// process: what it asserts has to hold for any test to mean something.
pub fn run(candidate: &'static str, pins: fn(), tests: &'static [Test]) -> ! {
    let _ = CANDIDATE.set(candidate);
    let mut control = control();
    let Some((body, must_fail)) = find(tests, control.number) else {
        std::process::abort()
    };
    let nonce = control.nonce;
    confine();
    // A thread without a name tells a candidate nothing.
    let spawned = std::thread::Builder::new()
        .stack_size(STACK_BYTES)
        .spawn(move || {
            let ended = std::panic::catch_unwind(|| {
                pins();
                body();
                pins();
            });
            if must_fail {
                std::panic::panic_any(hexadecimal(&nonce));
            }
            if let Err(payload) = ended {
                std::panic::resume_unwind(payload);
            }
        });
    let Ok(thread) = spawned else {
        std::process::abort()
    };
    let ended = thread.join();
    let mut token = [0; TOKEN_BYTES];
    if control.pipe.read_exact(&mut token).is_err() {
        std::process::abort();
    }
    let mut message = token.to_vec();
    match &ended {
        Ok(()) => message.push(0),
        Err(payload) => describe(payload.as_ref(), &mut message),
    }
    if THREAD_REFUSED.load(Ordering::Relaxed) {
        message[TOKEN_BYTES] += 64;
    }
    report(&message)
}

/// Answers inputs for a judge outside of this process, which alone knows the right answers. What comes first says how
/// many: `1` and the input, whose answer is written as it is; or `*`, a count, so many inputs each after its length, and
/// a token, which is read and said when all are answered.
pub fn respond(answer: fn(&str) -> String) -> ! {
    // SAFETY: the guest has put a pipe there for this process, and nobody else has touched it.
    let mut control = unsafe { File::from_raw_fd(3) };
    let mut how = [0];
    if control.read_exact(&mut how).is_err() {
        std::process::abort();
    }
    if how == *b"*" {
        respond_to_all(control, answer);
    }
    let mut input = String::new();
    if control.read_to_string(&mut input).is_err() {
        std::process::abort();
    }
    confine();
    match answer_apart(answer, input) {
        Some(output) => report(output.as_bytes()),
        None => std::process::abort(),
    }
}

/// For a checker around this process, which confines it: descriptor 4 is the checker's.
fn respond_to_all(mut control: File, answer: fn(&str) -> String) -> ! {
    let mut inputs = Vec::new();
    for _ in 0..number(&mut control) {
        let mut input = vec![0; number(&mut control) as usize];
        match control.read_exact(&mut input) {
            Ok(()) => inputs.push(String::from_utf8_lossy(&input).into_owned()),
            Err(_) => std::process::abort(),
        }
    }
    for input in inputs {
        if answer_apart(answer, input).is_none() {
            std::process::abort();
        }
    }
    let mut token = [0; TOKEN_BYTES];
    if control.read_exact(&mut token).is_err() {
        std::process::abort();
    }
    eprintln!("\ncases done {}", hexadecimal(&token));
    std::process::exit(0)
}

fn number(control: &mut File) -> u32 {
    let mut bytes = [0; 4];
    if control.read_exact(&mut bytes).is_err() {
        std::process::abort();
    }
    u32::from_le_bytes(bytes)
}

/// The answer of a thread with a stack of its own; none if it panicked.
fn answer_apart(answer: fn(&str) -> String, input: String) -> Option<String> {
    let spawned = std::thread::Builder::new()
        .stack_size(STACK_BYTES)
        .spawn(move || answer(&input));
    spawned.ok()?.join().ok()
}

fn find(tests: &[Test], number: u32) -> Option<(fn(), bool)> {
    tests.iter().find_map(|test| {
        (test.number == number || test.canary == number)
            .then_some((test.body, test.canary == number))
    })
}

fn control() -> Control {
    let mut bytes = [0u8; NONCE_BYTES + 4];
    // SAFETY: as above.
    let mut pipe = unsafe { File::from_raw_fd(3) };
    if pipe.read_exact(&mut bytes).is_err() {
        std::process::abort();
    }
    let mut nonce = [0; NONCE_BYTES];
    nonce.copy_from_slice(&bytes[..NONCE_BYTES]);
    let mut number = [0; 4];
    number.copy_from_slice(&bytes[NONCE_BYTES..]);
    Control {
        pipe,
        nonce,
        number: u32::from_le_bytes(number),
    }
}

fn hexadecimal(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// What the harness learns of a panic.
fn describe(payload: &(dyn Any + Send), message: &mut Vec<u8>) {
    if let Some(Foreign(text)) = payload.downcast_ref() {
        message.push(2);
        return append(message, text);
    }
    message.push(1);
    let text = match (
        payload.downcast_ref::<&'static str>(),
        payload.downcast_ref::<String>(),
    ) {
        (Some(text), _) => text,
        (_, Some(text)) => text.as_str(),
        _ => "a panic without a message",
    };
    append(message, text);
}

fn append(message: &mut Vec<u8>, text: &str) {
    message.extend_from_slice(&text.as_bytes()[..text.len().min(MESSAGE_BYTES)]);
}

fn report(bytes: &[u8]) -> ! {
    unsafe extern "C" {
        fn _exit(code: i32) -> !;
    }
    // SAFETY: the guest has put a pipe there for this process.
    let mut output = unsafe { File::from_raw_fd(4) };
    // A descriptor that somebody has closed or filled is not the one that was given to this process.
    if output.write_all(bytes).is_err() {
        std::process::abort();
    }
    // SAFETY: ends the process without running anything more of the candidate's.
    unsafe { _exit(0) }
}

/// Replaces the C library's: hash maps iterate in the same order in every run, so that a candidate which depends on
/// that order gets the same grade every time.
///
/// # Safety
/// As for `getrandom(2)`: `buffer` points to `length` writable bytes.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn getrandom(buffer: *mut u8, length: usize, _flags: u32) -> isize {
    for index in 0..length {
        // SAFETY: the caller promises `length` writable bytes.
        unsafe { *buffer.add(index) = (index as u8).wrapping_mul(37).wrapping_add(11) };
    }
    length as isize
}

static THREAD_REFUSED: AtomicBool = AtomicBool::new(false);

/// Replaces the C library's, which it calls: that the system refuses a thread is remembered, whatever the candidate
/// makes of it.
///
/// # Safety
/// As for `pthread_create(3)`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn pthread_create(
    thread: *mut usize,
    attributes: *const u8,
    start: extern "C" fn(*mut u8) -> *mut u8,
    argument: *mut u8,
) -> i32 {
    type Create = unsafe extern "C" fn(
        *mut usize,
        *const u8,
        extern "C" fn(*mut u8) -> *mut u8,
        *mut u8,
    ) -> i32;
    const NEXT: *mut u8 = -1isize as *mut u8;
    const AGAIN: i32 = 11;
    unsafe extern "C" {
        fn dlsym(handle: *mut u8, name: *const u8) -> *mut u8;
    }
    // SAFETY: the name ends in a zero byte; the C library has this function, with this signature.
    let code = unsafe {
        let found = dlsym(NEXT, c"pthread_create".as_ptr().cast());
        if found.is_null() {
            return AGAIN;
        }
        std::mem::transmute::<*mut u8, Create>(found)(thread, attributes, start, argument)
    };
    if code == AGAIN {
        THREAD_REFUSED.store(true, Ordering::Relaxed);
    }
    code
}

// ---- From here on the process may open nothing and start nothing. ----

#[repr(C)]
struct Instruction {
    code: u16,
    jump_true: u8,
    jump_false: u8,
    value: u32,
}

#[repr(C)]
struct Program {
    length: u16,
    instructions: *const Instruction,
}

#[cfg(target_arch = "x86_64")]
const OPENING: [u32; 7] = [2, 85, 257, 437, 59, 322, 304]; // open, creat, openat, openat2, execve, execveat, open_by_handle_at
#[cfg(target_arch = "aarch64")]
const OPENING: [u32; 5] = [56, 437, 221, 281, 265]; // openat, openat2, execve, execveat, open_by_handle_at

/// Refuses every call that opens a file or starts a program. The program and its libraries are loaded by now, and
/// nothing that a test does needs either. Comes on top of the guest's own filters.
fn confine() {
    const LOAD_NUMBER: Instruction = Instruction {
        code: 0x20,
        jump_true: 0,
        jump_false: 0,
        value: 0,
    };
    const ALLOW: Instruction = Instruction {
        code: 0x06,
        jump_true: 0,
        jump_false: 0,
        value: 0x7fff_0000,
    };
    const REFUSE: Instruction = Instruction {
        code: 0x06,
        jump_true: 0,
        jump_false: 0,
        value: 0x0005_0000 | 13,
    };
    const PR_SET_SECCOMP: i32 = 22;
    const FILTER: u64 = 2;
    unsafe extern "C" {
        fn prctl(option: i32, ...) -> i32;
    }
    let mut filter = vec![LOAD_NUMBER];
    for (index, call) in OPENING.iter().enumerate() {
        let to_refusal = (OPENING.len() - index) as u8;
        filter.push(Instruction {
            code: 0x15,
            jump_true: to_refusal,
            jump_false: 0,
            value: *call,
        });
    }
    filter.push(ALLOW);
    filter.push(REFUSE);
    let program = Program {
        length: filter.len() as u16,
        instructions: filter.as_ptr(),
    };
    // SAFETY: the program and its instructions live until the call returns; the kernel copies them.
    let refused = unsafe { prctl(PR_SET_SECCOMP, FILTER, &program as *const Program) };
    if refused != 0 {
        std::process::abort();
    }
}

// ---- What hidden tests compare with. ----

/// The payload of a comparison that no test asked for.
struct Foreign(String);

/// Whether two values are equal. A value of a type that the candidate has made is only ever compared with a value of
/// the same types: a return type of the candidate's own that equals everything would pass any test.
pub fn same<L: PartialEq<R> + ?Sized, R: ?Sized>(left: &L, right: &R) -> bool {
    let (left_name, right_name) = (std::any::type_name::<L>(), std::any::type_name::<R>());
    if left_name != right_name {
        must_be_related(left_name, right_name);
    }
    left == right
}

fn must_be_related(left: &'static str, right: &'static str) {
    let candidate = CANDIDATE.get().copied().unwrap_or_default();
    if own_types(left, candidate) != own_types(right, candidate) {
        std::panic::panic_any(Foreign(format!("{left} is compared with {right}")));
    }
}

/// The types of the candidate's crate that a type's name mentions, sorted, each once.
fn own_types<'a>(name: &'a str, candidate: &str) -> Vec<&'a str> {
    let of_a_path =
        |character: char| character.is_alphanumeric() || character == '_' || character == ':';
    let mut found: Vec<&str> = name
        .split(|character| !of_a_path(character))
        .filter(|path| {
            path.split_once("::")
                .is_some_and(|(root, _)| root == candidate)
        })
        .collect();
    found.sort_unstable();
    found.dedup();
    found
}

/// Panics with what `assert_eq!` and `assert_ne!` say.
#[track_caller]
pub fn differ(
    operator: &str,
    left: &dyn Debug,
    right: &dyn Debug,
    message: Option<Arguments<'_>>,
) -> ! {
    match message {
        Some(message) => panic!(
            "assertion `left {operator} right` failed: {message}\n  left: {left:?}\n right: {right:?}"
        ),
        None => {
            panic!("assertion `left {operator} right` failed\n  left: {left:?}\n right: {right:?}")
        }
    }
}

/// As `assert_eq!`.
#[macro_export]
macro_rules! check_eq {
    ($left:expr, $right:expr $(,)?) => {
        match (&$left, &$right) {
            (left, right) => if !$crate::same(left, right) {
                $crate::differ("==", &left, &right, ::core::option::Option::None)
            }
        }
    };
    ($left:expr, $right:expr, $($message:tt)+) => {
        match (&$left, &$right) {
            (left, right) => if !$crate::same(left, right) {
                $crate::differ("==", &left, &right, ::core::option::Option::Some(::core::format_args!($($message)+)))
            }
        }
    };
}

/// As `assert_ne!`.
#[macro_export]
macro_rules! check_ne {
    ($left:expr, $right:expr $(,)?) => {
        match (&$left, &$right) {
            (left, right) => if $crate::same(left, right) {
                $crate::differ("!=", &left, &right, ::core::option::Option::None)
            }
        }
    };
    ($left:expr, $right:expr, $($message:tt)+) => {
        match (&$left, &$right) {
            (left, right) => if $crate::same(left, right) {
                $crate::differ("!=", &left, &right, ::core::option::Option::Some(::core::format_args!($($message)+)))
            }
        }
    };
}
