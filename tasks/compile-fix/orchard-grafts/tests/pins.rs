//! Pins that trees are told apart, and the signatures.

use orchard_grafts::{Limb, Tree};

const _: fn(&str) -> Tree = Tree::rootstock;
const _: fn(Tree, &str, u16) -> Tree = Tree::graft;
const _: fn(Tree, &[&str], u16) -> Tree = Tree::family;
const _: fn(&Tree) -> &str = Tree::roots;
const _: fn(&Tree) -> Option<&str> = Tree::interstem;
const _: fn(&Tree) -> usize = Tree::grafts;
const _: fn(&Tree, u16) -> Vec<&str> = Tree::bears;
const _: fn(&Tree, u16) -> Option<u16> = Tree::years_to_fruit;
const _: fn(Tree, u16) -> Tree = Tree::renewed;
const _: fn(&mut Tree, &str) = Tree::rename_roots;
const _: fn(Limb) -> (String, u16) = |limb| limb;

pub fn pins() {
    let roots = Tree::rootstock;
    let all = [
        roots("a"),
        roots("b"),
        roots("a").graft("x", 1),
        roots("a").graft("y", 1),
        roots("a").graft("x", 2),
        roots("b").graft("x", 1),
        roots("a").family(&["x"], 1),
        roots("a").family(&["y"], 1),
        roots("a").family(&["x", "y"], 1),
        roots("a").family(&["x"], 2),
        roots("b").family(&["x"], 1),
    ];
    for (i, a) in all.iter().enumerate() {
        for (j, b) in all.iter().enumerate() {
            assert_eq!(a == b, i == j, "{a:?} and {b:?}");
        }
    }
}
