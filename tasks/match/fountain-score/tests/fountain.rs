use fountain_score::{show, simplified, Score, Wind};
use Score::{All, Dim, Jet, Named, Rest, Sweep};

fn n(name: &str) -> Score {
    Named(name.to_string())
}

fn jet(height: u16) -> Score {
    Jet {
        name: "west".to_string(),
        height,
    }
}

fn sweep() -> Score {
    Sweep {
        from: 10,
        to: 80,
        ticks: 4,
    }
}

fn mirror(inner: Score) -> Score {
    Score::Mirror(Box::new(inner))
}

fn dim(inner: Score, percent: u8) -> Score {
    Dim(Box::new(inner), percent)
}

fn repeat(inner: Score, times: u32) -> Score {
    Score::Repeat(Box::new(inner), times)
}

fn delay(ticks: u32, inner: Score) -> Score {
    Score::Delay(ticks, Box::new(inner))
}

fn and(left: Score, right: Score) -> Score {
    Score::Together(Box::new(left), Box::new(right))
}

fn then(left: Score, right: Score) -> Score {
    Score::Then(Box::new(left), Box::new(right))
}

fn choice(yes: Score, no: Score) -> Score {
    Score::Choice {
        wind: Wind::Calm,
        yes: Box::new(yes),
        no: Box::new(no),
    }
}

fn bind(value: Score, body: Score) -> Score {
    Score::Let {
        name: "n".to_string(),
        value: Box::new(value),
        body: Box::new(body),
    }
}

/// A score that is no subject to any rule, and a text for it.
fn ab() -> Score {
    and(n("a"), n("b"))
}

/// "Spaces stand just as they do here."
#[test]
fn fountain_notation() {
    let texts = [
        (jet(80), "west@80"),
        (sweep(), "sweep(10, 80, 4)"),
        (Rest(4), "rest(4)"),
        (n("a"), "a"),
        (dim(n("a"), 50), "dim(a, 50%)"),
        (All(vec![n("a"), n("b"), n("c")]), "all[a, b, c]"),
        (All(vec![]), "all[]"),
        (mirror(n("a")), "!a"),
        (repeat(n("a"), 3), "a *3"),
        (delay(4, n("a")), "~4 a"),
        (ab(), "a & b"),
        (then(n("a"), n("b")), "a ; b"),
        (choice(n("a"), n("b")), "calm ? a : b"),
        (bind(n("a"), n("b")), "let n = a in b"),
    ];
    for (score, text) in texts {
        assert_eq!(show(&score), text);
    }
    for (wind, text) in [
        (Wind::Breeze, "breeze ? a : b"),
        (Wind::Gale(7), "gale 7 ? a : b"),
    ] {
        let score = Score::Choice {
            wind,
            yes: Box::new(n("a")),
            no: Box::new(n("b")),
        };
        assert_eq!(show(&score), text);
    }
}

/// "From the loosest to the tightest the operators are the choice, `;`, `&`, `~`, `*` and `!`."
#[test]
fn fountain_levels() {
    type Wrap = fn(Score) -> Score;
    let inner: [(Score, &str); 6] = [
        (choice(n("a"), n("b")), "calm ? a : b"),
        (then(n("a"), n("b")), "a ; b"),
        (ab(), "a & b"),
        (delay(1, n("a")), "~1 a"),
        (repeat(n("a"), 2), "a *2"),
        (mirror(n("a")), "!a"),
    ];
    // The operator around, its text, and which of the inner ones need parentheses there.
    let around: [(Wrap, &str, usize); 7] = [
        (|s| then(s, n("z")), "_ ; z", 1),
        (|s| then(n("z"), s), "z ; _", 2),
        (|s| and(s, n("z")), "_ & z", 2),
        (|s| and(n("z"), s), "z & _", 3),
        (|s| delay(9, s), "~9 _", 3),
        (|s| repeat(s, 9), "_ *9", 4),
        (mirror, "!_", 5),
    ];
    for (wrap, outside, wrapped) in around {
        for (index, (score, text)) in inner.iter().enumerate() {
            let part = if index < wrapped {
                format!("({text})")
            } else {
                text.to_string()
            };
            assert_eq!(show(&wrap(score.clone())), outside.replace('_', &part));
        }
    }
}

