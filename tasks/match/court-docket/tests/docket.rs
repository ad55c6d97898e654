use court_docket::{
    better, judges, notice, status, Absence, Entry, Kind, NoSlot, Obstacle, Party, Slot, Status,
    Verdict,
};
use Status::{Blocked, Closed, NeedsJudge, NeedsSlot, Postponed, Ready};

fn slot(day: u16, hour: u8, hours: u8) -> Option<Result<Slot, NoSlot>> {
    Some(Ok(Slot { day, hour, hours }))
}

fn person(name: &str) -> Party {
    Party::Person(name.to_string())
}

fn company(name: &str, counsel: Option<&str>) -> Party {
    Party::Company {
        name: name.to_string(),
        counsel: counsel.map(str::to_string),
    }
}

fn judge(name: &str) -> Option<Result<String, Absence>> {
    Some(Ok(name.to_string()))
}

/// An entry that is ready, but for its kind.
fn entry(kind: Kind) -> Entry {
    let parties = (Party::State, Some(person("Ada Holm")));
    Entry {
        number: 12,
        kind,
        parties,
        judge: judge("Hale"),
        slot: slot(30, 9, 3),
    }
}

fn of(kind: Kind) -> Status {
    status(&entry(kind))
}

fn appeal(of: Kind) -> Kind {
    Kind::Appeal {
        of: Some(Box::new(entry(of))),
    }
}

fn absent(absence: Absence, slot: Option<Result<Slot, NoSlot>>) -> Status {
    status(&Entry {
        judge: Some(Err(absence)),
        slot,
        ..entry(Kind::Hearing)
    })
}

fn at(slot: Option<Result<Slot, NoSlot>>) -> Status {
    status(&Entry {
        slot,
        ..entry(Kind::Trial { jury: None })
    })
}

/// "A sentencing without a verdict is `Blocked(NoVerdict)`, with a hung jury `Blocked(Retrial)`. Not guilty, or guilty on 0
/// counts, is `Closed`."
#[test]
fn docket_sentencing() {
    let sentencing = |verdict| of(Kind::Sentencing { verdict });
    assert_eq!(sentencing(None), Blocked(Obstacle::NoVerdict));
    assert_eq!(sentencing(Some(Verdict::Hung)), Blocked(Obstacle::Retrial));
    assert_eq!(sentencing(Some(Verdict::NotGuilty)), Closed);
    assert_eq!(sentencing(Some(Verdict::Guilty { counts: 0 })), Closed);
    assert_eq!(sentencing(Some(Verdict::Guilty { counts: 1 })), Ready);
    let kind = Kind::Sentencing {
        verdict: Some(Verdict::NotGuilty),
    };
    assert_eq!(
        status(&Entry {
            judge: None,
            slot: None,
            ..entry(kind)
        }),
        Closed
    );
}

/// "An appeal of an appeal of an appeal is `Blocked(Exhausted)`, whatever that one is about; how else the appealed entry stands
/// does not matter."
#[test]
fn docket_appeals() {
    let nothing = || Kind::Appeal { of: None };
    assert_eq!(of(nothing()), Blocked(Obstacle::NothingAppealed));
    assert_eq!(
        of(appeal(Kind::Hearing)),
        Blocked(Obstacle::NothingAppealed)
    );
    assert_eq!(of(appeal(Kind::Trial { jury: Some(1) })), Ready);
    assert_eq!(of(appeal(Kind::Sentencing { verdict: None })), Ready);
    assert_eq!(of(appeal(appeal(Kind::Trial { jury: None }))), Ready);
    assert_eq!(of(appeal(appeal(Kind::Hearing))), Ready);
    assert_eq!(of(appeal(nothing())), Ready);
    assert_eq!(of(appeal(appeal(nothing()))), Blocked(Obstacle::Exhausted));
    assert_eq!(
        of(appeal(appeal(appeal(Kind::Trial { jury: None })))),
        Blocked(Obstacle::Exhausted)
    );
    assert_eq!(
        of(appeal(appeal(appeal(appeal(Kind::Hearing))))),
        Blocked(Obstacle::Exhausted)
    );
}

