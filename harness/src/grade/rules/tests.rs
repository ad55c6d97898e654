use super::*;

fn forbidden(source: &str) -> Vec<String> {
    let files = Files::from([("src/lib.rs".to_owned(), source.to_owned())]);
    check_rules(&files, &[])
        .into_iter()
        .filter(|finding| finding.forbidden)
        .map(|finding| finding.rule)
        .collect()
}

#[test]
fn what_reaches_out_of_the_process_is_found_wherever_it_hides() {
    let cases = [
        ("fn f() { unsafe { } }", "unsafe"),
        ("macro_rules! m { () => { unsafe {} } }", "unsafe"),
        ("#[unsafe(no_mangle)] fn f() {}", "unsafe"),
        ("extern \"C\" { fn exit(code: i32) -> !; }", "extern"),
        (
            "const T: &str = include_str!(\"../tests/a.rs\");",
            "include",
        ),
        ("use std::include_str as read;", "include"),
        ("const K: &str = env!(\"HOME\");", "env"),
        ("fn f() { std::process::exit(0) }", "process"),
        ("use std::{io::{self, Read}, process};", "process"),
        ("use ::std::fs::File;", "file-access"),
        ("use std as s; fn f() { s::fs::read(\"x\"); }", "std-alias"),
        ("use std::{self as s};", "std-alias"),
        ("use std::*;", "std-alias"),
        ("use std::net::TcpStream;", "network"),
        ("use std::os::fd::AsRawFd;", "os"),
        ("#![feature(test)]", "feature"),
        ("#[path = \"/etc/passwd\"] mod m;", "path-attribute"),
        ("core::arch::asm!(\"nop\");", "asm"),
        ("#!/bin/sh \"\nfn f() { std::process::exit(0) }", "process"),
        ("fn f() { std::r#process::exit(0) }", "process"),
        ("use std::{{process}};", "process"),
        ("use std::{{{{{fs as f}}}}};", "file-access"),
        (
            "macro_rules! m { ($m:ident) => { std::$m::exit(0) } } fn f() { m!(process) }",
            "std-alias",
        ),
        (
            "macro_rules! m { ($r:ident $m:ident) => { $r::$m::exit(0) } } fn f() { m!(std process) }",
            "std-alias",
        ),
        (
            "macro_rules! m { ($($t:tt)+) => { use $($t)+ as s; } } m!(::std);",
            "std-alias",
        ),
        ("const T: &str = r#include_str!(\"x\");", "include"),
        ("use std::{include as paste};", "include"),
        (
            "#[cfg_attr(all(), path = \"/etc/passwd\")] mod m;",
            "path-attribute",
        ),
        (
            "#[cfg_attr(all(), cfg_attr(all(), no_mangle))] fn f() {}",
            "extern",
        ),
        ("#[r#path = \"x\"] mod m;", "path-attribute"),
        ("#![cfg_attr(all(), feature(test))]", "feature"),
        (
            "trait parse { fn is_err(&self) -> bool { true } }",
            "shadow",
        ),
        (
            "fn long<'a, 'b, T>(_: &'a &'b (), v: &'b T) -> &'a T { v }",
            "soundness",
        ),
        (
            "impl<T: ?Sized, U> Into<U> for T { type From = U; } fn f(_: &dyn Into<u8, From = u8>) {}",
            "soundness",
        ),
        (
            "impl<T: ?Sized, F> Into<F> for T where F: for<'a> Fn(&'a u8) { type From = F; } fn f(_: &dyn Into<u8>) {}",
            "soundness",
        ),
        (
            "impl<F: Fn() -> u8, T: ?Sized> Into<F> for T { type From = F; } fn f(_: &dyn Into<u8>) {}",
            "soundness",
        ),
        (
            "type Same<T> = T; impl<T: ?Sized> Into for Same<T> { type From = T; } fn f(_: &dyn Into) {}",
            "soundness",
        ),
        (
            "mod a { struct Same<T>(T); } use b::Other as Same; impl<T: ?Sized> Into for Same<T> { type From = T; } fn f(_: &dyn Into) {}",
            "soundness",
        ),
        (
            "struct Same<T>(T); macro_rules! m { ($k:tt $n:ident) => { $k $n<T> = T; } } impl<T: ?Sized> Into for Same<T> { type From = T; } fn f(_: &dyn Into) {}",
            "soundness",
        ),
        ("trait r#for { fn is_err(&self) {} }", "shadow"),
        ("extern crate std as s;", "std-alias"),
    ];
    for (source, rule) in cases {
        assert!(
            forbidden(source).iter().any(|found| found == rule),
            "{source} should break {rule}"
        );
    }
}

