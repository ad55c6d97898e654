//! A notary's office. Who may do what is a matter of types.

use std::marker::PhantomData;

/// A kind of notary.
pub trait Rank {
    const TITLE: &'static str;
}

pub enum Junior {}
pub enum Senior {}

impl Rank for Junior {
    const TITLE: &'static str = "assistant notary";
}

impl Rank for Senior {
    const TITLE: &'static str = "notary";
}

/// What a notary of a rank may seal.
pub trait MaySeal<K>: Rank {}

impl<R: Rank> MaySeal<Contract> for R {}
impl MaySeal<Will> for Senior {}

pub enum Contract {}
pub enum Will {}

/// The right to make deeds.
pub struct Seal<R> {
    holder: String,
    deeds: u32,
    rank: PhantomData<R>,
}

impl<R: Rank> Seal<R> {
    fn for_holder(holder: String) -> Self {
        Seal {
            holder,
            deeds: 0,
            rank: PhantomData,
        }
    }

    pub fn holder(&self) -> &str {
        &self.holder
    }

    pub fn attest<K>(&mut self, draft: Draft<K>) -> Deed<K>
    where
        R: MaySeal<K>,
    {
        self.deeds += 1;
        let line = format!("No. {}, sealed by {}, {}", self.deeds, self.holder, R::TITLE);
        Deed { draft, line }
    }
}

/// Hands out seals.
pub struct Chamber {
    names: Vec<String>,
}

impl Chamber {
    #[allow(clippy::new_without_default)]
    pub fn new() -> Self {
        Chamber { names: Vec::new() }
    }

    pub fn swear_in<R: Rank>(&mut self, name: &str) -> Option<Seal<R>> {
        let name = name.trim();
        if name.is_empty() || self.names.iter().any(|other| other == name) {
            return None;
        }
        self.names.push(name.to_string());
        Some(Seal::for_holder(name.to_string()))
    }

    pub fn promote(&mut self, seal: Seal<Junior>) -> Seal<Senior> {
        Seal::for_holder(seal.holder)
    }

    pub fn retire<R: Rank>(&mut self, seal: Seal<R>) {
        self.names.retain(|name| *name != seal.holder);
    }

    pub fn sworn(&self) -> usize {
        self.names.len()
    }
}

/// A text without a seal.
pub struct Draft<K> {
    text: String,
    kind: PhantomData<K>,
}

impl Draft<Contract> {
    pub fn contract(text: &str) -> Self {
        Draft {
            text: text.to_string(),
            kind: PhantomData,
        }
    }
}

impl Draft<Will> {
    pub fn will(text: &str) -> Self {
        Draft {
            text: text.to_string(),
            kind: PhantomData,
        }
    }
}

/// A text with a seal.
pub struct Deed<K> {
    draft: Draft<K>,
    line: String,
}

impl<K> Deed<K> {
    pub fn text(&self) -> &str {
        &self.draft.text
    }

    pub fn line(&self) -> &str {
        &self.line
    }
}

/// Keeps wills.
#[derive(Default)]
pub struct Register {
    wills: Vec<Deed<Will>>,
}

impl Register {
    pub fn deposit(&mut self, will: Deed<Will>) {
        self.wills.push(will);
    }

    pub fn latest(&self) -> Option<&Deed<Will>> {
        self.wills.last()
    }
}
