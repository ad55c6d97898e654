//! Pins that baths and recipes are told apart, and the signatures.

use wool_dyer::{Bath, Recipe};

const _: fn(&Recipe, u32) -> Bath = Recipe::bath;
const _: fn(&Recipe, u32) -> Recipe = Recipe::shade;
const _: fn(&Recipe, &Recipe) -> bool = Recipe::leads_to;
const _: fn(Bath, Bath) -> Bath = Bath::join;
const _: fn(&Bath) -> u64 = Bath::weight;
const _: fn(Bath) -> Bath = Bath::spent;
const _: fn(&Bath, &Bath) -> Option<Bath> = Bath::missing;

pub fn pins() {
    let plain = Bath {
        water: 1,
        alum: 1,
        tartar: 1,
        dye: 1,
    };
    assert_ne!(plain, Bath { water: 2, ..plain });
    assert_ne!(plain, Bath { alum: 2, ..plain });
    assert_ne!(plain, Bath { tartar: 2, ..plain });
    assert_ne!(plain, Bath { dye: 2, ..plain });
    let recipe = |name: &str, heat: (u8, u8), parts: [u32; 4]| {
        let [water, alum, tartar, dye] = parts;
        Recipe {
            name: name.to_string(),
            water,
            alum,
            tartar,
            dye,
            heat,
        }
    };
    let plain = recipe("a", (1, 1), [1; 4]);
    assert_ne!(plain, recipe("b", (1, 1), [1; 4]));
    assert_ne!(plain, recipe("a", (2, 1), [1; 4]));
    assert_ne!(plain, recipe("a", (1, 2), [1; 4]));
    for i in 0..4 {
        let mut parts = [1; 4];
        parts[i] = 2;
        assert_ne!(plain, recipe("a", (1, 1), parts));
    }
}
