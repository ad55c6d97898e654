use ts_recipe_cards::{
    byline, hint, label, merge, portions, scale, sorted, to_json, unit, weight, Amount, Author,
    Card, Changes, Ingredient, Kitchen, Maybe, Party,
};
use Maybe::{Null, Undefined, Value};

fn text(text: &str) -> Maybe<String> {
    Value(text.to_string())
}

fn amount(value: f64, unit: Maybe<String>) -> Maybe<Amount> {
    Value(Amount { value, unit })
}

fn ingredient(name: &str, amount: Maybe<Amount>) -> Ingredient {
    Ingredient {
        name: name.to_string(),
        amount,
        note: Undefined,
    }
}

fn card(title: &str) -> Card {
    Card {
        title: title.to_string(),
        serves: Undefined,
        ingredients: Undefined,
        author: Undefined,
    }
}

fn with(ingredients: Vec<Ingredient>) -> Card {
    Card {
        ingredients: Value(ingredients),
        ..card("pie")
    }
}

fn serving(serves: Maybe<f64>) -> Card {
    Card {
        serves,
        ..card("pie")
    }
}

/// The value of a card's only ingredient.
fn only_value(card: &Card) -> f64 {
    match &card.ingredients {
        Value(ingredients) => match &ingredients[0].amount {
            Value(amount) => amount.value,
            other => panic!("{other:?}"),
        },
        other => panic!("{other:?}"),
    }
}

/// "Defaults of parameters and of destructured properties, `?.`, `??`, `||`, `&&`, spread properties"
#[test]
fn recipe_bylines() {
    let by = |author| {
        byline(&Card {
            author,
            ..card("pie")
        })
    };
    let author = |name, kitchen| Value(Author { name, kitchen });
    let kitchen = |town| Value(Kitchen { town });
    assert_eq!(
        [by(Undefined), by(Null), by(author(Null, Null))],
        ["anonymous of nowhere"; 3]
    );
    assert_eq!(
        by(author(text("Ida"), kitchen(text("Lund")))),
        "Ida of Lund"
    );
    assert_eq!(by(author(text(""), kitchen(text("")))), "anonymous of ");
    assert_eq!(by(author(Undefined, kitchen(Null))), "anonymous of nowhere");
    assert_eq!(
        by(author(text("Ida"), kitchen(Undefined))),
        "Ida of nowhere"
    );
    assert_eq!(by(author(text("Ida"), Undefined)), "Ida of nowhere");
}

/// "Missing (`Undefined`) and `null` (`Null`) are two things."
#[test]
fn recipe_portions() {
    let eat = |adults, children| portions(&Party { adults, children });
    assert_eq!(eat(Undefined, Undefined), 2.5);
    assert_eq!(eat(Null, Null), 0.5);
    assert_eq!(eat(Null, Value(3.0)), 1.5);
    assert_eq!(eat(Undefined, Value(0.0)), 2.0);
    assert_eq!(eat(Value(0.0), Value(4.0)), 2.0);
    assert_eq!(eat(Value(5.0), Undefined), 5.5);
}

/// "A property that comes out as `undefined` is `Undefined`."
#[test]
fn recipe_scaling_keeps_the_rest() {
    let full = Card {
        author: Null,
        serves: Value(2.0),
        ..with(vec![
            Ingredient {
                note: text("warm"),
                ..ingredient("milk", amount(1.0, Null))
            },
            Ingredient {
                note: Null,
                ..ingredient("salt", Null)
            },
            ingredient("eggs", Undefined),
        ])
    };
    let scaled = scale(&full, Value(3.0));
    let expected = Card {
        serves: Value(3.0),
        ingredients: Value(vec![
            Ingredient {
                note: text("warm"),
                ..ingredient("milk", amount(1.5, Null))
            },
            Ingredient {
                note: Null,
                ..ingredient("salt", Null)
            },
            ingredient("eggs", Undefined),
        ]),
        ..full
    };
    assert_eq!(scaled, expected);
    for ingredients in [Undefined, Null] {
        let card = Card {
            ingredients,
            ..serving(Null)
        };
        assert_eq!(scale(&card, Value(1.0)), serving(Value(1.0)));
    }
    assert_eq!(scale(&with(vec![]), Undefined).ingredients, Value(vec![]));
}

