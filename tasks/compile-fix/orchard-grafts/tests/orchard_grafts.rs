use orchard_grafts::Tree;

fn cox() -> Tree {
    Tree::rootstock("M9").graft("Cox", 2019)
}

fn family() -> Tree {
    Tree::rootstock("M26")
        .graft("Golden", 2010)
        .family(&["Cox", "Elstar", "Jonagold"], 2021)
}

/// "`roots` is the name of the rootstock that carries the tree, however often it was grafted."
#[test]
fn roots_carry_everything() {
    assert_eq!(Tree::rootstock("M9").roots(), "M9");
    assert_eq!((cox().roots(), family().roots()), ("M9", "M26"));
    assert_eq!(family().graft("Topaz", 2022).roots(), "M26");
}

/// "the crown, of one variety or of several, must stand on that graft, and that graft on the rootstock itself"
#[test]
fn the_interstem_of_a_tree() {
    assert_eq!(cox().graft("Topaz", 2022).interstem(), Some("Cox"));
    assert_eq!(family().interstem(), Some("Golden"));
}

/// "A tree with fewer or more layers has none, and several varieties between crown and rootstock are no interstem."
#[test]
fn trees_without_an_interstem() {
    let tall = cox().graft("Topaz", 2022).graft("Boskoop", 2023);
    let short = Tree::rootstock("M9").family(&["Cox"], 2020);
    for tree in [
        Tree::rootstock("M9"),
        cox(),
        tall,
        short.clone(),
        short.graft("Topaz", 2022),
    ] {
        assert_eq!(tree.interstem(), None, "{tree:?}");
    }
    assert_eq!(family().graft("Topaz", 2022).interstem(), None);
}

/// "`grafts` counts the grafts of the whole tree. Each limb of a family tree is a graft of its own."
#[test]
fn every_limb_is_a_graft() {
    assert_eq!(
        (
            Tree::rootstock("M9").grafts(),
            cox().grafts(),
            family().grafts()
        ),
        (0, 1, 4)
    );
    assert_eq!(family().graft("Topaz", 2022).family(&[], 2023).grafts(), 5);
}

/// "from the third year after the year of its graft on"
#[test]
fn a_crown_bears_after_three_years() {
    assert_eq!(cox().bears(2021), Vec::<&str>::new());
    assert_eq!(
        (cox().bears(2022), cox().bears(2030)),
        (vec!["Cox"], vec!["Cox"])
    );
    assert_eq!(family().bears(2023), Vec::<&str>::new());
    assert_eq!(family().bears(2024), ["Cox", "Elstar", "Jonagold"]);
}

/// "Only the crown bears fruit, that is, the uppermost layer"
#[test]
fn below_the_crown_is_no_fruit() {
    assert_eq!(Tree::rootstock("M9").bears(2030), Vec::<&str>::new());
    assert_eq!(cox().graft("Topaz", 2029).bears(2030), Vec::<&str>::new());
    assert_eq!(family().graft("Topaz", 2022).bears(2030), ["Topaz"]);
}

/// "`years_to_fruit` is the number of years until the crown bears the first fruit, 0 if it already does."
#[test]
fn the_years_to_the_first_fruit() {
    let years: Vec<_> = (2019..2024).map(|now| cox().years_to_fruit(now)).collect();
    assert_eq!(years, [Some(3), Some(2), Some(1), Some(0), Some(0)]);
    assert_eq!(
        (family().years_to_fruit(2021), family().years_to_fruit(2023)),
        (Some(3), Some(1))
    );
    assert_eq!(cox().graft("Topaz", 2023).years_to_fruit(2024), Some(2));
}

/// "A rootstock, or a family tree without limbs, never does."
#[test]
fn trees_that_never_bear() {
    assert_eq!(Tree::rootstock("M9").years_to_fruit(2030), None);
    assert_eq!(cox().family(&[], 2020).years_to_fruit(2030), None);
}

/// "`renewed` is the tree with every graft of its crown of the year `now`. Varieties and everything below the crown
/// stay as they are, and so does a rootstock without a crown."
#[test]
fn a_crown_is_renewed() {
    assert_eq!(
        cox().renewed(2025),
        Tree::rootstock("M9").graft("Cox", 2025)
    );
    assert_eq!(
        cox().graft("Topaz", 2020).renewed(2025),
        cox().graft("Topaz", 2025)
    );
    assert_eq!(Tree::rootstock("M9").renewed(2025), Tree::rootstock("M9"));
    let renewed = Tree::rootstock("M26")
        .graft("Golden", 2010)
        .family(&["Cox", "Elstar", "Jonagold"], 2025);
    assert_eq!(family().renewed(2025), renewed);
}

/// "`rename_roots` gives the rootstock that carries the tree another name and changes nothing else."
#[test]
fn roots_are_renamed() {
    let renamed = |mut tree: Tree| {
        tree.rename_roots("MM106");
        tree
    };
    assert_eq!(renamed(Tree::rootstock("M9")), Tree::rootstock("MM106"));
    assert_eq!(renamed(cox()), Tree::rootstock("MM106").graft("Cox", 2019));
    let family_on = Tree::rootstock("MM106")
        .graft("Golden", 2010)
        .family(&["Cox", "Elstar", "Jonagold"], 2021);
    assert_eq!(renamed(family()), family_on);
    assert_eq!(renamed(family().graft("Topaz", 2022)).roots(), "MM106");
}
