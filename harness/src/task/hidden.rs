//! Hidden tests: their sources, and which tests they must hold.
//!
//! The set of tests is fixed here, when the task is loaded. What a grade reports is compared with this set, never
//! with what a process says of itself.

use proc_macro2::LineColumn;
use syn::spanned::Spanned;

/// One file of hidden tests.
#[derive(Debug, Clone)]
pub struct HiddenFile {
    /// The file's name without `.rs`, a valid module name.
    pub module: String,
    /// The source with each test's attributes blanked out and each test made public, so that it compiles as an
    /// ordinary module whose tests can be called. Lines stay where they were.
    pub source: String,
    /// The tests in it, in order.
    pub tests: Vec<HiddenTest>,
}

/// One hidden test.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HiddenTest {
    /// The file that it stands in.
    pub module: String,
    /// The function's name, unique in the task.
    pub name: String,
    /// Whether it must panic.
    pub panics: Panics,
    /// Its doc comment: the sentence of the instruction that it checks.
    pub checks: String,
    /// How it is carried out.
    pub how: How,
}

/// How a hidden test is carried out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum How {
    /// A function is called in a process of its own.
    Call,
    /// For a judge outside: an input is answered.
    Case(Case),
    /// The file is a program that the compiler must refuse, with these error codes and no others, sorted.
    Misuse(Vec<String>),
    /// All cases are answered once more in one process, under valgrind's memcheck.
    Memcheck,
    /// The candidate says what the compiler says of this file of the workspace.
    Program(String),
}

/// One input, and the output that it must give.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Case {
    /// What the driver is given.
    pub input: String,
    /// What it must answer, to the byte.
    pub output: String,
}

/// Whether a test must panic.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Panics {
    /// It must not.
    No,
    /// It must.
    Yes,
    /// It must, with a message that contains this.
    With(String),
}

/// Why a file of hidden tests cannot be used.
#[derive(Debug, thiserror::Error)]
#[error("line {line}: {message}")]
pub struct HiddenError {
    /// Counted from 1.
    pub line: usize,
    /// What is wrong.
    pub message: String,
}

impl HiddenFile {
    /// Whether the file is a module of the runner, and not a program of its own.
    pub fn is_module(&self) -> bool {
        !self
            .tests
            .iter()
            .any(|test| matches!(test.how, How::Misuse(_) | How::Program(_)))
    }

    /// Reads a source file.
    pub fn parse(module: &str, source: &str) -> Result<Self, HiddenError> {
        let outcome = Self::parse_here(module, source);
        // Positions are kept per thread by the token library, for ever unless it is told otherwise.
        proc_macro2::extra::invalidate_current_thread_spans();
        outcome
    }

    fn parse_here(module: &str, source: &str) -> Result<Self, HiddenError> {
        let file = syn::parse_file(source).map_err(|error| HiddenError {
            line: error.span().start().line,
            message: error.to_string(),
        })?;
        no_globs(&file)?;
        let mut tests = Vec::new();
        let mut blanks = Vec::new();
        let mut heads = Vec::new();
        for item in &file.items {
            if let syn::Item::Fn(function) = item
                && function
                    .attrs
                    .iter()
                    .any(|attribute| attribute.path().is_ident("test"))
            {
                tests.push(read_test(module, function, &mut blanks)?);
                heads.push(function.sig.span().start());
            }
        }
        Ok(Self {
            module: module.to_owned(),
            source: as_module(source, &blanks, heads),
            tests,
        })
    }
}

/// Refuses `use CRATE::*`: whatever a candidate then exports, a `Some` or an `assert!` of its own, would take the place
/// of what the test means. Glob imports of a type of the candidate's, such as an enum, bring its variants alone.
fn no_globs(file: &syn::File) -> Result<(), HiddenError> {
    for item in &file.items {
        if let syn::Item::Use(import) = item
            && is_module_glob(&import.tree)
        {
            return Err(HiddenError {
                line: import.span().start().line,
                message: "a hidden test names what it imports: `use …::*` of a module brings in whatever a \
                          candidate exports"
                    .to_owned(),
            });
        }
    }
    Ok(())
}

/// Whether a tree ends in a glob of something that is named like a module or a crate.
fn is_module_glob(tree: &syn::UseTree) -> bool {
    fn walk(tree: &syn::UseTree, last: Option<&syn::Ident>) -> bool {
        match tree {
            syn::UseTree::Path(path) => walk(&path.tree, Some(&path.ident)),
            syn::UseTree::Group(group) => group.items.iter().any(|one| walk(one, last)),
            syn::UseTree::Glob(_) => {
                last.is_none_or(|name| !name.to_string().starts_with(char::is_uppercase))
            }
            _ => false,
        }
    }
    walk(tree, None)
}

