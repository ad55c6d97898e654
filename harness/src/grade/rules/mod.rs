//! Static rules: what a candidate may not contain, found in its tokens before anything is compiled.
//!
//! The rules look at tokens and not at a syntax tree, so that they see into macro definitions and calls, and so that
//! a construct which our parser does not know yet cannot slip past them. They are one layer: what they miss meets
//! `-F unsafe_code`, Landlock and seccomp. Nothing here recurses into nested groups, whose depth is the candidate's
//! choice.

mod attributes;
mod manifest;
mod soundness;
mod standard;
#[cfg(test)]
mod tests;

pub use manifest::check_manifest;

use std::collections::BTreeSet;

use proc_macro2::{Group, Ident, Span, TokenStream, TokenTree};

use super::Finding;
use crate::action::Files;
use crate::task::RULES;

/// The most findings that are kept.
const MOST_FINDINGS: usize = 200;
/// Names of the standard library's crates.
const STANDARD: [&str; 3] = ["std", "core", "alloc"];
/// Macros that hidden tests rely on, by their names.
const TEST_MACROS: [&str; 8] = [
    "assert",
    "assert_eq",
    "assert_ne",
    "debug_assert",
    "matches",
    "panic",
    "vec",
    "format",
];

/// Looks through the Rust files among `files`. `allowed` names rules that this task lifts.
pub fn check_rules(files: &Files, allowed: &[String]) -> Vec<Finding> {
    check_rules_up_to(MOST_FINDINGS, files, allowed)
}

/// The same, where the rules named in `added` forbid as well, although they only note elsewhere.
pub fn check_rules_strictly(files: &Files, allowed: &[String], added: &[&str]) -> Vec<Finding> {
    check(files, MOST_FINDINGS, allowed, added)
}

/// The same with another number of findings that are kept.
pub(crate) fn check_rules_up_to(most: usize, files: &Files, allowed: &[String]) -> Vec<Finding> {
    check(files, most, allowed, &[])
}

fn check(files: &Files, most: usize, allowed: &[String], added: &[&str]) -> Vec<Finding> {
    let mut findings = Findings {
        allowed,
        added,
        most,
        found: Vec::new(),
    };
    let sources = files.iter().filter(|(path, _)| path.ends_with(".rs"));
    let mut readable = Vec::new();
    for (path, text) in sources {
        let text = without_shebang(text);
        match text.parse::<TokenStream>() {
            Ok(tokens) => readable.push((path, tokens)),
            // The compiler says it better, if it cannot read this either.
            Err(error) => findings.add("unreadable", path, error.span(), "no Rust tokens"),
        }
    }
    let streams = || readable.iter().map(|(_, tokens)| tokens.clone());
    let own_macros: BTreeSet<String> = streams().flat_map(own_macros).collect();
    let objects: BTreeSet<String> = streams().flat_map(soundness::objects).collect();
    // A macro can put together another meaning of a name from pieces.
    let own_types = if own_macros.is_empty() {
        soundness::own_types(streams())
    } else {
        BTreeSet::new()
    };
    for (path, tokens) in readable {
        let mut scan = Scan {
            file: path,
            own_macros: &own_macros,
            objects: &objects,
            own_types: &own_types,
            findings: &mut findings,
        };
        scan.all(tokens);
    }
    // Positions are kept per thread by the token library, for ever unless it is told otherwise.
    proc_macro2::extra::invalidate_current_thread_spans();
    findings.found
}

/// The text as the compiler reads it: a first line that begins with `#!` is no Rust, unless it begins an attribute. The
/// line stays, empty, so that places stay where they are.
fn without_shebang(text: &str) -> String {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let Some(rest) = text.strip_prefix("#!") else {
        return text.to_owned();
    };
    // An attribute may follow after space and comments. Our lexer reads those like any other tokens.
    let next = rest.trim_start();
    if ["[", "//", "/*"]
        .iter()
        .any(|start| next.starts_with(start))
    {
        return text.to_owned();
    }
    text.find('\n')
        .map_or_else(String::new, |end| text[end..].to_owned())
}

/// Every stream of a file, the nested ones too, without recursion.
fn streams(tokens: TokenStream) -> impl Iterator<Item = Vec<TokenTree>> {
    let mut waiting = vec![tokens];
    std::iter::from_fn(move || {
        let tokens: Vec<TokenTree> = waiting.pop()?.into_iter().collect();
        waiting.extend(tokens.iter().filter_map(|token| match token {
            TokenTree::Group(group) => Some(group.stream()),
            _ => None,
        }));
        Some(tokens)
    })
}