/// "The argument `undefined` of `scale` is `Maybe::Undefined`, that of `hint` is `None`."
#[test]
fn recipe_scaling_factors() {
    let milk = |serves, guests| {
        let card = Card {
            serves,
            ..with(vec![ingredient("milk", amount(3.0, text("l")))])
        };
        let scaled = scale(&card, guests);
        (only_value(&scaled), scaled.serves)
    };
    assert_eq!(milk(Value(2.0), Undefined), (6.0, Value(4.0)));
    assert_eq!(milk(Value(2.0), Null), (0.0, Null));
    assert_eq!(milk(Value(2.0), Value(0.0)), (0.0, Value(0.0)));
    for serves in [Undefined, Null, Value(0.0), Value(-0.0), Value(f64::NAN)] {
        assert_eq!(milk(serves, Value(8.0)), (6.0, Value(8.0)));
    }
    assert_eq!(milk(Value(-1.0), Value(2.0)), (-6.0, Value(2.0)));
}

/// "`Math.round` rounds halves up, towards positive infinity, for negative numbers too."
#[test]
fn recipe_scaling_rounds_to_quarters() {
    let rounded = |value: f64| {
        only_value(&scale(
            &with(vec![ingredient("x", amount(value, Undefined))]),
            Undefined,
        ))
    };
    assert_eq!(
        [rounded(0.125), rounded(0.375), rounded(0.3), rounded(1.0)],
        [0.25, 0.5, 0.25, 1.0]
    );
    assert_eq!(
        [rounded(-0.125), rounded(-0.375), rounded(-0.4)],
        [0.0, -0.25, -0.5]
    );
    assert_eq!([rounded(0.12), rounded(-0.1)], [0.0, 0.0]);
    assert!(rounded(f64::NAN).is_nan());
}

/// "spread properties, templates, `join`, unary `+` and JSON treat each of them as JavaScript does."
#[test]
fn recipe_merging() {
    let old = Card {
        author: Value(Author {
            name: text("Ida"),
            kitchen: Undefined,
        }),
        serves: Value(2.0),
        ..with(vec![])
    };
    let none = || Changes {
        title: None,
        serves: Undefined,
        ingredients: Undefined,
        author: Undefined,
    };
    assert_eq!(merge(&old, &none()), old);
    let nulls = Changes {
        serves: Null,
        ingredients: Null,
        author: Null,
        ..none()
    };
    assert_eq!(
        merge(&old, &nulls),
        Card {
            serves: Null,
            ingredients: Null,
            author: Null,
            ..card("pie")
        }
    );
    let author = Value(Author {
        name: Undefined,
        kitchen: Null,
    });
    let all = Changes {
        title: Some(String::new()),
        serves: Value(0.0),
        ingredients: Value(vec![ingredient("x", Null)]),
        author: author.clone(),
    };
    let expected = Card {
        title: String::new(),
        serves: Value(0.0),
        author,
        ..with(vec![ingredient("x", Null)])
    };
    assert_eq!(merge(&old, &all), expected);
}

/// "A result of the type `… | undefined` is an `Option`."
#[test]
fn recipe_weights() {
    let some = with(vec![
        ingredient("a", amount(0.0, Null)),
        ingredient("b", Null),
        ingredient("c", Undefined),
        ingredient("d", amount(2.5, Null)),
    ]);
    assert_eq!(weight(&some), Some(4.5));
    assert_eq!(weight(&with(vec![])), Some(0.0));
    assert_eq!(
        [
            weight(&card("pie")),
            weight(&Card {
                ingredients: Null,
                ..card("pie")
            })
        ],
        [None, None]
    );
    assert!(weight(&with(vec![ingredient("a", amount(f64::NAN, Null))])).is_some_and(f64::is_nan));
}

/// "A result of the type `… | undefined` is an `Option`."
#[test]
fn recipe_units() {
    let units = |units: Vec<Maybe<String>>| {
        unit(&with(
            units
                .into_iter()
                .map(|unit| ingredient("a", amount(1.0, unit)))
                .collect(),
        ))
    };
    assert_eq!(
        units(vec![Undefined, Null, text(""), text("cup"), text("l")]).as_deref(),
        Some("cup")
    );
    assert_eq!(units(vec![text(""), Null]), None);
    assert_eq!(
        unit(&with(vec![
            ingredient("a", Null),
            ingredient("b", Undefined),
            ingredient("c", amount(0.0, text("g")))
        ]))
        .as_deref(),
        Some("g")
    );
    assert_eq!(
        [
            unit(&card("pie")),
            unit(&Card {
                ingredients: Null,
                ..card("pie")
            }),
            unit(&with(vec![]))
        ],
        [None, None, None]
    );
}

