//! Rewriting Rust text by the places of its parts, so that everything else stays as it is.

use proc_macro2::LineColumn;
use syn::spanned::Spanned;
use syn::visit::{self, Visit};

/// One replacement: from where to where, and by what.
struct Edit {
    from: LineColumn,
    to: LineColumn,
    text: String,
}

/// Puts `body` into every function that it fits, and `items` at the end. `None` when the text is no Rust.
pub fn bodies(source: &str, body: &str, items: &str) -> Option<String> {
    struct Finder<'a> {
        body: &'a str,
        edits: Vec<Edit>,
    }
    impl Finder<'_> {
        fn function(&mut self, signature: &syn::Signature, block: &syn::Block) {
            let opaque =
                matches!(&signature.output, syn::ReturnType::Type(_, kind) if mentions_impl(kind));
            if signature.constness.is_none() && signature.asyncness.is_none() && !opaque {
                self.edits.push(replace(block, self.body));
            }
        }
    }
    impl<'ast> Visit<'ast> for Finder<'_> {
        fn visit_item_fn(&mut self, function: &'ast syn::ItemFn) {
            self.function(&function.sig, &function.block);
        }
        fn visit_impl_item_fn(&mut self, function: &'ast syn::ImplItemFn) {
            self.function(&function.sig, &function.block);
        }
        fn visit_trait_item_fn(&mut self, function: &'ast syn::TraitItemFn) {
            if let Some(block) = &function.default {
                self.function(&function.sig, block);
            }
        }
    }
    let file = syn::parse_file(source).ok()?;
    let mut finder = Finder {
        body,
        edits: Vec::new(),
    };
    finder.visit_file(&file);
    Some(apply(source, finder.edits) + items)
}

/// Makes every public function with a result give `value` instead, whose type has the same name.
pub fn results(source: &str, value: &str, items: &str) -> Option<String> {
    struct Finder<'a> {
        value: &'a str,
        edits: Vec<Edit>,
    }
    impl Finder<'_> {
        fn function(&mut self, public: bool, signature: &syn::Signature, block: &syn::Block) {
            if let (true, syn::ReturnType::Type(_, kind)) = (public, &signature.output)
                && !mentions_self(kind)
            {
                let path = format!("crate::{}", self.value);
                self.edits.push(replace(kind, &path));
                self.edits.push(replace(block, &format!("{{ {path} }}")));
            }
        }
    }
    impl<'ast> Visit<'ast> for Finder<'_> {
        fn visit_item_fn(&mut self, function: &'ast syn::ItemFn) {
            let public = matches!(function.vis, syn::Visibility::Public(_));
            self.function(public, &function.sig, &function.block);
        }
        fn visit_impl_item_fn(&mut self, function: &'ast syn::ImplItemFn) {
            let public = matches!(function.vis, syn::Visibility::Public(_));
            self.function(public, &function.sig, &function.block);
        }
    }
    let file = syn::parse_file(source).ok()?;
    let mut finder = Finder {
        value,
        edits: Vec::new(),
    };
    finder.visit_file(&file);
    Some(apply(source, finder.edits) + items)
}

/// Makes every type that derives `PartialEq` call any two of its values equal.
pub fn always_equal(source: &str) -> Option<String> {
    let file = syn::parse_file(source).ok()?;
    let mut edits = Vec::new();
    let mut impls = String::new();
    struct Types<'a>(Vec<(&'a Vec<syn::Attribute>, &'a syn::Ident, &'a syn::Generics)>);
    impl<'ast> Visit<'ast> for Types<'ast> {
        fn visit_item_struct(&mut self, item: &'ast syn::ItemStruct) {
            self.0.push((&item.attrs, &item.ident, &item.generics));
        }
        fn visit_item_enum(&mut self, item: &'ast syn::ItemEnum) {
            self.0.push((&item.attrs, &item.ident, &item.generics));
        }
        // A type in a module inside of the file would need its path; there are none in practice.
        fn visit_item_mod(&mut self, _: &'ast syn::ItemMod) {}
    }
    let mut types = Types(Vec::new());
    visit::visit_file(&mut types, &file);
    for (attributes, name, generics) in types.0 {
        for attribute in attributes {
            let Some(others) = without_partial_eq(attribute) else {
                continue;
            };
            edits.push(replace(attribute, &others));
            impls.push_str(&implementation(name, generics));
        }
    }
    if edits.is_empty() {
        return None;
    }
    Some(apply(source, edits) + &impls)
}

