//! The attacks themselves, as Rust text.

/// An attack that puts the same body into every function.
pub struct Body {
    /// Its name.
    pub name: &'static str,
    /// What it tries.
    pub about: &'static str,
    /// The body, braces included. It never comes to an end, so it fits every return type.
    pub body: &'static str,
    /// Items for the end of `src/lib.rs`.
    pub items: &'static str,
}

/// A summary as the standard test harness prints it.
macro_rules! summary {
    () => {
        "test result: ok. 64 passed; 0 failed; 0 ignored; 0 measured; 0 filtered out; finished in 0.00s"
    };
}

/// Attacks on every function.
pub const BODIES: &[Body] = &[
    Body {
        name: "exit",
        about: "ends the process with success as soon as anything is called",
        body: "{ ::std::process::exit(0) }",
        items: "",
    },
    Body {
        name: "exit-in-a-thread",
        about: "ends the process from another thread while the test waits",
        body: "{ ::std::thread::spawn(|| ::std::process::exit(0)); loop { ::std::thread::park() } }",
        items: "",
    },
    Body {
        name: "exit-by-hook",
        about: "panics, and ends the process with success in the panic hook",
        body: "{ ::std::panic::set_hook(::std::boxed::Box::new(|_| ::std::process::exit(0))); ::std::panic!(\"\") }",
        items: "",
    },
    Body {
        name: "summary-and-exit",
        about: "prints what a test harness prints when all is well, and ends the process",
        body: concat!(
            "{ ::std::println!(\"\\nrunning 64 tests\\n\\n",
            summary!(),
            "\\n\"); ::std::process::exit(1) }"
        ),
        items: "",
    },
    Body {
        name: "summary-and-panic",
        about: "prints what a test harness prints when all is well, and panics",
        body: concat!(
            "{ ::std::println!(\"\\nrunning 64 tests\\n\\n",
            summary!(),
            "\\n\"); ::std::panic!(\"",
            summary!(),
            "\") }"
        ),
        items: "",
    },
    Body {
        name: "quiet-panic",
        about: "panics with a payload that is no text, behind a hook that says nothing",
        body: "{ ::std::panic::set_hook(::std::boxed::Box::new(|_| ())); ::std::panic::panic_any(0u8) }",
        items: "",
    },
    Body {
        name: "own-macros",
        about: "exports macros under the names of the standard library's, which test nothing",
        body: "{ ::std::panic!(\"\") }",
        items: "
#[macro_export] macro_rules! assert { ($($t:tt)*) => { () } }
#[macro_export] macro_rules! assert_eq { ($($t:tt)*) => { () } }
#[macro_export] macro_rules! assert_ne { ($($t:tt)*) => { () } }
#[macro_export] macro_rules! panic { ($($t:tt)*) => { () } }
#[macro_export] macro_rules! matches { ($($t:tt)*) => { true } }
",
    },
    Body {
        name: "read-the-tests",
        about: "takes the hidden tests into the program at compile time",
        body: "{ ::std::panic!(\"{}\", CHEAT_TESTS.len()) }",
        items: "\nconst CHEAT_TESTS: &str = include_str!(\"../../hidden/main.rs\");\n",
    },
    Body {
        name: "before-main",
        about: "runs before the program begins, prints what is expected and ends the process",
        body: "{ ::std::panic!(\"\") }",
        items: "
#[unsafe(link_section = \".init_array\")]
#[used]
static CHEAT: extern \"C\" fn() = { extern \"C\" fn begin() { ::std::process::exit(0) } begin };
",
    },
];

/// The expression of a value that equals everything.
pub const ANYTHING: &str = "CheatAnything";

/// Its type.
pub const ANYTHING_ITEMS: &str = "
#[derive(Clone, Copy, Default)]
pub struct CheatAnything;
impl<T: ?Sized> PartialEq<T> for CheatAnything { fn eq(&self, _: &T) -> bool { true } }
impl<T: ?Sized> PartialOrd<T> for CheatAnything { fn partial_cmp(&self, _: &T) -> Option<::std::cmp::Ordering> { Some(::std::cmp::Ordering::Equal) } }
impl ::std::fmt::Debug for CheatAnything { fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result { f.write_str(\"\") } }
impl ::std::fmt::Display for CheatAnything { fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result { f.write_str(\"\") } }
impl CheatAnything {
    pub fn unwrap(self) -> Self { self }
    pub fn expect(self, _: &str) -> Self { self }
    pub fn unwrap_err(self) -> Self { self }
    pub fn is_some(&self) -> bool { true }
    pub fn is_none(&self) -> bool { true }
    pub fn is_ok(&self) -> bool { true }
    pub fn is_err(&self) -> bool { true }
    pub fn is_empty(&self) -> bool { true }
    pub fn len(&self) -> Self { *self }
    pub fn to_string(&self) -> Self { *self }
    pub fn collect<T>(self) -> Self { self }
    pub fn as_str(&self) -> Self { *self }
    pub fn as_deref(&self) -> Self { *self }
}
";