/// "In anything but a hearing, a company without counsel is `Blocked(NoCounsel)` with its name; if that holds for both parties,
/// with the first one's."
#[test]
fn docket_counsel() {
    let with = |kind, parties| {
        status(&Entry {
            parties,
            judge: None,
            ..entry(kind)
        })
    };
    let trial = || Kind::Trial { jury: None };
    let missing = |name: &str| Blocked(Obstacle::NoCounsel(name.to_string()));
    assert_eq!(
        with(
            trial(),
            (company("Brook", None), Some(company("Dale", None)))
        ),
        missing("Brook")
    );
    assert_eq!(
        with(
            trial(),
            (company("Brook", Some("Oram")), Some(company("Dale", None)))
        ),
        missing("Dale")
    );
    assert_eq!(
        with(
            appeal(trial()),
            (person("Eve"), Some(company("Dale", None)))
        ),
        missing("Dale")
    );
    assert_eq!(
        with(trial(), (company("Brook", None), None)),
        missing("Brook")
    );
    assert_eq!(
        with(trial(), (company("Brook", Some("Oram")), None)),
        NeedsJudge
    );
    assert_eq!(
        with(Kind::Hearing, (company("Brook", None), None)),
        NeedsJudge
    );
}

/// "Without a judge, or with one who has recused himself, it is `NeedsJudge`."
#[test]
fn docket_needs_a_judge() {
    for slot in [None, slot(3, 9, 3), Some(Err(NoSlot::NoSuchRoom))] {
        assert_eq!(absent(Absence::Recused, slot), NeedsJudge);
        assert_eq!(
            status(&Entry {
                judge: None,
                slot,
                ..entry(Kind::Hearing)
            }),
            NeedsJudge
        );
    }
    assert_eq!(of(Kind::Hearing), Ready);
}

/// "Without a slot, or when there is none because of a holiday, it is `NeedsSlot`. A room that does not exist is
/// `Blocked(NoSuchRoom)`."
#[test]
fn docket_needs_a_slot() {
    assert_eq!(at(None), NeedsSlot);
    assert_eq!(at(Some(Err(NoSlot::Holiday))), NeedsSlot);
    assert_eq!(
        at(Some(Err(NoSlot::NoSuchRoom))),
        Blocked(Obstacle::NoSuchRoom)
    );
    for absence in [Absence::Ill, Absence::Leave { until: 9 }] {
        assert_eq!(absent(absence, None), NeedsSlot);
        assert_eq!(
            absent(absence, Some(Err(NoSlot::NoSuchRoom))),
            Blocked(Obstacle::NoSuchRoom)
        );
    }
}

/// "If everything is full, it is `Postponed` to the day after, but not to a day on which the judge is on leave: then to the first
/// day after the leave."
#[test]
fn docket_full_rooms() {
    let full = |day| Some(Err(NoSlot::Full(day)));
    assert_eq!(at(full(40)), Postponed(41));
    assert_eq!(absent(Absence::Ill, full(40)), Postponed(41));
    assert_eq!(
        absent(Absence::Leave { until: 39 }, full(40)),
        Postponed(41)
    );
    assert_eq!(
        absent(Absence::Leave { until: 40 }, full(40)),
        Postponed(41)
    );
    assert_eq!(
        absent(Absence::Leave { until: 50 }, full(40)),
        Postponed(51)
    );
}

/// "If he is on leave on the day of the slot, it is `Postponed` to the first day after the leave."
#[test]
fn docket_absent_judges() {
    assert_eq!(absent(Absence::Ill, slot(30, 9, 3)), Postponed(44));
    assert_eq!(absent(Absence::Ill, slot(30, 1, 0)), Postponed(44));
    assert_eq!(absent(Absence::Leave { until: 29 }, slot(30, 9, 3)), Ready);
    assert_eq!(
        absent(Absence::Leave { until: 30 }, slot(30, 9, 3)),
        Postponed(31)
    );
    assert_eq!(
        absent(Absence::Leave { until: 35 }, slot(30, 9, 3)),
        Postponed(36)
    );
    assert_eq!(
        absent(Absence::Leave { until: 29 }, slot(30, 8, 3)),
        NeedsSlot
    );
}

/// "A slot of 0 hours, or one that begins before 9 or does not end by 17 o'clock, is `NeedsSlot`."
#[test]
fn docket_hours() {
    for (hour, hours) in [
        (9, 0),
        (8, 3),
        (0, 12),
        (9, 9),
        (16, 2),
        (17, 0),
        (17, 1),
        (16, 255),
        (255, 1),
        (255, 255),
    ] {
        assert_eq!(at(slot(5, hour, hours)), NeedsSlot, "{hour} {hours}");
    }
    for (hour, hours) in [(9, 1), (9, 8), (16, 1)] {
        assert_eq!(at(slot(5, hour, hours)), Ready);
    }
}

