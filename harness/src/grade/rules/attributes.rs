//! Attributes: what they switch on, and what they hide.

use proc_macro2::{Delimiter, Group, Ident, TokenStream, TokenTree};

use super::{Scan, brief, is_punct, name_of};

impl Scan<'_, '_> {
    /// Judges an attribute by what stands between its brackets.
    pub(super) fn attribute(&mut self, group: &Group) {
        if group.delimiter() != Delimiter::Bracket {
            return;
        }
        // `cfg_attr` holds attributes, which may be `cfg_attr` again.
        let mut waiting = vec![group.stream()];
        while let Some(stream) = waiting.pop() {
            let mut tokens = stream.clone().into_iter();
            let Some(TokenTree::Ident(name)) = tokens.next() else {
                continue;
            };
            let arguments = match tokens.next() {
                Some(TokenTree::Group(group)) => Some(group.stream()),
                _ => None,
            };
            self.named(&name, arguments.as_ref(), &stream);
            if let ("cfg_attr", Some(arguments)) = (name_of(&name).as_str(), arguments) {
                waiting.extend(attributes_of(arguments));
            }
        }
    }

    fn named(&mut self, name: &Ident, arguments: Option<&TokenStream>, whole: &TokenStream) {
        let span = name.span();
        let text = name_of(name);
        match text.as_str() {
            "path" => self.found("path-attribute", span, "#[path]"),
            "feature" | "no_std" | "no_core" | "no_main" | "no_implicit_prelude" => {
                self.found("feature", span, &format!("#![{text}]"));
            }
            _ if text.starts_with("rustc_") => self.found("feature", span, &format!("#[{text}]")),
            "no_mangle" | "export_name" | "link_section" | "link" | "link_name" | "used"
            | "naked" | "global_allocator" | "panic_handler" | "start" | "main" => {
                self.found("extern", span, &format!("#[{text}]"));
            }
            // A test module of one's own is what every programmer writes.
            "cfg" if arguments.is_some_and(is_test) => {}
            "cfg" | "cfg_attr" => self.found("cfg", span, &brief(whole.clone())),
            // `clippy::msrv` and its like configure lints; derived code is not looked at.
            "automatically_derived" | "clippy" | "rustfmt" | "diagnostic" => {
                self.found("lint-attribute", span, &brief(whole.clone()));
            }
            "track_caller" => self.found("caller-location", span, "#[track_caller]"),
            "allow" | "expect" => self.found("allow", span, &brief(whole.clone())),
            _ => {}
        }
    }
}

/// Whether a condition is `test` and nothing else.
fn is_test(condition: &TokenStream) -> bool {
    let mut tokens = condition.clone().into_iter();
    matches!(tokens.next(), Some(TokenTree::Ident(name)) if name == "test")
        && tokens.next().is_none()
}

/// The attributes of a `cfg_attr`: what follows the condition.
fn attributes_of(arguments: TokenStream) -> Vec<TokenStream> {
    let tokens: Vec<TokenTree> = arguments.into_iter().collect();
    tokens
        .split(|token| is_punct(token, ','))
        .skip(1)
        .map(|part| part.iter().cloned().collect())
        .collect()
}
