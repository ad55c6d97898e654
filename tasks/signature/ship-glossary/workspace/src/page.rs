//! Pages that explain their terms.

use crate::Glossary;
use std::rc::Rc;

/// Puts the meaning of every term in square brackets behind it: `the [keel]` becomes `the keel (backbone)`.
pub fn annotate(glossary: &Glossary, text: &str) -> String {
    let mut page = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('[') {
        page.push_str(before);
        let Some((term, after)) = after.split_once(']') else {
            page.push('[');
            rest = after;
            continue;
        };
        page.push_str(term);
        if let Some(meaning) = glossary.define(term) {
            page.push_str(" (");
            page.push_str(meaning);
            page.push(')');
        }
        rest = after;
    }
    page.push_str(rest);
    page
}

/// One line for each term. The lines borrow their meanings from the glossary.
pub fn appendix(glossary: &Glossary) -> Vec<(&str, &str)> {
    glossary
        .terms()
        .filter_map(|term| glossary.define(term).map(|meaning| (term, meaning)))
        .collect()
}

/// A desk at which several readers share the glossaries.
#[derive(Clone)]
pub struct Desk {
    glossaries: Vec<Rc<Glossary>>,
}

impl Desk {
    pub fn new(glossaries: &[Rc<Glossary>]) -> Self {
        Desk {
            glossaries: glossaries.to_vec(),
        }
    }

    /// The meaning in the first glossary that has one.
    pub fn ask(&self, term: &str) -> Option<&str> {
        self.glossaries
            .iter()
            .find_map(|glossary| glossary.define(term))
    }
}