/// Names of macros that a file defines.
fn own_macros(tokens: TokenStream) -> Vec<String> {
    streams(tokens)
        .flat_map(|tokens| {
            let names: Vec<String> = tokens
                .windows(3)
                .filter_map(|three| match three {
                    [TokenTree::Ident(word), bang, TokenTree::Ident(name)]
                        if name_of(word) == "macro_rules" && is_punct(bang, '!') =>
                    {
                        Some(name_of(name))
                    }
                    _ => None,
                })
                .collect();
            names
        })
        .collect()
}

/// An identifier's name; `r#name` is the same name.
fn name_of(ident: &Ident) -> String {
    let text = ident.to_string();
    text.strip_prefix("r#").map(str::to_owned).unwrap_or(text)
}

fn is_punct(token: &TokenTree, character: char) -> bool {
    matches!(token, TokenTree::Punct(punct) if punct.as_char() == character)
}

/// The first few tokens of a stream, for a finding.
fn brief(tokens: TokenStream) -> String {
    let mut text = String::new();
    for token in tokens.into_iter().take(16) {
        match token {
            TokenTree::Ident(ident) => {
                if text.ends_with(|last: char| last.is_alphanumeric()) {
                    text.push(' ');
                }
                text.push_str(&ident.to_string());
            }
            TokenTree::Punct(punct) => text.push(punct.as_char()),
            TokenTree::Group(group) if group.stream().is_empty() => text.push_str("()"),
            TokenTree::Group(group) => {
                let inner: Vec<String> = group
                    .stream()
                    .into_iter()
                    .take(4)
                    .map(|token| match token {
                        TokenTree::Ident(ident) => ident.to_string(),
                        TokenTree::Punct(punct) => punct.as_char().to_string(),
                        _ => "…".to_owned(),
                    })
                    .collect();
                text.push_str(&format!("({})", inner.join("")));
            }
            TokenTree::Literal(_) => text.push('…'),
        }
    }
    text
}

/// Findings so far.
struct Findings<'a> {
    allowed: &'a [String],
    added: &'a [&'a str],
    most: usize,
    found: Vec<Finding>,
}

impl Findings<'_> {
    fn add(&mut self, rule: &str, file: &str, span: Span, what: &str) {
        let Some(rule) = RULES.iter().find(|known| known.name == rule) else {
            return;
        };
        let place = span.start();
        let forbids = rule.forbids || self.added.contains(&rule.name);
        let forbidden = forbids && !self.allowed.iter().any(|allowed| allowed == rule.name);
        let finding = Finding {
            rule: rule.name.to_owned(),
            file: file.to_owned(),
            line: u32::try_from(place.line).unwrap_or(u32::MAX),
            column: u32::try_from(place.column + 1).unwrap_or(u32::MAX),
            what: what.chars().take(80).collect(),
            forbidden,
        };
        let full = self.found.len() >= self.most;
        // What is forbidden must not be crowded out by what is merely noted.
        if full && forbidden && !self.found.iter().any(|one| one.forbidden) {
            self.found.pop();
        } else if full || self.found.contains(&finding) {
            return;
        }
        self.found.push(finding);
    }
}

/// One file being looked through.
struct Scan<'a, 'b> {
    file: &'a str,
    /// Macros that the candidate defines, in any file.
    own_macros: &'a BTreeSet<String>,
    /// Traits of which the candidate names objects, in any file.
    objects: &'a BTreeSet<String>,
    /// Names that can only stand for structs and enums of the candidate's.
    own_types: &'a BTreeSet<String>,
    findings: &'a mut Findings<'b>,
}

impl Scan<'_, '_> {
    fn all(&mut self, tokens: TokenStream) {
        for tokens in streams(tokens) {
            for index in 0..tokens.len() {
                let before = index.checked_sub(1).map(|before| &tokens[before]);
                self.at(&tokens[index..], before);
            }
        }
    }

