use film_loans::{Loan, Receipt, Vault};

/// "When a loan ends, in whatever way, the film comes back to the vault in that moment"
#[test]
fn a_dropped_loan_brings_the_film_back() {
    let vault = Vault::new();
    let loan = vault.lend("Nosferatu", 3).unwrap();
    assert_eq!((loan.film(), loan.days()), ("Nosferatu", 3));
    assert_eq!(vault.out(), ["Nosferatu"]);
    drop(loan);
    assert_eq!(vault.out(), [""; 0]);
    assert_eq!(vault.lines(), ["out: Nosferatu", "back: Nosferatu"]);
}

/// "A loan ends when the film is brought back with `bring_back`"
#[test]
fn bringing_back_gives_a_receipt() {
    let vault = Vault::new();
    let loan = vault.lend("Metropolis", 7).unwrap();
    let receipt = loan.bring_back();
    assert_eq!(vault.lines(), ["out: Metropolis", "back: Metropolis"]);
    let film = "Metropolis".to_string();
    assert_eq!(receipt, Receipt { film, days: 7 });
    drop(receipt);
    assert_eq!(vault.lines().len(), 2);
}

/// "at that moment nothing is noted in the vault, and the film is not back in between"
#[test]
fn an_extended_loan_goes_on() {
    let vault = Vault::new();
    let loan = vault.lend("Sunrise", 2).unwrap().extend(5);
    assert_eq!(vault.lines(), ["out: Sunrise"]);
    assert_eq!(vault.out(), ["Sunrise"]);
    assert!(vault.lend("Sunrise", 1).is_none());
    assert_eq!((loan.film(), loan.days()), ("Sunrise", 7));
    drop(loan);
    assert_eq!(vault.lines(), ["out: Sunrise", "back: Sunrise"]);
}

/// "The receipt has the film and all days of the loan, those of extensions included."
#[test]
fn extensions_stand_on_the_receipt() {
    let vault = Vault::new();
    let loan = vault.lend("Greed", 1).unwrap();
    let receipt = loan.extend(10).extend(100).bring_back();
    assert_eq!((receipt.film.as_str(), receipt.days), ("Greed", 111));
    assert_eq!(vault.lines(), ["out: Greed", "back: Greed"]);
    assert!(vault.out().is_empty());
}

/// "and also when the loan is dropped without that, extended or not"
#[test]
fn lost_loans_come_back_in_order() {
    let vault = Vault::new();
    let mut loans: Vec<Loan> = Vec::new();
    for film in ["M", "Faust", "Safety Last"] {
        loans.push(vault.lend(film, 4).unwrap());
    }
    let faust = loans.remove(1).extend(1);
    loans.push(faust);
    assert_eq!(vault.out(), ["M", "Faust", "Safety Last"]);
    loans.truncate(2);
    assert_eq!(vault.out(), ["M", "Safety Last"]);
    drop(loans);
    let lines = vault.lines();
    assert_eq!(lines[3..], ["back: Faust", "back: M", "back: Safety Last"]);
}

/// "the film comes back to the vault in that moment"
#[test]
fn a_film_can_be_lent_again() {
    let vault = Vault::new();
    let desk = vault.clone();
    for days in 1..=3 {
        let receipt = desk.lend("Sherlock Jr.", days).unwrap().bring_back();
        assert_eq!(receipt.days, days);
        assert_eq!(vault.lines().len(), 2 * days as usize);
    }
    assert_eq!(vault.lines()[5], "back: Sherlock Jr.");
}

/// "Nothing else is noted in the vault."
#[test]
fn two_loans_do_not_mix() {
    let vault = Vault::new();
    let first = vault.lend("Pandora's Box", 1).unwrap();
    let second = vault.lend("The General", 2).unwrap();
    let first = first.extend(1);
    assert_eq!(second.bring_back().film, "The General");
    assert_eq!(vault.out(), ["Pandora's Box"]);
    assert_eq!(first.bring_back().film, "Pandora's Box");
    assert_eq!(
        vault.lines(),
        [
            "out: Pandora's Box",
            "out: The General",
            "back: The General",
            "back: Pandora's Box"
        ]
    );
}