/// A `derive` attribute without `PartialEq` and what is lost with it; `None` when it has none.
fn without_partial_eq(attribute: &syn::Attribute) -> Option<String> {
    if !attribute.path().is_ident("derive") {
        return None;
    }
    let syn::Meta::List(list) = &attribute.meta else {
        return None;
    };
    let names: Vec<String> = list
        .tokens
        .to_string()
        .split(',')
        .map(|name| name.trim().to_owned())
        .collect();
    if !names.iter().any(|name| name == "PartialEq") {
        return None;
    }
    let others: Vec<&str> = names
        .iter()
        .map(String::as_str)
        .filter(|name| *name != "PartialEq")
        .collect();
    Some(format!("#[derive({})]", others.join(", ")))
}

fn implementation(name: &syn::Ident, generics: &syn::Generics) -> String {
    let named: Vec<String> = generics
        .params
        .iter()
        .map(|parameter| match parameter {
            syn::GenericParam::Lifetime(one) => one.lifetime.to_string(),
            syn::GenericParam::Type(one) => one.ident.to_string(),
            syn::GenericParam::Const(one) => one.ident.to_string(),
        })
        .collect();
    let named = if named.is_empty() {
        String::new()
    } else {
        format!("<{}>", named.join(", "))
    };
    format!(
        "\nimpl{named} PartialEq for {name}{named} {{ fn eq(&self, _: &Self) -> bool {{ true }} }}\n"
    )
}

fn replace(part: &impl Spanned, text: &str) -> Edit {
    let span = part.span();
    Edit {
        from: span.start(),
        to: span.end(),
        text: text.to_owned(),
    }
}

fn mentions_impl(kind: &syn::Type) -> bool {
    struct Finder(bool);
    impl<'ast> Visit<'ast> for Finder {
        fn visit_type_impl_trait(&mut self, _: &'ast syn::TypeImplTrait) {
            self.0 = true;
        }
    }
    let mut finder = Finder(false);
    finder.visit_type(kind);
    finder.0
}

fn mentions_self(kind: &syn::Type) -> bool {
    struct Finder(bool);
    impl<'ast> Visit<'ast> for Finder {
        fn visit_ident(&mut self, name: &'ast proc_macro2::Ident) {
            self.0 |= name == "Self";
        }
    }
    let mut finder = Finder(false);
    finder.visit_type(kind);
    finder.0
}

/// Applies edits that do not overlap. Columns count characters.
fn apply(source: &str, mut edits: Vec<Edit>) -> String {
    let starts: Vec<usize> = std::iter::once(0)
        .chain(source.match_indices('\n').map(|(at, _)| at + 1))
        .collect();
    let byte = |place: LineColumn| -> usize {
        let start = starts.get(place.line - 1).copied().unwrap_or(source.len());
        let line = source.get(start..).unwrap_or_default();
        let offset = line
            .char_indices()
            .nth(place.column)
            .map_or(line.len(), |(at, _)| at);
        start + offset
    };
    // From the end, so that one does not move another.
    edits.sort_by_key(|edit| std::cmp::Reverse((edit.from.line, edit.from.column)));
    let mut text = source.to_owned();
    for edit in edits {
        text.replace_range(byte(edit.from)..byte(edit.to), &edit.text);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    const SOURCE: &str = "/// ä\n#[derive(Debug, PartialEq, Clone)]\npub struct Pair<T>(T, T);\nimpl<T> Pair<T> { pub fn new(a: T, b: T) -> Self { Pair(a, b) } }\npub fn sum(p: &Pair<u8>) -> u8 { p.0 + p.1 }\nfn hidden() -> impl Iterator<Item = u8> { [1].into_iter() }\ntrait Named { fn name(&self) -> u8 { 7 } fn other(&self); }\n";

    #[test]
    fn bodies_are_replaced_and_nothing_else() {
        let text = bodies(SOURCE, "{ loop {} }", "// end").expect("parses");
        assert!(text.contains("pub fn sum(p: &Pair<u8>) -> u8 { loop {} }"));
        assert!(text.contains("-> Self { loop {} }"));
        assert!(text.contains("fn name(&self) -> u8 { loop {} } fn other(&self);"));
        assert!(text.contains("{ [1].into_iter() }"));
        assert!(text.starts_with("/// ä\n#[derive") && text.ends_with("// end"));
    }

    #[test]
    fn results_become_a_type_that_equals_everything() {
        let text = results(SOURCE, "Any", "").expect("parses");
        assert!(text.contains("pub fn sum(p: &Pair<u8>) -> crate::Any { crate::Any }"));
        assert!(text.contains("-> Self { Pair(a, b) }"));
    }

    #[test]
    fn derived_equality_is_replaced() {
        let text = always_equal(SOURCE).expect("has one");
        assert!(text.contains("#[derive(Debug, Clone)]"));
        assert!(text.contains("impl<T> PartialEq for Pair<T>"));
        assert_eq!(always_equal("pub struct A;"), None);
    }
}