/// "A choice may have any score between `?` and `:`, which work like parentheses around it, and any score after the `:`."
#[test]
fn fountain_choices() {
    let nested = choice(choice(n("a"), n("b")), choice(then(n("c"), n("d")), n("e")));
    assert_eq!(show(&nested), "calm ? calm ? a : b : calm ? c ; d : e");
    let lets = choice(bind(n("a"), n("b")), bind(n("c"), n("d")));
    assert_eq!(show(&lets), "calm ? let n = a in b : let n = c in d");
    assert_eq!(
        show(&then(lets, n("e"))),
        "(calm ? let n = a in b : let n = c in d) ; e"
    );
}

/// "`dim(…)` and `all[…]` are complete in themselves, and have any scores inside."
#[test]
fn fountain_brackets() {
    let all = All(vec![
        bind(n("a"), n("b")),
        choice(n("c"), n("d")),
        then(n("e"), n("f")),
    ]);
    assert_eq!(
        show(&repeat(all, 2)),
        "all[let n = a in b, calm ? c : d, e ; f] *2"
    );
    assert_eq!(
        show(&mirror(dim(bind(n("a"), ab()), 5))),
        "!dim(let n = a in a & b, 5%)"
    );
    assert_eq!(
        show(&repeat(dim(choice(n("a"), n("b")), 0), 2)),
        "dim(calm ? a : b, 0%) *2"
    );
}

/// "So a `let` needs parentheses exactly if an operator follows it before that."
#[test]
fn fountain_lets() {
    let inner = || bind(n("b"), n("n"));
    assert_eq!(
        show(&then(n("a"), delay(2, bind(n("b"), and(n("n"), n("c")))))),
        "a ; ~2 let n = b in n & c"
    );
    assert_eq!(
        show(&then(n("a"), and(delay(2, inner()), n("c")))),
        "a ; ~2 (let n = b in n) & c"
    );
    assert_eq!(
        show(&then(then(n("a"), mirror(inner())), n("c"))),
        "a ; !(let n = b in n) ; c"
    );
    assert_eq!(show(&and(n("a"), mirror(inner()))), "a & !let n = b in n");
    assert_eq!(show(&repeat(inner(), 2)), "(let n = b in n) *2");
    assert_eq!(show(&mirror(repeat(inner(), 2))), "!((let n = b in n) *2)");
    assert_eq!(
        show(&and(then(n("a"), inner()), n("c"))),
        "(a ; let n = b in n) & c"
    );
    assert_eq!(
        show(&then(and(n("a"), inner()), n("c"))),
        "a & (let n = b in n) ; c"
    );
    assert_eq!(
        show(&bind(inner(), inner())),
        "let n = let n = b in n in let n = b in n"
    );
    assert_eq!(
        show(&bind(then(n("a"), inner()), choice(n("c"), inner()))),
        "let n = a ; let n = b in n in calm ? c : let n = b in n"
    );
}

fn simplifies(score: Score, to: Score) {
    assert_eq!(simplified(score.clone()), to, "{}", show(&score));
    // Inside of others it is the same.
    for wrap in [
        |s| Score::Let {
            name: "x".to_string(),
            value: Box::new(s),
            body: Box::new(ab()),
        },
        |s| All(vec![ab(), s, sweep()]),
        |s| choice(s, sweep()),
    ] as [fn(Score) -> Score; 3]
    {
        if to != Rest(0) && to != sweep() {
            assert_eq!(simplified(wrap(score.clone())), wrap(to.clone()));
        }
    }
}

/// "`Dim` at 100 percent is its part. A `Dim` around a `Dim` at 0 percent is that inner one."
#[test]
fn fountain_dims() {
    simplifies(dim(n("a"), 100), n("a"));
    simplifies(dim(n("a"), 99), dim(n("a"), 99));
    simplifies(dim(dim(n("a"), 0), 40), dim(n("a"), 0));
    simplifies(dim(dim(n("a"), 1), 0), dim(dim(n("a"), 1), 0));
    simplifies(dim(dim(dim(n("a"), 100), 0), 50), dim(n("a"), 0));
}

