//! What is taken from the standard library.

use proc_macro2::{Group, Span, TokenStream, TokenTree};

use super::{STANDARD, Scan, is_punct, name_of, streams};

/// The longest declaration that is looked through, in tokens. Nobody honest writes a longer one.
const LONGEST_DECLARATION: usize = 1000;

/// Types that a number can be cast to.
const NUMBERS: [&str; 14] = [
    "f32", "f64", "i8", "i16", "i32", "i64", "i128", "isize", "u8", "u16", "u32", "u64", "u128",
    "usize",
];

impl Scan<'_, '_> {
    /// Judges a declaration from its first word, `use` or `crate`, to its end: whether it gives the standard library
    /// another name, be it that of a number's type.
    pub(super) fn declaration(&mut self, rest: &[TokenTree]) {
        // `extern crate std as name`, and no more of what follows a path that begins with `crate`.
        let is_use = matches!(rest.first(), Some(TokenTree::Ident(word)) if name_of(word) == "use");
        let longest = if is_use { LONGEST_DECLARATION + 1 } else { 4 };
        // `impl Trait + use<'a>` declares nothing.
        if rest.get(1).is_some_and(|token| is_punct(token, '<')) {
            return;
        }
        let end = rest
            .iter()
            .take(longest)
            .position(|token| is_punct(token, ';'))
            .unwrap_or(rest.len().min(longest));
        let tokens: TokenStream = rest[..end].iter().cloned().collect();
        let mut seen = 0;
        for tokens in streams(tokens) {
            seen += tokens.len() + 1;
            if seen > LONGEST_DECLARATION {
                if let Some(first) = rest.first() {
                    self.found("std-alias", first.span(), "too long to look through");
                }
                return;
            }
            for three in tokens.windows(3) {
                if let [
                    TokenTree::Ident(root),
                    TokenTree::Ident(word),
                    TokenTree::Ident(name),
                ] = three
                    && STANDARD.contains(&name_of(root).as_str())
                    && name_of(word) == "as"
                    && name != "_"
                {
                    self.found("std-alias", root.span(), "std as …");
                }
            }
        }
    }

    /// Judges what follows `std`.
    pub(super) fn of_standard(&mut self, span: Span, rest: &[TokenTree]) {
        match rest {
            // `extern crate std as _` gives it no name.
            [TokenTree::Ident(word), TokenTree::Ident(name), ..] if word == "as" && name == "_" => {
            }
            // A number in a variable of that name (a standard deviation) is cast. In a declaration the same words would
            // be a name; those are looked through as a whole.
            [TokenTree::Ident(word), TokenTree::Ident(kind), ..]
                if name_of(word) == "as" && NUMBERS.contains(&name_of(kind).as_str()) => {}
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