#[test]
fn honest_programs_pass() {
    let source = r#"
        #![allow(dead_code)]
        use std::{collections::HashMap, fmt, rc::Rc, thread};
        use std::path::PathBuf;
        extern crate alloc;
        /// Text may say unsafe, std::fs and include_str!("x").
        #[derive(Debug, Clone)] pub struct Env { pub process: String, fs: u8 }
        #[cfg_attr(feature = "serde", derive(Debug))] struct Spread { std: f64, core: u8 }
        impl Spread { fn std(&self) -> f64 { let std = self.std; let _ = (std as f32, std as u8); println!("{} {}", std, self.core); std } }
        macro_rules! maximum { ($a:expr, $b:expr) => { std::cmp::max($a, $b) }; }
        fn largest() -> u8 { maximum!(1, u8::MAX) }
        fn nested<'a>(words: &'a [&'a str], word: &&str) -> Option<&'a &'a str> { words.iter().find(|one| one == &word) }
        trait Named { fn name(&self) -> String; }
        impl<T: fmt::Debug + ?Sized> Named for T { fn name(&self) -> String { format!("{:?}", "x") } }
        fn all(_: &[Box<dyn Named>]) {}
        impl Env { fn net(&self) -> &str { &self.process } }
        fn f(env: &Env) -> usize { env.fs as usize + std::mem::size_of::<Env>() }
        #[cfg(test)] mod tests { use super::*; #[test] fn works() { assert_eq!(1, 1); } }
    "#;
    assert_eq!(forbidden(source), Vec::<String>::new());
}

/// Each of these is from a published library, or shaped after one.
#[test]
fn code_that_only_looks_forbidden_passes() {
    let cases = [
        "macro_rules! m { ($trait:ident) => { impl<L, R> fmt::$trait for Either<L, R> {} } }",
        "extern crate std as _;",
        "struct Changes<'a, T: ?Sized>(&'a T); impl<'a, T: ?Sized> Iterator for Changes<'a, T> { type Item = &'a T; } fn f(_: Box<dyn Iterator<Item = u8>>) {}",
        "struct Owned<T: ?Sized>(Box<T>); impl<T> Deref for Owned<T> where T: ?Sized { type Target = T; } fn f(_: &dyn Deref<Target = str>) {}",
    ];
    for source in cases {
        assert_eq!(forbidden(source), Vec::<String>::new(), "{source}");
    }
}

#[test]
fn a_finding_names_its_place_and_a_task_can_lift_it() {
    let files = Files::from([("src/lib.rs".to_owned(), "\n  unsafe fn f() {}".to_owned())]);
    let found = check_rules(&files, &[]);
    assert_eq!((found[0].line, found[0].column), (2, 3));
    assert!(!check_rules(&files, &["unsafe".to_owned()])[0].forbidden);
}

#[test]
fn absurd_nesting_is_walked_without_recursion() {
    let nested =
        |open: &str, close: &str| format!("{}{}", open.repeat(30_000), close.repeat(30_000));
    let sources = [
        format!("fn f() {{ {} }}", nested("(", ")")),
        format!("#[cfg({})] fn f() {{}}", nested("#[cfg(", ")]")),
        format!("#[cfg_attr({})] fn f() {{}}", nested("a, cfg_attr(", ")")),
        format!("use std::panic::{};", nested("{", "}")),
        format!("use std::{};", nested("{", "}")),
    ];
    for source in sources {
        assert!(!forbidden(&source).contains(&"unsafe".to_owned()));
    }
}

#[test]
fn a_declaration_too_long_to_look_through_is_refused() {
    let long = format!("use {{{} std as f64}};", "a, ".repeat(2000));
    assert!(forbidden(&long).contains(&"std-alias".to_owned()));
    let body = "let a = crate::b(1);".repeat(2000);
    let honest = format!("fn f<'a>(a: &'a str) -> impl Iterator + use<'a> {{ {body} }}");
    assert!(forbidden(&honest).is_empty());
}

#[test]
fn what_cannot_be_read_is_said() {
    let files = Files::from([("src/lib.rs".to_owned(), "fn f() { \"".to_owned())]);
    let found = check_rules(&files, &[]);
    assert_eq!(
        (found[0].rule.as_str(), found[0].forbidden),
        ("unreadable", false)
    );
}

#[test]
fn notes_do_not_crowd_out_what_is_forbidden() {
    let source = format!(
        "{}fn f() {{ unsafe {{}} }}",
        "#[allow(x)]\nfn g() {}\n".repeat(500)
    );
    assert_eq!(forbidden(&source), ["unsafe"]);
}
