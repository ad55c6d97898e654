use paint_shop::mixer::{Plan, Recipe, Sheen};
use paint_shop::shop::{deepen, label, order, sample, ShopError};

fn impossible(text: &str) -> Option<ShopError> {
    Some(ShopError::Impossible(text.to_string()))
}

fn labelled(text: &str) -> String {
    label(&order(text).unwrap())
}

/// "Drops of the same pigment add up."
#[test]
fn an_order_is_mixed() {
    let recipe = order("white 5 l, red 3, blue 2, red 1, matt").unwrap();
    assert_eq!(label(&recipe), "5 l white matt: blue 10, red 20");
    assert_eq!(recipe.drops(), 30);
    assert_eq!(labelled("clear 2 l, umber 60, umber 60"), "2 l clear satin: umber 240");
}

/// "If several sheens are named, the last one counts; if none is named, the paint is satin."
#[test]
fn the_last_sheen_counts() {
    assert_eq!(order("white 1 l").unwrap().plan().sheen, Sheen::Satin);
    assert_eq!(labelled("white 5 l"), "5 l white satin");
    assert_eq!(labelled("white 5 l, gloss"), "5 l white gloss");
    assert_eq!(labelled("white 5 l, gloss, matt"), "5 l white matt");
    assert_eq!(labelled("white 5 l, matt, red 1, satin"), "5 l white satin: red 5");
}

/// "white space around a part, and how much of it stands between the words of a part, does not matter."
#[test]
fn white_space_in_orders_does_not_matter() {
    assert_eq!(labelled("  cream   3  l ,red    4 ,  gloss"), "3 l cream gloss: red 12");
    assert_eq!(labelled("cream 10 l,red 4"), "10 l cream satin: red 40");
}

/// "A part that cannot be read is `ShopError::Unreadable` with the part, without the white space around it."
#[test]
fn unreadable_parts_are_quoted() {
    for (text, part) in [
        ("", ""),
        ("white", "white"),
        ("white 5", "white 5"),
        ("white five l, red 2", "white five l"),
        ("white 5 l now", "white 5 l now"),
        ("white 5 kg", "white 5 kg"),
        ("white 5 l, red ", "red"),
        ("white 5 l, red 2 blue", "red 2 blue"),
        ("white 5 l, red -2, x", "red -2"),
        ("white 5 l, , red 2", ""),
        ("white 5 l,  shiny , blue x", "shiny"),
        ("white 5 l, gloss twice", "gloss twice"),
    ] {
        assert_eq!(
            order(text).err(),
            Some(ShopError::Unreadable(part.to_string())),
            "{text:?}"
        );
    }
}

/// "What the library refuses is `ShopError::Impossible` with the text for it: `no litres`, `too much pigment` or `no such
/// base: <name>`."
#[test]
fn impossible_paints_are_refused() {
    assert_eq!(order("white 0 l").err(), impossible("no litres"));
    assert_eq!(
        order("white 1 l, red 20, blue 21").err(),
        impossible("too much pigment")
    );
    assert_eq!(order("white 1 l, red 20, red 21").err(), impossible("too much pigment"));
    assert_eq!(order("pink 1 l").err(), impossible("no such base: pink"));
    assert!(order("white 1 l, red 20, blue 20").is_ok());
    assert!(order("cream 1 l, red 60").is_ok());
}

/// "The first part that cannot be read wins over everything else, and of what the library refuses the base comes first, then
/// the litres, then the pigment."
#[test]
fn what_cannot_be_read_comes_first() {
    assert_eq!(
        order("pink 0 l, red 99, x").err(),
        Some(ShopError::Unreadable("x".to_string()))
    );
    assert_eq!(
        order("white 1 l, red 99, x").err(),
        Some(ShopError::Unreadable("x".to_string()))
    );
    assert_eq!(order("pink 0 l, red 999").err(), impossible("no such base: pink"));
    assert_eq!(order("white 0 l, red 99").err(), impossible("no litres"));
}

/// "Pigments with 0 drops are not in the recipe and are not counted by the library."
#[test]
fn no_drops_are_no_pigment() {
    let recipe = order("white 2 l, red 0, blue 7, green 0").unwrap();
    assert_eq!(recipe.plan().pigments.len(), 1);
    assert_eq!(label(&recipe), "2 l white satin: blue 14");
    assert_eq!(labelled("white 2 l, red 0"), "2 l white satin");
    assert_eq!(labelled("white 2 l, red 0, red 3, red 0"), "2 l white satin: red 6");
}

/// "the litres, the base, the sheen, and the pigments in alphabetical order with their drops for the whole can"
#[test]
fn labels_list_pigments_by_name() {
    assert_eq!(
        labelled("clear 3 l, umber 1, blue 10, red 2"),
        "3 l clear satin: blue 30, red 6, umber 3"
    );
    let plan = Plan {
        base: "cream".to_string(),
        millilitres: 4000,
        sheen: Sheen::Gloss,
        pigments: vec![("red".to_string(), 2), ("green".to_string(), 1)],
    };
    assert_eq!(
        label(&Recipe::try_from(plan).unwrap()),
        "4 l cream gloss: green 4, red 8"
    );
}

/// "is the same paint in a can of one litre."
#[test]
fn a_sample_is_one_litre() {
    let recipe = order("cream 25 l, red 4, gloss, blue 1").unwrap();
    assert_eq!(label(&sample(&recipe)), "1 l cream gloss: blue 1, red 4");
    assert_eq!(sample(&recipe).plan().millilitres, 1000);
    assert_eq!(label(&recipe), "25 l cream gloss: blue 25, red 100");
}

/// "is the same paint with so many more drops of a pigment for each litre; with the error of `order` when that is too much."
#[test]
fn a_paint_is_deepened() {
    let recipe = order("white 2 l, red 30, matt").unwrap();
    assert_eq!(label(&deepen(&recipe, "red", 10).unwrap()), "2 l white matt: red 80");
    assert_eq!(
        label(&deepen(&recipe, "blue", 1).unwrap()),
        "2 l white matt: blue 2, red 60"
    );
    assert_eq!(label(&deepen(&recipe, "blue", 0).unwrap()), "2 l white matt: red 60");
    assert_eq!(label(&deepen(&recipe, "red", 0).unwrap()), "2 l white matt: red 60");
    assert_eq!(deepen(&recipe, "red", 11).err(), impossible("too much pigment"));
    assert_eq!(deepen(&recipe, "blue", 11).err(), impossible("too much pigment"));
}