/// "Then one part alone is that part, and no part is `Rest(0)`."
#[test]
fn fountain_parts() {
    simplifies(
        All(vec![Rest(0), delay(0, n("a")), repeat(sweep(), 0)]),
        n("a"),
    );
    simplifies(All(vec![Rest(0)]), Rest(0));
    simplifies(All(vec![]), Rest(0));
    simplifies(
        All(vec![jet(1), Rest(0), Rest(1)]),
        All(vec![jet(1), Rest(1)]),
    );
}

/// "A `Mirror` in a `Mirror` is the part of the inner one. A `Mirror` of a `Rest` or a `Sweep` is just that."
#[test]
fn fountain_mirrors() {
    simplifies(mirror(mirror(ab())), ab());
    simplifies(mirror(mirror(mirror(jet(3)))), mirror(jet(3)));
    simplifies(mirror(Rest(3)), Rest(3));
    simplifies(mirror(sweep()), sweep());
    simplifies(mirror(repeat(n("a"), 1)), mirror(n("a")));
}

/// "`Repeat` 0 times is `Rest(0)`, once it is its part, and a repeated `Rest` is one `Rest` of the product."
#[test]
fn fountain_repeats() {
    simplifies(repeat(ab(), 0), Rest(0));
    simplifies(repeat(ab(), 1), ab());
    simplifies(repeat(ab(), 2), repeat(ab(), 2));
    simplifies(repeat(Rest(4), 3), Rest(12));
    simplifies(repeat(Rest(0), 3), Rest(0));
    simplifies(repeat(Rest(70_000), 70_000), Rest(u32::MAX));
    simplifies(repeat(repeat(n("a"), 2), 3), repeat(repeat(n("a"), 2), 3));
}

/// "`Delay` by 0 is its part. A delayed `Rest` is a `Rest` of the sum, a delayed `Delay` is one `Delay` by the sum."
#[test]
fn fountain_delays() {
    simplifies(delay(0, ab()), ab());
    simplifies(delay(2, Rest(3)), Rest(5));
    simplifies(delay(2, delay(3, delay(4, n("a")))), delay(9, n("a")));
    simplifies(delay(2, delay(u32::MAX, n("a"))), delay(u32::MAX, n("a")));
    simplifies(delay(u32::MAX, Rest(1)), Rest(u32::MAX));
    simplifies(delay(2, repeat(n("a"), 2)), delay(2, repeat(n("a"), 2)));
}

/// "a `Rest`, `Then` anything else, is that delayed by the rest, and to that `Delay` rule 5 applies."
#[test]
fn fountain_pairs() {
    for pair in [and, then] {
        simplifies(pair(Rest(0), ab()), ab());
        simplifies(pair(jet(5), Rest(0)), jet(5));
        simplifies(pair(Rest(0), Rest(0)), Rest(0));
        simplifies(
            pair(mirror(mirror(n("a"))), repeat(n("b"), 1)),
            pair(n("a"), n("b")),
        );
        simplifies(pair(jet(5), Rest(2)), pair(jet(5), Rest(2)));
    }
    simplifies(and(Rest(7), Rest(4)), Rest(7));
    simplifies(and(Rest(3), Rest(4)), Rest(4));
    simplifies(and(Rest(3), n("a")), and(Rest(3), n("a")));
    simplifies(then(Rest(3), Rest(4)), Rest(7));
    simplifies(then(Rest(3), Rest(u32::MAX)), Rest(u32::MAX));
    simplifies(then(Rest(3), ab()), delay(3, ab()));
    simplifies(then(Rest(3), delay(4, n("a"))), delay(7, n("a")));
    simplifies(
        then(n("a"), delay(4, n("a"))),
        then(n("a"), delay(4, n("a"))),
    );
}

/// "A `Let` whose body is just its name is the value. If the body is a `Jet`, a `Sweep`, a `Rest` or another name, it is the
/// body."
#[test]
fn fountain_names_and_choices() {
    simplifies(bind(delay(0, ab()), dim(n("n"), 100)), ab());
    for body in [jet(2), sweep(), Rest(2), n("m")] {
        simplifies(bind(ab(), delay(0, body.clone())), body);
    }
    simplifies(bind(ab(), mirror(n("n"))), bind(ab(), mirror(n("n"))));
    simplifies(choice(delay(0, ab()), repeat(ab(), 1)), ab());
    simplifies(choice(ab(), n("a")), choice(ab(), n("a")));
}
