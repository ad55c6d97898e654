//! The interfaces of `original/cards.ts`.

/// What a property is that may be missing or `null`.
#[derive(Debug, Clone, PartialEq)]
pub enum Maybe<T> {
    Undefined,
    Null,
    Value(T),
}

#[derive(Debug, Clone, PartialEq)]
pub struct Amount {
    pub value: f64,
    pub unit: Maybe<String>,
}

#[derive(Debug, Clone, PartialEq)]
pub struct Ingredient {
    pub name: String,
    pub amount: Maybe<Amount>,
    pub note: Maybe<String>,
}

#[derive(Debug, Clone, PartialEq)]
pub struct Kitchen {
    pub town: Maybe<String>,
}

#[derive(Debug, Clone, PartialEq)]
pub struct Author {
    pub name: Maybe<String>,
    pub kitchen: Maybe<Kitchen>,
}

#[derive(Debug, Clone, PartialEq)]
pub struct Card {
    pub title: String,
    pub serves: Maybe<f64>,
    pub ingredients: Maybe<Vec<Ingredient>>,
    pub author: Maybe<Author>,
}

/// `Partial<Card>`
#[derive(Debug, Clone, PartialEq)]
pub struct Changes {
    pub title: Option<String>,
    pub serves: Maybe<f64>,
    pub ingredients: Maybe<Vec<Ingredient>>,
    pub author: Maybe<Author>,
}

#[derive(Debug, Clone, PartialEq)]
pub struct Party {
    pub adults: Maybe<f64>,
    pub children: Maybe<f64>,
}
