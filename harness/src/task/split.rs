//! The split rule: a suite that is trained on and one that is held out have nothing in common by which a model could
//! recognise what it was trained on.

use std::collections::{BTreeMap, BTreeSet};

use syn::visit::Visit;

use super::{How, Task};

/// What two suites must not share, in the words of the findings.
type Names = fn(&Task) -> BTreeSet<String>;

const KINDS: [(&str, Names); 4] = [
    ("task", |task| BTreeSet::from([task.id().to_owned()])),
    ("crate name", |task| {
        BTreeSet::from([task.crate_name.clone()])
    }),
    ("hidden test", |task| {
        // The memory check has the same name everywhere.
        task.tests()
            .iter()
            .filter(|test| test.how != How::Memcheck)
            .map(|test| test.name.clone())
            .collect()
    }),
    ("public type", public_types),
];

/// Everything that `train` and `heldout` share: tasks, crate names, names of hidden tests, names of public types. One
/// sentence each, in a fixed order; empty when the split is clean.
pub fn shared(train: &[Task], heldout: &[Task]) -> Vec<String> {
    let mut findings = Vec::new();
    for (kind, names) in KINDS {
        let (ours, theirs) = (holders(train, names), holders(heldout, names));
        for (name, tasks) in &ours {
            if let Some(others) = theirs.get(name) {
                findings.push(match kind {
                    "task" => format!("the task {name} is in both suites"),
                    _ => format!(
                        "the {kind} {name} is in both suites: in {} and in {}",
                        tasks.join(", "),
                        others.join(", ")
                    ),
                });
            }
        }
    }
    findings
}

/// Which tasks hold which name.
fn holders(tasks: &[Task], names: Names) -> BTreeMap<String, Vec<String>> {
    let mut holders: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for task in tasks {
        for name in names(task) {
            holders.entry(name).or_default().push(task.id().to_owned());
        }
    }
    holders
}

/// Names of the types that the package shows, as it starts and as it is solved. What cannot be parsed is passed over:
/// a start that does not parse has a solution that does.
fn public_types(task: &Task) -> BTreeSet<String> {
    let mut found = Types::default();
    let solved = task.with(&task.solution);
    for (path, text) in task.workspace.iter().chain(&solved) {
        if path.ends_with(".rs")
            && let Ok(file) = syn::parse_file(text)
        {
            found.visit_file(&file);
        }
    }
    proc_macro2::extra::invalidate_current_thread_spans();
    found.0
}

#[derive(Default)]
struct Types(BTreeSet<String>);

impl<'ast> Visit<'ast> for Types {
    fn visit_item(&mut self, item: &'ast syn::Item) {
        let (visibility, name) = match item {
            syn::Item::Struct(one) => (&one.vis, &one.ident),
            syn::Item::Enum(one) => (&one.vis, &one.ident),
            syn::Item::Union(one) => (&one.vis, &one.ident),
            syn::Item::Trait(one) => (&one.vis, &one.ident),
            syn::Item::Type(one) => (&one.vis, &one.ident),
            other => return syn::visit::visit_item(self, other),
        };
        if matches!(visibility, syn::Visibility::Public(_)) {
            self.0.insert(name.to_string());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn public_types_are_found_in_modules_too_and_private_ones_are_not() {
        let source = "pub struct A; struct B; mod m { pub enum C {} pub(crate) union D { x: u8 } }\n\
                      pub trait E {} pub type F = u8; fn f() { pub struct G; }";
        let mut types = Types::default();
        if let Ok(file) = syn::parse_file(source) {
            types.visit_file(&file);
        }
        let found: Vec<&str> = types.0.iter().map(String::as_str).collect();
        assert_eq!(found, ["A", "C", "E", "F", "G"]);
    }
}
