//! What is taken from the standard library.

use proc_macro2::{Group, Span, TokenTree};

use super::{Scan, is_punct, name_of};

impl Scan<'_, '_> {
    /// Judges what follows `std`.
    pub(super) fn of_standard(&mut self, span: Span, rest: &[TokenTree]) {
        match rest {
            // `extern crate std as _` gives it no name.
            [TokenTree::Ident(word), TokenTree::Ident(name), ..] if word == "as" && name == "_" => {
            }
            [TokenTree::Ident(word), ..] if name_of(word) == "as" => {
                self.found("std-alias", span, "std as …");
            }
            [a, b, next, after @ ..] if is_punct(a, ':') && is_punct(b, ':') => match next {
                TokenTree::Ident(module) => self.module(&name_of(module), module.span(), after),
                TokenTree::Group(group) => self.group(group),
                // `std::*`, and `std::$module` in a macro.
                _ => self.found("std-alias", span, "std::…"),
            },
            _ => {}
        }
    }

    /// `std::{fs, io::{self, Read}, process as p, {env}}`
    fn group(&mut self, group: &Group) {
        let mut waiting = vec![group.stream()];
        while let Some(stream) = waiting.pop() {
            let tokens: Vec<TokenTree> = stream.into_iter().collect();
            for part in tokens.split(|token| is_punct(token, ',')) {
                match part {
                    [TokenTree::Ident(module)] if module == "self" => {}
                    [TokenTree::Ident(module), ..] if module == "self" => {
                        self.found("std-alias", module.span(), "std as …");
                    }
                    [TokenTree::Ident(module), after @ ..] => {
                        self.module(&name_of(module), module.span(), after);
                    }
                    [TokenTree::Group(group)] => waiting.push(group.stream()),
                    [] => {}
                    [first, ..] => self.found("std-alias", first.span(), "std::…"),
                }
            }
        }
    }

    fn module(&mut self, module: &str, span: Span, after: &[TokenTree]) {
        let rule = match module {
            "fs" => "file-access",
            "process" => "process",
            "net" => "network",
            "env" | "option_env" => "env",
            "os" => "os",
            "include" | "include_str" | "include_bytes" => "include",
            "arch" | "intrinsics" => "asm",
            "panic" if mentions(after, &["set_hook", "take_hook", "update_hook"]) => "panic-hook",
            "panic" if mentions(after, &["Location"]) => "caller-location",
            "backtrace" => "caller-location",
            "thread" if mentions(after, &["current"]) => "thread-identity",
            "any" if mentions(after, &["type_name", "type_name_of_val"]) => "type-name",
            "time" if mentions(after, &["Instant", "SystemTime"]) => "clock",
            _ => return,
        };
        self.found(rule, span, &format!("std::{module}"));
    }
}

/// Whether one of `names` is among the next few tokens, or in a group among them.
fn mentions(tokens: &[TokenTree], names: &[&str]) -> bool {
    let is_one = |token: &TokenTree| matches!(token, TokenTree::Ident(name) if names.contains(&name_of(name).as_str()));
    tokens.iter().take(8).any(|token| match token {
        TokenTree::Group(group) => group.stream().into_iter().any(|inner| is_one(&inner)),
        other => is_one(other),
    })
}
