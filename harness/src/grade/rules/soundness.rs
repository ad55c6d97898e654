//! Holes of the compiler through which safe code can do what unsafe code does.
//!
//! Two are known and old, and have been played against the grader: a borrow can be stretched by way of a reference to a
//! reference whose lifetimes both have names, and a trait object can have an associated type that a blanket
//! implementation gives another value. `-F unsafe_code` sees neither. Honest programs have no use for what is looked for
//! here; how rare it is was measured (`sandboxes/THREATS.md`).

use proc_macro2::{TokenStream, TokenTree};

use super::{Scan, is_punct, name_of, streams};

impl Scan<'_, '_> {
    /// Judges whether a hole begins at the first token of `rest`.
    pub(super) fn unsound(&mut self, rest: &[TokenTree]) {
        if let Some(first) = rest.first() {
            if is_nested_reference(rest) {
                self.found("soundness", first.span(), "&'a &'b …");
            } else if let Some(name) = blanket_with_type(rest)
                && self.objects.contains(&name)
            {
                let what = format!("impl<T: ?Sized> {name} for T, and dyn {name}");
                self.found("soundness", first.span(), &what);
            }
        }
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

/// `impl<T: ?Sized …> Name<…> for T { type … }`: gives the trait's name.
fn blanket_with_type(rest: &[TokenTree]) -> Option<String> {
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
    let target = head
        .iter()
        .rposition(|token| matches!(token, TokenTree::Ident(word) if word == "for"))?;
    // The trait's name is the first identifier after the parameters, the last one of its path.
    let parameters = end_of_parameters(head)?;
    let mut name = None;
    for token in head.get(parameters..target)? {
        match token {
            TokenTree::Ident(ident) => name = Some(name_of(ident)),
            TokenTree::Punct(punct) if punct.as_char() == ':' => {}
            _ => break,
        }
    }
    name
}

/// The index after the `>` that closes the parameters of `impl<…>`.
fn end_of_parameters(head: &[TokenTree]) -> Option<usize> {
    let mut depth = 0;
    for (index, token) in head.iter().enumerate() {
        if is_punct(token, '<') {
            depth += 1;
        } else if is_punct(token, '>') {
            depth -= 1;
            if depth == 0 {
                return Some(index + 1);
            }
        }
    }
    None
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
