//! Different errors must be told apart.

use paint_shop::mixer::Recipe;
use paint_shop::shop::{deepen, label, order, sample, ShopError};

const _: fn(&'static str) -> Result<Recipe, ShopError> = order;
const _: fn(&Recipe) -> String = label;
const _: fn(&Recipe) -> Recipe = sample;
const _: fn(&Recipe, &'static str, u32) -> Result<Recipe, ShopError> = deepen;

pub fn pins() {
    let unreadable = |text: &str| ShopError::Unreadable(text.to_string());
    let impossible = |text: &str| ShopError::Impossible(text.to_string());
    assert_ne!(unreadable("a"), unreadable("b"));
    assert_ne!(impossible("a"), impossible("b"));
    assert_ne!(impossible("a"), unreadable("a"));
}
