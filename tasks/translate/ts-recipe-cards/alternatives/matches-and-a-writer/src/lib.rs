//! Recipe cards.
//!
//! A translation of `original/cards.ts`.

mod card;

pub use card::{Amount, Author, Card, Changes, Ingredient, Kitchen, Maybe, Party};

/// `null` and `undefined` are the same to most operators.
impl<T> From<Maybe<T>> for Option<T> {
    fn from(maybe: Maybe<T>) -> Self {
        if let Maybe::Value(value) = maybe {
            Some(value)
        } else {
            None
        }
    }
}

fn some<T: Clone>(maybe: &Maybe<T>) -> Option<T> {
    maybe.clone().into()
}

pub fn byline(card: &Card) -> String {
    let mut name = String::new();
    let mut town = "nowhere".to_string();
    if let Maybe::Value(author) = &card.author {
        if let Maybe::Value(known) = &author.name {
            name.push_str(known);
        }
        if let Maybe::Value(Kitchen {
            town: Maybe::Value(known),
        }) = &author.kitchen
        {
            town = known.clone();
        }
    }
    if name.is_empty() {
        name.push_str("anonymous");
    }
    name + " of " + &town
}

pub fn portions(party: &Party) -> f64 {
    let adults = match party.adults {
        Maybe::Undefined => 2.0,
        Maybe::Null => 0.0,
        Maybe::Value(adults) => adults,
    };
    adults + 0.5 * some(&party.children).unwrap_or(1.0)
}

pub fn scale(card: &Card, guests: Maybe<f64>) -> Card {
    let mut scaled = card.clone();
    let (guests, number) = match guests {
        Maybe::Undefined => (Maybe::Value(4.0), 4.0),
        Maybe::Null => (Maybe::Null, 0.0),
        Maybe::Value(number) => (guests, number),
    };
    let serves = match card.serves {
        Maybe::Value(serves) if serves < 0.0 || serves > 0.0 => serves,
        _ => 4.0,
    };
    let factor = number / serves;
    scaled.serves = guests;
    match &mut scaled.ingredients {
        Maybe::Value(ingredients) => {
            for ingredient in ingredients {
                if let Maybe::Value(amount) = &mut ingredient.amount {
                    let quarters = amount.value * factor * 4.0;
                    amount.value = (quarters + 0.5).floor() / 4.0;
                }
            }
        }
        missing => *missing = Maybe::Undefined,
    }
    scaled
}

pub fn merge(card: &Card, changes: &Changes) -> Card {
    let mut merged = card.clone();
    let Changes {
        title,
        serves,
        ingredients,
        author,
    } = changes.clone();
    if let Some(title) = title {
        merged.title = title;
    }
    if serves != Maybe::Undefined {
        merged.serves = serves;
    }
    if ingredients != Maybe::Undefined {
        merged.ingredients = ingredients;
    }
    if author != Maybe::Undefined {
        merged.author = author;
    }
    merged
}

pub fn weight(card: &Card) -> Option<f64> {
    let mut sum = 0.0;
    for ingredient in some(&card.ingredients)? {
        sum += match ingredient.amount {
            Maybe::Value(amount) => amount.value,
            _ => 1.0,
        };
    }
    Some(sum)
}

pub fn unit(card: &Card) -> Option<String> {
    for ingredient in some(&card.ingredients)? {
        match ingredient.amount {
            Maybe::Value(Amount {
                unit: Maybe::Value(unit),
                ..
            }) if unit != "" => return Some(unit),
            _ => {}
        }
    }
    None
}

pub fn label(ingredient: &Ingredient) -> String {
    let (mut value, mut unit) = (String::new(), String::new());
    if let Maybe::Value(amount) = &ingredient.amount {
        value = js(amount.value);
        unit = some(&amount.unit).unwrap_or_default();
    }
    let note = match &ingredient.note {
        Maybe::Undefined => "-",
        Maybe::Null => "",
        Maybe::Value(note) => note,
    };
    format!("{value}|{unit}|{}|{note}", ingredient.name)
}

pub fn hint(ingredient: Option<&Ingredient>) -> String {
    let mut unit = Maybe::Undefined;
    let mut note = Maybe::Undefined;
    if let Some(ingredient) = ingredient {
        note = ingredient.note.clone();
        if let Some(amount) = some(&ingredient.amount) {
            unit = amount.unit;
        }
    }
    let parts = [unit, note].map(|part| match part {
        Maybe::Undefined => "undefined".to_string(),
        Maybe::Null => "null".to_string(),
        Maybe::Value(text) => text,
    });
    parts.join(" ")
}

pub fn sorted(cards: &[Card]) -> Vec<Card> {
    // An insertion sort is stable.
    let mut sorted: Vec<Card> = Vec::new();
    let key = |card: &Card| (some(&card.serves).unwrap_or(0.0), card.title.len());
    for card in cards {
        let later = sorted
            .iter()
            .position(|other| key(other) > key(card))
            .unwrap_or(sorted.len());
        sorted.insert(later, card.clone());
    }
    sorted
}

/// A JSON object that is being written.
struct Writer {
    text: String,
}

impl Writer {
    fn key(&mut self, key: &str) {
        let separator = if self.text.ends_with('{') { "" } else { "," };
        self.text.push_str(&format!("{separator}\"{key}\":"));
    }

    fn maybe<T>(&mut self, key: &str, value: &Maybe<T>, write: impl FnOnce(&mut Self, &T)) {
        match value {
            Maybe::Undefined => {}
            Maybe::Null => {
                self.key(key);
                self.text.push_str("null");
            }
            Maybe::Value(value) => {
                self.key(key);
                write(self, value);
            }
        }
    }

    fn string(&mut self, text: &String) {
        self.text.push('"');
        self.text.push_str(text);
        self.text.push('"');
    }

    fn number(&mut self, value: &f64) {
        let finite = value.abs() < f64::INFINITY;
        self.text.push_str(&if finite {
            js(*value)
        } else {
            "null".to_string()
        });
    }

    fn ingredient(&mut self, ingredient: &Ingredient) {
        self.text.push('{');
        self.key("name");
        self.string(&ingredient.name);
        self.maybe("amount", &ingredient.amount, |writer, amount| {
            writer.text.push('{');
            writer.key("value");
            writer.number(&amount.value);
            writer.maybe("unit", &amount.unit, Writer::string);
            writer.text.push('}');
        });
        self.maybe("note", &ingredient.note, Writer::string);
        self.text.push('}');
    }
}

pub fn to_json(card: &Card) -> String {
    let mut writer = Writer {
        text: "{".to_string(),
    };
    writer.key("title");
    writer.string(&card.title);
    writer.maybe("serves", &card.serves, Writer::number);
    writer.maybe("ingredients", &card.ingredients, |writer, ingredients| {
        writer.text.push('[');
        for (index, ingredient) in ingredients.iter().enumerate() {
            if index > 0 {
                writer.text.push(',');
            }
            writer.ingredient(ingredient);
        }
        writer.text.push(']');
    });
    writer.maybe("author", &card.author, |writer, author| {
        writer.text.push('{');
        writer.maybe("name", &author.name, Writer::string);
        writer.maybe("kitchen", &author.kitchen, |writer, kitchen| {
            writer.text.push('{');
            writer.maybe("town", &kitchen.town, Writer::string);
            writer.text.push('}');
        });
        writer.text.push('}');
    });
    writer.text + "}"
}

fn js(value: f64) -> String {
    // The sum of a negative zero and zero is zero.
    (value + 0.0).to_string()
}
