//! Static rules: what a candidate may not contain, found in its tokens before anything is compiled.
//!
//! The rules look at tokens and not at a syntax tree, so that they see into macro definitions and calls, and so that
//! a construct which our parser does not know yet cannot slip past them. They are one layer: what they miss meets
//! `-F unsafe_code`, Landlock and seccomp.

use proc_macro2::{Delimiter, Group, Span, TokenStream, TokenTree};

use super::Finding;
use crate::action::Files;
use crate::task::RULES;

/// Looks through the Rust files among `files`. `allowed` names rules that this task lifts.
pub fn check_rules(files: &Files, allowed: &[String]) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (path, text) in files.iter().filter(|(path, _)| path.ends_with(".rs")) {
        // What is no sequence of tokens does not compile either; the compiler says it better.
        if let Ok(tokens) = text.parse::<TokenStream>() {
            let mut scan = Scan {
                file: path,
                allowed,
                findings: &mut findings,
            };
            scan.all(tokens);
        }
        // Positions are kept per thread by the token library, for ever unless it is told otherwise.
        proc_macro2::extra::invalidate_current_thread_spans();
    }
    findings
}

struct Scan<'a> {
    file: &'a str,
    allowed: &'a [String],
    findings: &'a mut Vec<Finding>,
}

impl Scan<'_> {
    /// Visits every nested group with a list of its own rather than by recursion: nesting is the candidate's choice.
    fn all(&mut self, tokens: TokenStream) {
        let mut waiting = vec![tokens];
        while let Some(stream) = waiting.pop() {
            let tokens: Vec<TokenTree> = stream.into_iter().collect();
            for index in 0..tokens.len() {
                self.at(
                    &tokens[index..],
                    index.checked_sub(1).map(|before| &tokens[before]),
                );
                if let TokenTree::Group(group) = &tokens[index] {
                    waiting.push(group.stream());
                }
            }
        }
    }

    /// Judges what starts at the first token of `rest`.
    fn at(&mut self, rest: &[TokenTree], before: Option<&TokenTree>) {
        match rest {
            [
                TokenTree::Punct(hash),
                TokenTree::Punct(bang),
                TokenTree::Group(group),
                ..,
            ] if hash.as_char() == '#' && bang.as_char() == '!' => {
                self.attribute(group);
            }
            [TokenTree::Punct(hash), TokenTree::Group(group), ..] if hash.as_char() == '#' => {
                self.attribute(group)
            }
            [TokenTree::Ident(name), TokenTree::Punct(bang), ..] if bang.as_char() == '!' => {
                self.macro_call(&name.to_string(), name.span());
            }
            [TokenTree::Ident(name), next, ..] if name == "extern" => {
                self.external(name.span(), next)
            }
            [TokenTree::Ident(name), ..] => self.word(&name.to_string(), name.span()),
            _ => {}
        }
        if let [TokenTree::Ident(root), rest @ ..] = rest
            && ["std", "core", "alloc"].contains(&root.to_string().as_str())
            && !is_member(before)
        {
            self.of_std(root.span(), rest);
        }
    }

    fn attribute(&mut self, group: &Group) {
        if group.delimiter() != Delimiter::Bracket {
            return;
        }
        let tokens: Vec<TokenTree> = group.stream().into_iter().collect();
        let Some(TokenTree::Ident(name)) = tokens.first() else {
            return;
        };
        let span = name.span();
        match name.to_string().as_str() {
            "path" => self.found("path-attribute", span, "#[path]"),
            "feature"
            | "no_std"
            | "no_core"
            | "no_main"
            | "no_implicit_prelude"
            | "rustc_dummy" => {
                self.found("feature", span, &format!("#![{name}]"));
            }
            "no_mangle" | "export_name" | "link_section" | "link" | "link_name" | "used"
            | "naked" | "global_allocator" | "panic_handler" | "start" | "main" => {
                self.found("extern", span, &format!("#[{name}]"));
            }
            // A test module of one's own is what every programmer writes.
            "cfg" if group.stream().to_string().replace(' ', "") == "cfg(test)" => {}
            "cfg" | "cfg_attr" => self.found("cfg", span, &group.stream().to_string()),
            "track_caller" => self.found("caller-location", span, "#[track_caller]"),
            "allow" | "expect" => self.found("allow", span, &group.stream().to_string()),
            _ => {}
        }
    }

    fn macro_call(&mut self, name: &str, span: Span) {
        let rule = match name {
            "include" | "include_str" | "include_bytes" => "include",
            "env" | "option_env" => "env",
            "asm" | "global_asm" | "naked_asm" => "asm",
            "cfg" => "cfg",
            "todo" | "unimplemented" => "todo",
            _ => return,
        };
        self.found(rule, span, &format!("{name}!"));
    }

    fn external(&mut self, span: Span, next: &TokenTree) {
        match next {
            TokenTree::Ident(word) if word == "crate" => {}
            _ => self.found("extern", span, "extern"),
        }
    }

    fn word(&mut self, name: &str, span: Span) {
        match name {
            "unsafe" => self.found("unsafe", span, "unsafe"),
            // Also where a macro call is put together from pieces, so that no `!` follows the name.
            "include_str" | "include_bytes" => self.found("include", span, name),
            "option_env" => self.found("env", span, name),
            "global_asm" => self.found("asm", span, name),
            _ => {}
        }
    }

    /// Judges what is taken from the standard library: what follows `std`.
    fn of_std(&mut self, span: Span, rest: &[TokenTree]) {
        match rest {
            [TokenTree::Ident(word), ..] if word == "as" => {
                self.found("std-alias", span, "std as …")
            }
            [TokenTree::Punct(a), TokenTree::Punct(b), next, ..]
                if a.as_char() == ':' && b.as_char() == ':' =>
            {
                match next {
                    TokenTree::Ident(module) => {
                        self.module(&module.to_string(), module.span(), &rest[3..]);
                    }
                    TokenTree::Punct(star) if star.as_char() == '*' => {
                        self.found("std-alias", span, "std::*")
                    }
                    TokenTree::Group(group) => self.group_of_std(group),
                    _ => {}
                }
            }
            _ => {}
        }
    }

    /// `std::{fs, io::{self, Read}, process as p}`
    fn group_of_std(&mut self, group: &Group) {
        let tokens: Vec<TokenTree> = group.stream().into_iter().collect();
        for part in
            tokens.split(|token| matches!(token, TokenTree::Punct(comma) if comma.as_char() == ','))
        {
            match part {
                [TokenTree::Ident(module)] if module == "self" => {}
                [TokenTree::Ident(module), ..] if module == "self" => {
                    self.found("std-alias", module.span(), "std as …");
                }
                [TokenTree::Ident(module), rest @ ..] => {
                    self.module(&module.to_string(), module.span(), rest)
                }
                [TokenTree::Punct(star), ..] if star.as_char() == '*' => {
                    self.found("std-alias", star.span(), "std::*");
                }
                _ => {}
            }
        }
    }

    fn module(&mut self, module: &str, span: Span, rest: &[TokenTree]) {
        let rule = match module {
            "fs" => "file-access",
            "process" => "process",
            "net" => "network",
            "env" => "env",
            "os" => "os",
            "arch" | "intrinsics" => "asm",
            "panic" if mentions(rest, &["set_hook", "take_hook", "Location"]) => "panic-hook",
            _ => return,
        };
        self.found(rule, span, &format!("std::{module}"));
    }

    fn found(&mut self, rule: &str, span: Span, what: &str) {
        let Some(rule) = RULES.iter().find(|known| known.name == rule) else {
            return;
        };
        let place = span.start();
        let finding = Finding {
            rule: rule.name.to_owned(),
            file: self.file.to_owned(),
            line: u32::try_from(place.line).unwrap_or(u32::MAX),
            column: u32::try_from(place.column + 1).unwrap_or(u32::MAX),
            what: what.chars().take(80).collect(),
            forbidden: rule.forbids && !self.allowed.iter().any(|allowed| allowed == rule.name),
        };
        if !self.findings.contains(&finding) && self.findings.len() < 200 {
            self.findings.push(finding);
        }
    }
}