/// "Before a jury a trial takes at least 3 hours; with a shorter slot it is `NeedsSlot`."
#[test]
fn docket_juries() {
    let trial = |jury, hours| {
        status(&Entry {
            slot: slot(5, 9, hours),
            ..entry(Kind::Trial { jury })
        })
    };
    assert_eq!(trial(Some(0), 2), Blocked(Obstacle::JuryShort(12)));
    assert_eq!(trial(Some(11), 3), Blocked(Obstacle::JuryShort(1)));
    assert_eq!(trial(Some(16), 2), Blocked(Obstacle::JuryLong(1)));
    assert_eq!(trial(Some(255), 3), Blocked(Obstacle::JuryLong(240)));
    for jurors in [12, 15] {
        assert_eq!(trial(Some(jurors), 2), NeedsSlot);
        assert_eq!(trial(Some(jurors), 3), Ready);
    }
    assert_eq!(trial(None, 1), Ready);
}

/// "Of two slots the earlier one is better (by day, then by hour); of two at the same time the longer one."
#[test]
fn docket_better_offers() {
    let full = |day| Some(Err(NoSlot::Full(day)));
    // From the best to the worst.
    let offers = [
        slot(3, 9, 2),
        slot(3, 9, 1),
        slot(3, 10, 5),
        slot(4, 8, 9),
        full(1),
        full(2),
        Some(Err(NoSlot::Holiday)),
        Some(Err(NoSlot::NoSuchRoom)),
        None,
    ];
    for (i, a) in offers.iter().enumerate() {
        for (j, b) in offers.iter().enumerate() {
            assert_eq!(better(*a, *b), offers[i.min(j)], "{a:?} {b:?}");
        }
    }
}

/// "An absent judge ends this with the number of the entry and the absence, except when he is on leave and there is a slot after
/// it: then it is `None` as well."
#[test]
fn docket_judges() {
    let with = |number, judge, slot| Entry {
        number,
        judge,
        slot,
        ..entry(Kind::Hearing)
    };
    let leave = Absence::Leave { until: 20 };
    let fine = [
        with(1, judge("Hale"), None),
        with(2, None, None),
        with(3, Some(Err(leave)), slot(21, 9, 1)),
        with(4, judge("Coke"), None),
    ];
    assert_eq!(
        judges(&fine),
        Ok(vec![Some("Hale"), None, None, Some("Coke")])
    );
    assert_eq!(judges(&[]), Ok(vec![]));
    for (absence, slot) in [
        (leave, slot(20, 9, 1)),
        (leave, None),
        (leave, Some(Err(NoSlot::Full(30)))),
        (Absence::Ill, slot(90, 9, 1)),
    ] {
        let entries = [
            fine[0].clone(),
            with(7, Some(Err(absence)), slot),
            with(8, Some(Err(Absence::Recused)), None),
        ];
        assert_eq!(judges(&entries), Err((7, absence)));
    }
}

/// "The end, from the comma before `before`, stands there only if the judge can come, and the jurors only for a trial with a
/// jury."
#[test]
fn docket_notices() {
    let jury = entry(Kind::Trial { jury: Some(12) });
    let text = "No. 12: The State v. Ada Holm, day 30, 9:00-12:00, before Hale and 12 jurors";
    assert_eq!(notice(&jury).as_deref(), Some(text));
    let full = Entry {
        slot: Some(Err(NoSlot::Full(44))),
        ..jury.clone()
    };
    let text = "No. 12: The State v. Ada Holm, postponed to day 45, before Hale and 12 jurors";
    assert_eq!(notice(&full).as_deref(), Some(text));
    let alone = Entry {
        number: 7,
        parties: (company("Brook Mills", Some("Oram")), None),
        ..entry(Kind::Trial { jury: None })
    };
    let text = "No. 7: In re Brook Mills (Oram), day 30, 9:00-12:00, before Hale";
    assert_eq!(notice(&alone).as_deref(), Some(text));
    let parties = (company("Dale", None), Some(Party::State));
    let ill = Entry {
        parties,
        judge: Some(Err(Absence::Ill)),
        ..entry(Kind::Hearing)
    };
    assert_eq!(
        notice(&ill).as_deref(),
        Some("No. 12: Dale v. The State, postponed to day 44")
    );
    let back = Entry {
        judge: Some(Err(Absence::Leave { until: 2 })),
        slot: slot(5, 14, 3),
        ..entry(Kind::Hearing)
    };
    assert_eq!(
        notice(&back).as_deref(),
        Some("No. 12: The State v. Ada Holm, day 5, 14:00-17:00")
    );
    assert_eq!(
        notice(&Entry {
            judge: None,
            ..entry(Kind::Hearing)
        }),
        None
    );
    assert_eq!(
        notice(&Entry {
            slot: None,
            ..entry(Kind::Hearing)
        }),
        None
    );
    assert_eq!(
        notice(&entry(Kind::Sentencing {
            verdict: Some(Verdict::NotGuilty)
        })),
        None
    );
    assert_eq!(notice(&entry(Kind::Trial { jury: Some(3) })), None);
}