/// "A number in a text reads as in JavaScript (`3`, `0.5`, `-0.25`, `NaN`, `0` for either zero"
#[test]
fn recipe_labels() {
    let labelled = |amount, note| {
        label(&Ingredient {
            note,
            ..ingredient("flour", amount)
        })
    };
    assert_eq!(
        labelled(amount(3.0, text("cups")), text("sifted")),
        "3|cups|flour|sifted"
    );
    assert_eq!(labelled(amount(0.5, Null), Null), "0.5||flour|");
    assert_eq!(labelled(amount(-0.25, text("")), text("")), "-0.25||flour|");
    assert_eq!(labelled(Null, Undefined), "||flour|-");
    assert_eq!(labelled(Undefined, Undefined), "||flour|-");
    assert_eq!(labelled(amount(-0.0, Undefined), Null), "0||flour|");
    assert_eq!(labelled(amount(f64::NAN, Undefined), Null), "NaN||flour|");
}

/// "templates, `join`, unary `+` and JSON treat each of them as JavaScript does."
#[test]
fn recipe_hints() {
    let hinted = |amount, note| {
        hint(Some(&Ingredient {
            note,
            ..ingredient("flour", amount)
        }))
    };
    assert_eq!(hint(None), "undefined undefined");
    assert_eq!(hinted(Null, Null), "undefined null");
    assert_eq!(hinted(Undefined, Undefined), "undefined undefined");
    assert_eq!(hinted(amount(1.0, Null), text("")), "null ");
    assert_eq!(hinted(amount(1.0, text("g")), text("fine")), "g fine");
    assert_eq!(hinted(amount(1.0, Undefined), Null), "undefined null");
}

/// "`sort` is stable, and a comparison that comes out as `NaN` counts as 0."
#[test]
fn recipe_sorting() {
    let make = |title: &str, serves| Card {
        serves,
        ..card(title)
    };
    let cards = [
        make("bb", Value(4.0)),
        make("aa", Value(4.0)),
        make("long", Null),
        make("cc", Value(0.0)),
        make("a", Value(4.0)),
        make("dd", Undefined),
        make("zz", Value(-1.0)),
        make("ee", Value(-0.0)),
    ];
    let titles: Vec<String> = sorted(&cards).into_iter().map(|card| card.title).collect();
    assert_eq!(titles, ["zz", "cc", "dd", "ee", "long", "a", "bb", "aa"]);
}

/// "JSON has the keys in the order of the interfaces, without spaces."
#[test]
fn recipe_json() {
    assert_eq!(to_json(&card("pie")), r#"{"title":"pie"}"#);
    let nulls = Card {
        serves: Null,
        ingredients: Null,
        author: Null,
        ..card("pie")
    };
    assert_eq!(
        to_json(&nulls),
        r#"{"title":"pie","serves":null,"ingredients":null,"author":null}"#
    );
    let kitchen = |town| Value(Kitchen { town });
    let full = Card {
        serves: Value(2.5),
        author: Value(Author {
            name: Null,
            kitchen: kitchen(text("Lund")),
        }),
        ..with(vec![
            Ingredient {
                note: text("big"),
                ..ingredient("egg", amount(-0.0, Undefined))
            },
            Ingredient {
                note: Null,
                ..ingredient("oil", amount(f64::NAN, Null))
            },
            ingredient("salt", Null),
            ingredient("rice", amount(f64::INFINITY, text("cup"))),
        ])
    };
    let json = r#"{"title":"pie","serves":2.5,"ingredients":[{"name":"egg","amount":{"value":0},"note":"big"},{"name":"oil","amount":{"value":null,"unit":null},"note":null},{"name":"salt","amount":null},{"name":"rice","amount":{"value":null,"unit":"cup"}}],"author":{"name":null,"kitchen":{"town":"Lund"}}}"#;
    assert_eq!(to_json(&full), json);
    let empty = Card {
        serves: Value(f64::NEG_INFINITY),
        author: Value(Author {
            name: text(""),
            kitchen: kitchen(Undefined),
        }),
        ..with(vec![])
    };
    assert_eq!(
        to_json(&empty),
        r#"{"title":"pie","serves":null,"ingredients":[],"author":{"name":"","kitchen":{}}}"#
    );
    let bare = Card {
        author: Value(Author {
            name: Undefined,
            kitchen: Null,
        }),
        ..card("")
    };
    assert_eq!(to_json(&bare), r#"{"title":"","author":{"kitchen":null}}"#);
}