/// Whether a name is a member of something else: `my::std` or `value.std`.
fn is_member(before: Option<&TokenTree>) -> bool {
    // `::std` at the start of a path looks the same as `my::std`; both are judged, which costs an honest program
    // nothing: nobody names a module of their own `std`.
    matches!(before, Some(TokenTree::Punct(punct)) if punct.as_char() == '.')
}

fn mentions(tokens: &[TokenTree], names: &[&str]) -> bool {
    tokens.iter().take(8).any(|token| match token {
        TokenTree::Ident(name) => names.contains(&name.to_string().as_str()),
        TokenTree::Group(group) => group
            .stream()
            .into_iter()
            .any(|inner| names.contains(&inner.to_string().as_str())),
        _ => false,
    })
}

#[cfg(test)]
mod tests {
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
            impl Env { fn net(&self) -> &str { &self.process } }
            fn f(env: &Env) -> usize { env.fs as usize + std::mem::size_of::<Env>() }
            #[cfg(test)] mod tests { use super::*; #[test] fn works() { assert_eq!(1, 1); } }
        "#;
        assert_eq!(forbidden(source), Vec::<String>::new());
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
        let deep = format!("fn f() {{ {}{} }}", "(".repeat(2000), ")".repeat(2000));
        assert!(forbidden(&deep).is_empty());
    }
}