fn read_test(
    module: &str,
    function: &syn::ItemFn,
    blanks: &mut Vec<(LineColumn, LineColumn)>,
) -> Result<HiddenTest, HiddenError> {
    let mut test = HiddenTest {
        module: module.to_owned(),
        name: function.sig.ident.to_string(),
        panics: Panics::No,
        checks: String::new(),
        how: How::Call,
    };
    let fail = |spanned: &dyn Fn() -> usize, message: &str| HiddenError {
        line: spanned(),
        message: message.to_owned(),
    };
    for attribute in &function.attrs {
        let line = || attribute.span().start().line;
        if attribute.path().is_ident("test") {
            blanks.push((attribute.span().start(), attribute.span().end()));
        } else if attribute.path().is_ident("should_panic") {
            blanks.push((attribute.span().start(), attribute.span().end()));
            test.panics = expected_panic(attribute).map_err(|message| fail(&line, &message))?;
        } else if attribute.path().is_ident("doc") {
            if let syn::Meta::NameValue(pair) = &attribute.meta
                && let syn::Expr::Lit(literal) = &pair.value
                && let syn::Lit::Str(text) = &literal.lit
            {
                test.checks.push_str(text.value().trim());
                test.checks.push(' ');
            }
        } else if attribute.path().is_ident("ignore") {
            return Err(fail(&line, "a hidden test must not be ignored"));
        }
    }
    test.checks = test.checks.trim().to_owned();
    if !function.sig.inputs.is_empty() || function.sig.asyncness.is_some() {
        return Err(fail(
            &|| function.sig.span().start().line,
            "a test takes no arguments and is not async",
        ));
    }
    if !matches!(function.vis, syn::Visibility::Inherited) {
        return Err(fail(
            &|| function.sig.span().start().line,
            "a hidden test is not public",
        ));
    }
    if !matches!(function.sig.output, syn::ReturnType::Default) {
        return Err(fail(
            &|| function.sig.span().start().line,
            "a hidden test returns nothing",
        ));
    }
    Ok(test)
}

fn expected_panic(attribute: &syn::Attribute) -> Result<Panics, String> {
    match &attribute.meta {
        syn::Meta::Path(_) => Ok(Panics::Yes),
        syn::Meta::NameValue(pair) => match &pair.value {
            syn::Expr::Lit(syn::ExprLit {
                lit: syn::Lit::Str(text),
                ..
            }) => Ok(Panics::With(text.value())),
            _ => Err("`should_panic` takes a string".to_owned()),
        },
        syn::Meta::List(_) => {
            let mut expected = None;
            attribute
                .parse_nested_meta(|meta| {
                    if meta.path.is_ident("expected") {
                        let text: syn::LitStr = meta.value()?.parse()?;
                        expected = Some(text.value());
                        Ok(())
                    } else {
                        Err(meta.error("only `expected` is known here"))
                    }
                })
                .map_err(|error| error.to_string())?;
            Ok(expected.map_or(Panics::Yes, Panics::With))
        }
    }
}

/// Replaces the given stretches by spaces and writes `pub` at each of `heads`. Columns count characters, as
/// `proc_macro2` does.
fn as_module(
    source: &str,
    blanks: &[(LineColumn, LineColumn)],
    mut heads: Vec<LineColumn>,
) -> String {
    let mut lines: Vec<Vec<char>> = source
        .split('\n')
        .map(|line| line.chars().collect())
        .collect();
    for (start, end) in blanks {
        for number in start.line..=end.line {
            let Some(line) = number.checked_sub(1).and_then(|index| lines.get_mut(index)) else {
                continue;
            };
            let from = if number == start.line {
                start.column
            } else {
                0
            };
            let to = if number == end.line {
                end.column
            } else {
                line.len()
            };
            for character in line.iter_mut().take(to).skip(from) {
                *character = ' ';
            }
        }
    }
    // From the right, so that one does not move another.
    heads.sort_by_key(|head| std::cmp::Reverse((head.line, head.column)));
    for head in heads {
        if let Some(line) = head
            .line
            .checked_sub(1)
            .and_then(|index| lines.get_mut(index))
        {
            let at = head.column.min(line.len());
            line.splice(at..at, "pub ".chars());
        }
    }
    let lines: Vec<String> = lines
        .into_iter()
        .map(|line| line.into_iter().collect())
        .collect();
    lines.join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn attributes_are_blanked_and_everything_else_stays_in_place() {
        let source = "use a::B;\n/// \"It holds.\"\n#[test] fn one() { let x = \"#[test]\"; }\n\n#[test]\n#[should_panic(expected = \"no\")]\nfn two() {}\nfn helper() {}\n";
        let file = HiddenFile::parse("t", source).expect("parses");
        assert_eq!(file.tests.len(), 2);
        assert_eq!(file.tests[0].checks, "\"It holds.\"");
        assert_eq!(file.tests[1].panics, Panics::With("no".to_owned()));
        assert!(
            file.source
                .contains("        pub fn one() { let x = \"#[test]\"; }")
        );
        assert_eq!(file.source.lines().count(), source.lines().count());
        assert!(!file.source.contains("should_panic"));
    }

    #[test]
    fn globs_of_modules_are_refused_and_those_of_enums_are_not() {
        let refused = |source: &str| HiddenFile::parse("t", source).is_err();
        assert!(refused("use ledger::*;"));
        assert!(refused("use ledger::{self, parts::*};"));
        assert!(!refused("use ledger::Kind::*;"));
        assert!(!refused("use ledger::{Kind::*, Ledger};"));
    }

    #[test]
    fn an_ignored_test_is_refused() {
        let error = HiddenFile::parse("t", "\n#[test]\n#[ignore]\nfn a() {}").expect_err("refused");
        assert_eq!(error.line, 3);
    }
}
