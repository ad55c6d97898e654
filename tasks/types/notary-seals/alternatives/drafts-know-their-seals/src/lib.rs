//! A notary's office. Who may do what is a matter of types.

use std::collections::BTreeSet;
use std::marker::PhantomData;

mod private {
    /// Cannot be named outside of the crate, so nobody else can write the method that asks for it.
    pub struct Token;
}

pub trait Rank: Sized {
    const TITLE: &'static str;

    #[doc(hidden)]
    fn token() -> private::Token;
}

pub struct Junior;
pub struct Senior;
pub struct Contract;
pub struct Will;

impl Rank for Junior {
    const TITLE: &'static str = "assistant notary";

    fn token() -> private::Token {
        private::Token
    }
}

impl Rank for Senior {
    const TITLE: &'static str = "notary";

    fn token() -> private::Token {
        private::Token
    }
}

/// The right to make deeds.
pub struct Seal<R: Rank> {
    holder: Box<str>,
    next: u32,
    rank: PhantomData<R>,
}

/// Drafts that a seal of rank `R` turns into deeds.
pub trait SealedBy<R: Rank> {
    type Made;

    #[doc(hidden)]
    fn made(self, line: String) -> Self::Made;
}

impl<R: Rank> SealedBy<R> for Draft<Contract> {
    type Made = Deed<Contract>;

    fn made(self, line: String) -> Deed<Contract> {
        Deed {
            text: self.0,
            line,
            kind: PhantomData,
        }
    }
}

impl SealedBy<Senior> for Draft<Will> {
    type Made = Deed<Will>;

    fn made(self, line: String) -> Deed<Will> {
        Deed {
            text: self.0,
            line,
            kind: PhantomData,
        }
    }
}

impl<R: Rank> Seal<R> {
    pub fn holder(&self) -> &str {
        &self.holder
    }

    pub fn attest<D: SealedBy<R>>(&mut self, draft: D) -> D::Made {
        let number = self.next;
        self.next = number + 1;
        draft.made(
            [
                "No. ",
                &number.to_string(),
                ", sealed by ",
                &self.holder,
                ", ",
                R::TITLE,
            ]
            .concat(),
        )
    }
}

/// Hands out seals.
#[derive(Default)]
pub struct Chamber {
    names: BTreeSet<Box<str>>,
}

impl Chamber {
    pub fn new() -> Self {
        Self::default()
    }

    pub fn swear_in<R: Rank>(&mut self, name: &str) -> Option<Seal<R>> {
        let holder: Box<str> = match name.trim() {
            "" => return None,
            name => name.into(),
        };
        let new = self.names.insert(holder.clone());
        new.then_some(Seal {
            holder,
            next: 1,
            rank: PhantomData,
        })
    }

    pub fn promote(&mut self, seal: Seal<Junior>) -> Seal<Senior> {
        Seal {
            holder: seal.holder,
            next: 1,
            rank: PhantomData,
        }
    }

    pub fn retire<R: Rank>(&mut self, seal: Seal<R>) {
        self.names.remove(&seal.holder);
    }

    pub fn sworn(&self) -> usize {
        self.names.len()
    }
}

/// A text without a seal.
pub struct Draft<K>(String, PhantomData<K>);

impl Draft<Contract> {
    pub fn contract(text: &str) -> Draft<Contract> {
        Draft(text.to_owned(), PhantomData)
    }
}

impl Draft<Will> {
    pub fn will(text: &str) -> Draft<Will> {
        Draft(text.to_owned(), PhantomData)
    }
}

/// A text with a seal.
pub struct Deed<K> {
    text: String,
    line: String,
    kind: PhantomData<K>,
}

impl<K> Deed<K> {
    pub fn text(&self) -> &str {
        &self.text
    }

    pub fn line(&self) -> &str {
        &self.line
    }
}

/// Keeps the will that counts.
#[derive(Default)]
pub struct Register {
    latest: Option<Deed<Will>>,
}

impl Register {
    pub fn deposit(&mut self, will: Deed<Will>) {
        self.latest = Some(will);
    }

    pub fn latest(&self) -> Option<&Deed<Will>> {
        self.latest.as_ref()
    }
}
