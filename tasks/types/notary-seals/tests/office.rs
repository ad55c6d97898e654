use notary_seals::{Chamber, Draft, Junior, Rank, Register, Seal, Senior};

fn assistant(name: &str) -> Seal<Junior> {
    Chamber::new().swear_in(name).unwrap()
}

fn notary(name: &str) -> Seal<Senior> {
    Chamber::new().swear_in(name).unwrap()
}

/// "`R::TITLE`, for `R: Rank`, is the `&'static str` `"assistant notary"` or `"notary"`."
#[test]
fn ranks_have_titles() {
    assert_eq!(<Junior as Rank>::TITLE, "assistant notary");
    assert_eq!(<Senior as Rank>::TITLE, "notary");
}

/// "`None` if somebody of this name has been sworn in already, whatever the rank."
#[test]
fn a_name_is_sworn_in_once() {
    let mut chamber = Chamber::new();
    assert_eq!(chamber.sworn(), 0);
    assert!(chamber.swear_in::<Junior>("Ada Holm").is_some());
    assert!(chamber.swear_in::<Junior>("Ada Holm").is_none());
    assert!(chamber.swear_in::<Senior>("Ada Holm").is_none());
    assert!(chamber.swear_in::<Senior>("Ada").is_some());
    assert_eq!(chamber.sworn(), 2);
}

/// "`None` too for a name that is empty or all white space. White space around a name does not count."
#[test]
fn names_are_taken_without_white_space() {
    let mut chamber = Chamber::new();
    assert!(chamber.swear_in::<Junior>("").is_none());
    assert!(chamber.swear_in::<Senior>("  ").is_none());
    let seal = chamber.swear_in::<Senior>(" Ada Holm ").unwrap();
    assert_eq!(seal.holder(), "Ada Holm");
    assert!(chamber.swear_in::<Senior>("Ada Holm").is_none());
    assert_eq!(chamber.sworn(), 1);
}

/// "gives `Deed<Contract>` for a seal of either rank and `Draft<Contract>`"
#[test]
fn both_ranks_seal_contracts() {
    let deed = assistant("Ada Holm").attest(Draft::contract("A mill for a mare."));
    assert_eq!(deed.text(), "A mill for a mare.");
    assert_eq!(deed.line(), "No. 1, sealed by Ada Holm, assistant notary");
    let deed = notary("Per Lund").attest(Draft::contract("A barn."));
    assert_eq!(deed.text(), "A barn.");
    assert_eq!(deed.line(), "No. 1, sealed by Per Lund, notary");
}

/// "a seal numbers the deeds that it attests, wills and contracts together, from 1."
#[test]
fn deeds_of_one_seal_are_numbered() {
    let mut seal = notary("Per Lund");
    assert_eq!(
        seal.attest(Draft::contract("a")).line(),
        "No. 1, sealed by Per Lund, notary"
    );
    let will = seal.attest(Draft::will("All to the cat."));
    assert_eq!(will.line(), "No. 2, sealed by Per Lund, notary");
    assert_eq!(will.text(), "All to the cat.");
    assert_eq!(
        seal.attest(Draft::contract("b")).line(),
        "No. 3, sealed by Per Lund, notary"
    );
}

/// "takes the old seal away and hands out a new one for the same name."
#[test]
fn a_promotion_brings_a_new_seal() {
    let mut chamber = Chamber::new();
    let mut seal = chamber.swear_in::<Junior>("Ada Holm").unwrap();
    seal.attest(Draft::contract("a"));
    seal.attest(Draft::contract("b"));
    let mut seal = chamber.promote(seal);
    assert_eq!(seal.holder(), "Ada Holm");
    assert_eq!(
        seal.attest(Draft::will("c")).line(),
        "No. 1, sealed by Ada Holm, notary"
    );
    assert!(chamber.swear_in::<Junior>("Ada Holm").is_none());
    assert_eq!(chamber.sworn(), 1);
    chamber.retire(seal);
    assert_eq!(chamber.sworn(), 0);
}

/// "takes the seal away, and somebody of this name can be sworn in again."
#[test]
fn a_retired_name_is_free() {
    let mut chamber = Chamber::new();
    let first = chamber.swear_in::<Junior>("Ada Holm").unwrap();
    let other = chamber.swear_in::<Senior>("Per Lund").unwrap();
    chamber.retire(first);
    assert_eq!(chamber.sworn(), 1);
    assert!(chamber.swear_in::<Senior>("Per Lund").is_none());
    assert!(chamber.swear_in::<Senior>("Ada Holm").is_some());
    chamber.retire(other);
    assert!(chamber.swear_in::<Junior>("Per Lund").is_some());
}

/// "`latest(&self) -> Option<&Deed<Will>>`, the one deposited last."
#[test]
fn the_last_will_counts() {
    let mut register = Register::default();
    assert!(register.latest().is_none());
    let mut seal = notary("Per Lund");
    register.deposit(seal.attest(Draft::will("All to the cat.")));
    register.deposit(seal.attest(Draft::will("All to the dog.")));
    assert_eq!(register.latest().unwrap().text(), "All to the dog.");
    assert_eq!(register.latest().unwrap().line(), "No. 2, sealed by Per Lund, notary");
}
