//! Holes of the compiler through which safe code can do what unsafe code does.
//!
//! Two are known and old, and have been played against the grader: a borrow can be stretched by way of a reference to a
//! reference whose lifetimes both have names, and a trait object can have an associated type that a blanket
//! implementation gives another value. `-F unsafe_code` sees neither. Honest programs have no use for what is looked for
//! here; how rare it is was measured (`sandboxes/THREATS.md`).

use std::collections::BTreeSet;

use proc_macro2::{TokenStream, TokenTree};

use super::{Scan, is_punct, name_of, streams};

impl Scan<'_, '_> {
    /// Judges whether a hole begins at the first token of `rest`.
    pub(super) fn unsound(&mut self, rest: &[TokenTree]) {
        if let Some(first) = rest.first() {
            if is_nested_reference(rest) {
                self.found("soundness", first.span(), "&'a &'b …");
            } else if let Some((name, target)) = blanket_with_type(rest)
                && self.objects.contains(&name)
                && !self.is_for_a_type_of_its_own(target)
            {
                let what = format!("impl<T: ?Sized> {name} for T, and dyn {name}");
                self.found("soundness", first.span(), &what);
            }
        }
    }

    /// Whether what follows `for` is `Name<…>` where `Name` can only be a struct or an enum of the candidate's. No trait
    /// object is that, so such an implementation gives none another associated type.
    fn is_for_a_type_of_its_own(&self, target: &[TokenTree]) -> bool {
        matches!(target, [TokenTree::Ident(name), open, ..]
            if is_punct(open, '<') && self.own_types.contains(&name_of(name)))
    }
}

/// `&'a &'b …`: two lifetimes with different names, neither `'static` nor `'_`.
fn is_nested_reference(rest: &[TokenTree]) -> bool {
    let [a, quote, TokenTree::Ident(outer), tail @ ..] = rest else {
        return false;
    };
    let tail = match tail {
        [TokenTree::Ident(word), tail @ ..] if word == "mut" => tail,
        tail => tail,
    };
    let [b, other, TokenTree::Ident(inner), ..] = tail else {
        return false;
    };
    let named = |name: &str| !["static", "_"].contains(&name);
    let (outer, inner) = (name_of(outer), name_of(inner));
    is_punct(a, '&')
        && is_punct(quote, '\'')
        && is_punct(b, '&')
        && is_punct(other, '\'')
        && outer != inner
        && named(&outer)
        && named(&inner)
}

/// `impl<T: ?Sized …> Name<…> for T { type … }`: gives the trait's name, and the head from the type on.
fn blanket_with_type(rest: &[TokenTree]) -> Option<(String, &[TokenTree])> {
    match rest {
        [TokenTree::Ident(word), open, ..] if word == "impl" && is_punct(open, '<') => {}
        _ => return None,
    }
    // Up to the body, of which there is one within a reasonable distance.
    let head_length = rest.iter().take(200).position(
        |token| matches!(token, TokenTree::Group(group) if group.delimiter() == proc_macro2::Delimiter::Brace),
    )?;
    let (head, body) = (&rest[..head_length], rest.get(head_length)?);
    let unsized_parameter = head.windows(2).any(
        |two| matches!(two, [mark, TokenTree::Ident(word)] if is_punct(mark, '?') && word == "Sized"),
    );
    let TokenTree::Group(body) = body else {
        return None;
    };
    let has_type = body
        .stream()
        .into_iter()
        .any(|token| matches!(token, TokenTree::Ident(word) if word == "type"));
    if !unsized_parameter || !has_type {
        return None;
    }
    let (parameters, target) = parts_of_head(head)?;
    // The trait's name is the first identifier after the parameters, the last one of its path.
    let mut name = None;
    for token in head.get(parameters..target)? {
        match token {
            TokenTree::Ident(ident) => name = Some(name_of(ident)),
            TokenTree::Punct(punct) if punct.as_char() == ':' => {}
            _ => break,
        }
    }
    Some((name?, head.get(target + 1..)?))
}

/// The index after the `>` that closes the parameters of `impl<…>`, and that of the first `for` after it that is not
/// between angle brackets. Those of bounds (`F: for<'a> …`) come later, or lie deeper.
fn parts_of_head(head: &[TokenTree]) -> Option<(usize, usize)> {
    let mut depth = 0;
    let mut parameters = None;
    for (index, token) in head.iter().enumerate() {
        // The `>` of an arrow closes nothing.
        let arrow = index > 0 && is_punct(&head[index - 1], '-');
        if is_punct(token, '<') {
            depth += 1;
        } else if is_punct(token, '>') && !arrow {
            depth -= 1;
            if depth == 0 && parameters.is_none() {
                parameters = Some(index + 1);
            }
        } else if let (0, Some(parameters)) = (depth, parameters)
            && matches!(token, TokenTree::Ident(word) if word == "for")
        {
            return Some((parameters, index));
        }
    }
    None
}

/// Names that files give to structs and enums and to nothing else, so far as names can be told from tokens.
pub(super) fn own_types(files: impl Iterator<Item = TokenStream>) -> BTreeSet<String> {
    let (mut types, mut others) = (BTreeSet::new(), BTreeSet::new());
    for tokens in files.flat_map(streams) {
        for two in tokens.windows(2) {
            if let [TokenTree::Ident(word), TokenTree::Ident(name)] = two {
                match name_of(word).as_str() {
                    "struct" | "enum" => types.insert(name_of(name)),
                    "type" | "as" => others.insert(name_of(name)),
                    _ => false,
                };
            }
        }
    }
    types.retain(|name| !others.contains(name));
    types
}

/// Names after `dyn` in a file, each the last one of its path.
pub(super) fn objects(tokens: TokenStream) -> Vec<String> {
    let mut names = Vec::new();
    for tokens in streams(tokens) {
        for (index, token) in tokens.iter().enumerate() {
            if matches!(token, TokenTree::Ident(word) if word == "dyn") {
                let path = tokens[index + 1..].iter().take_while(|token| {
                    matches!(token, TokenTree::Ident(_)) || is_punct(token, ':')
                });
                names.extend(path.filter_map(|token| match token {
                    TokenTree::Ident(name) => Some(name_of(name)),
                    _ => None,
                }));
            }
        }
    }
    names
}
