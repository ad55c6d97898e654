//! Pins the types of seals, drafts and deeds.

use notary_seals::{Chamber, Contract, Deed, Draft, Junior, Rank, Register, Seal, Senior, Will};

const _: fn(&mut Chamber, &'static str) -> Option<Seal<Junior>> = Chamber::swear_in;
const _: fn(&mut Chamber, Seal<Junior>) -> Seal<Senior> = Chamber::promote;
const _: fn(&mut Chamber, Seal<Senior>) = Chamber::retire;
const _: fn(&'static str) -> Draft<Contract> = |text| Draft::contract(text);
const _: fn(&'static str) -> Draft<Will> = |text| Draft::will(text);
const _: fn(&mut Seal<Junior>, Draft<Contract>) -> Deed<Contract> = |seal, draft| seal.attest(draft);
const _: fn(&mut Seal<Senior>, Draft<Contract>) -> Deed<Contract> = |seal, draft| seal.attest(draft);
const _: fn(&mut Seal<Senior>, Draft<Will>) -> Deed<Will> = |seal, draft| seal.attest(draft);
const _: fn(&mut Register, Deed<Will>) = Register::deposit;

pub fn title<R: Rank>() -> &'static str {
    R::TITLE
}

pub fn pins() {
    assert!(title::<Junior>() != title::<Senior>());
    assert!(Chamber::new().sworn() == 0);
}
