//! "`promote(&mut self, seal: Seal<Junior>) -> Seal<Senior>` takes the old seal away"
//! fails: E0382

use notary_seals::{Chamber, Draft, Junior, Seal};

pub fn go_on(chamber: &mut Chamber, mut seal: Seal<Junior>) {
    let senior = chamber.promote(seal);
    let deed = seal.attest(Draft::contract("A barn."));
    println!("{} {}", senior.holder(), deed.line());
}

fn main() {}