    /// Judges what starts at the first token of `rest`.
    fn at(&mut self, rest: &[TokenTree], before: Option<&TokenTree>) {
        match rest {
            [hash, bang, TokenTree::Group(group), ..]
                if is_punct(hash, '#') && is_punct(bang, '!') =>
            {
                self.attribute(group);
            }
            [hash, TokenTree::Group(group), ..] if is_punct(hash, '#') => self.attribute(group),
            [TokenTree::Ident(name), bang, ..] if is_punct(bang, '!') => {
                self.macro_call(name, rest.get(2));
            }
            [TokenTree::Ident(name), next, ..] if name_of(name) == "extern" => {
                self.external(name.span(), next);
            }
            [TokenTree::Ident(word), TokenTree::Ident(name), ..] if name_of(word) == "trait" => {
                self.a_trait(name);
            }
            [TokenTree::Ident(name), ..] => self.word(name),
            _ => {}
        }
        if let Some(TokenTree::Ident(word)) = rest.first()
            && ["use", "crate"].contains(&name_of(word).as_str())
        {
            self.declaration(rest);
        }
        self.unsound(rest);
        if let [TokenTree::Ident(root), rest @ ..] = rest
            && STANDARD.contains(&name_of(root).as_str())
            && !is_member(before)
        {
            self.of_standard(root.span(), rest);
        }
    }

    /// A trait is imported under its name along with a function of that name, and its methods come first. Nobody honest
    /// names a trait like a function. A keyword is no name: `trait` is a macro's variable there, as in
    /// `impl fmt::$trait for …`.
    fn a_trait(&mut self, name: &Ident) {
        let keyword = ["for", "where", "as"].iter().any(|word| name == word);
        if !keyword && name_of(name).starts_with(char::is_lowercase) {
            let what = format!("trait {name}");
            self.found("shadow", name.span(), &what);
        }
    }

    fn macro_call(&mut self, name: &Ident, arguments: Option<&TokenTree>) {
        let (text, span) = (name_of(name), name.span());
        let rule = match text.as_str() {
            "include" | "include_str" | "include_bytes" => Some("include"),
            "env" | "option_env" => Some("env"),
            "asm" | "global_asm" | "naked_asm" => Some("asm"),
            "cfg" => Some("cfg"),
            "todo" | "unimplemented" => Some("todo"),
            _ => None,
        };
        if let Some(rule) = rule {
            self.found(rule, span, &format!("{text}!"));
        }
        if text == "macro_rules" {
            self.found("macro", span, "macro_rules!");
        }
        if let (Some(TokenTree::Ident(defined)), "macro_rules") = (arguments, text.as_str())
            && TEST_MACROS.contains(&name_of(defined).as_str())
        {
            self.found("own-macro", span, &format!("macro_rules! {defined}"));
        }
        if let (Some(TokenTree::Group(group)), true) = (arguments, self.own_macros.contains(&text))
        {
            self.handed_over(group);
        }
    }

    /// What a macro of the candidate's is given: the standard library's name alone, from which it could put any path
    /// together.
    fn handed_over(&mut self, arguments: &Group) {
        for tokens in streams(arguments.stream()) {
            for (index, token) in tokens.iter().enumerate() {
                if let TokenTree::Ident(ident) = token
                    && STANDARD.contains(&name_of(ident).as_str())
                    && !matches!(&tokens[index + 1..], [a, b, ..] if is_punct(a, ':') && is_punct(b, ':'))
                {
                    self.found(
                        "std-alias",
                        ident.span(),
                        "the standard library as an argument",
                    );
                }
            }
        }
    }

    fn external(&mut self, span: Span, next: &TokenTree) {
        match next {
            TokenTree::Ident(word) if name_of(word) == "crate" => {}
            _ => self.found("extern", span, "extern"),
        }
    }

    fn word(&mut self, word: &Ident) {
        let name = name_of(word);
        let rule = match name.as_str() {
            "unsafe" => "unsafe",
            // Also where a macro call is put together from pieces, so that no `!` follows the name.
            "include_str" | "include_bytes" => "include",
            "option_env" => "env",
            "global_asm" => "asm",
            _ => return,
        };
        self.found(rule, word.span(), &name);
    }

    fn found(&mut self, rule: &str, span: Span, what: &str) {
        self.findings.add(rule, self.file, span, what);
    }
}

/// Whether a name is a member of something else: `value.std`.
fn is_member(before: Option<&TokenTree>) -> bool {
    // `::std` at the start of a path looks the same as `my::std`; both are judged, which costs an honest program
    // nothing: nobody names a module of their own `std`.
    before.is_some_and(|token| is_punct(token, '.'))
}
