use expense_rules::{account, judge, total, Expense, Fare, Grade, Meal, Refusal, Verdict};
use Grade::{Director, Staff, Trainee};
use Refusal::{Alcohol, FirstClass, NoReason, Nonsense, NotApproved, NotAtThisHour};
use Verdict::{Flat, Full, Refused};

const GRADES: [Grade; 3] = [Trainee, Staff, Director];

fn cut(granted: u32, cut: u32) -> Verdict {
    Verdict::Cut { granted, cut }
}

/// What becomes of an expense for a trainee, for staff and for a director.
fn all(expense: Expense) -> [Verdict; 3] {
    GRADES.map(|grade| judge(grade, &expense))
}

fn train(fare: Fare, minutes: u32) -> Expense {
    Expense::Train {
        fare,
        minutes,
        paid: 9_001,
    }
}

fn taxi(hour: u8, paid: u32) -> Expense {
    Expense::Taxi { hour, paid }
}

fn hotel(nights: u32, paid: u32, breakfast: bool) -> Expense {
    Expense::Hotel {
        nights,
        paid,
        breakfast,
    }
}

fn meal(meal: Meal, guests: u32, paid: u32) -> Expense {
    Expense::Meal { meal, guests, paid }
}

fn phone(paid: u32, private_percent: u8) -> Expense {
    Expense::Phone {
        paid,
        private_percent,
    }
}

fn material(item: &str, paid: u32) -> Expense {
    Expense::Material {
        item: item.to_string(),
        paid,
    }
}

fn fee(paid: u32, reason: Option<&str>) -> Expense {
    Expense::Fee {
        paid,
        reason: reason.map(str::to_string),
    }
}

fn foreign(rate: u32, expense: Expense) -> Expense {
    Expense::Foreign {
        rate,
        expense: Box::new(expense),
    }
}

/// "First class is `Full` for directors, and for staff if the journey takes at least 240 minutes; otherwise it is refused as
/// `FirstClass`."
#[test]
fn claim_trains() {
    for fare in [Fare::Second, Fare::First, Fare::Sleeper] {
        assert_eq!(all(train(fare, 0)), [Refused(Nonsense); 3]);
    }
    assert_eq!(all(train(Fare::Second, 1)), [Full(9_001); 3]);
    let refused = Refused(FirstClass);
    assert_eq!(
        all(train(Fare::First, 239)),
        [refused, refused, Full(9_001)]
    );
    assert_eq!(
        all(train(Fare::First, 240)),
        [refused, Full(9_001), Full(9_001)]
    );
    assert_eq!(all(train(Fare::Sleeper, 419)), [cut(9_000, 1); 3]);
    assert_eq!(all(train(Fare::Sleeper, 420)), [Full(9_001); 3]);
    let cheap = Expense::Train {
        fare: Fare::Sleeper,
        minutes: 100,
        paid: 9_000,
    };
    assert_eq!(all(cheap), [Full(9_000); 3]);
}

/// "Approved flights are `Full`, and so is a director's flight of more than 180 minutes. All others are `NotApproved`."
#[test]
fn claim_flights() {
    let flight = |minutes, approved| Expense::Flight {
        minutes,
        paid: 50_000,
        approved,
    };
    assert_eq!(all(flight(0, true)), [Refused(Nonsense); 3]);
    assert_eq!(all(flight(1, true)), [Full(50_000); 3]);
    assert_eq!(all(flight(180, false)), [Refused(NotApproved); 3]);
    assert_eq!(
        all(flight(181, false)),
        [Refused(NotApproved), Refused(NotApproved), Full(50_000)]
    );
}

/// "for each of the first 300 kilometres 30 cents and 2 more for each passenger, for each further kilometre 20 cents, however
/// many passengers."
#[test]
fn claim_drives() {
    let drive = |kilometres, passengers| {
        judge(
            Staff,
            &Expense::Drive {
                kilometres,
                passengers,
            },
        )
    };
    assert_eq!(drive(0, 0), Refused(Nonsense));
    assert_eq!(drive(10, 5), Refused(Nonsense));
    assert_eq!(drive(10, 0), Flat(300));
    assert_eq!(drive(10, 4), Flat(380));
    assert_eq!(drive(300, 1), Flat(9_600));
    assert_eq!(drive(301, 1), Flat(9_620));
    assert_eq!(drive(1_300, 3), Flat(30_800));
}

/// "From 22 o'clock until before 6 o'clock it is at most 4000. At other hours up to 1500 are `Full` for staff."
#[test]
fn claim_taxis() {
    assert_eq!(all(taxi(24, 10)), [Refused(Nonsense); 3]);
    for hour in [22, 23, 0, 5] {
        assert_eq!(
            all(taxi(hour, 4_001)),
            [cut(4_000, 1), cut(4_000, 1), Full(4_001)]
        );
        assert_eq!(all(taxi(hour, 4_000)), [Full(4_000); 3]);
    }
    for hour in [6, 12, 21] {
        let refused = Refused(NotAtThisHour);
        assert_eq!(all(taxi(hour, 1_500)), [refused, Full(1_500), Full(1_500)]);
        assert_eq!(all(taxi(hour, 1_501)), [refused, refused, Full(1_501)]);
    }
}

/// "What is granted is the smaller of these two amounts: `Full` if that is what was paid, otherwise `Cut`."
#[test]
fn claim_hotels() {
    assert_eq!(all(hotel(0, 100, true)), [Refused(Nonsense); 3]);
    assert_eq!(
        all(hotel(2, 22_000, false)),
        [cut(14_000, 8_000), Full(22_000), Full(22_000)]
    );
    assert_eq!(
        all(hotel(2, 37_000, false)),
        [cut(14_000, 23_000), cut(22_000, 15_000), cut(36_000, 1_000)]
    );
    assert_eq!(all(hotel(3, 21_000, true)), [cut(19_320, 1_680); 3]);
    assert_eq!(all(hotel(1, 7_560, true)), [cut(7_000, 560); 3]);
    assert_eq!(
        all(hotel(1, 7_561, true)),
        [cut(7_000, 561), cut(7_001, 560), cut(7_001, 560)]
    );
    assert_eq!(all(hotel(1, 500, true)), [cut(0, 500); 3]);
    assert_eq!(all(hotel(1, 0, true)), [Full(0); 3]);
}

/// "With guests a tenth of what was paid, rounded down, is never granted, and neither is more than the 2500 or 4000 for each
/// person, the employee among them."
#[test]
fn claim_meals() {
    assert_eq!(all(meal(Meal::Breakfast, 0, 1_201)), [cut(1_200, 1); 3]);
    assert_eq!(
        all(meal(Meal::Breakfast, 1, 1_000)),
        [Refused(NotApproved); 3]
    );
    assert_eq!(all(meal(Meal::Lunch, 0, 2_500)), [Full(2_500); 3]);
    assert_eq!(all(meal(Meal::Lunch, 0, 2_501)), [cut(2_500, 1); 3]);
    assert_eq!(all(meal(Meal::Dinner, 0, 4_002)), [cut(4_000, 2); 3]);
    let guests = |kind, guests, paid| all(meal(kind, guests, paid));
    assert_eq!(
        guests(Meal::Lunch, 1, 1_009),
        [Refused(NotApproved), cut(909, 100), cut(909, 100)]
    );
    assert_eq!(guests(Meal::Lunch, 1, 6_000)[1], cut(5_000, 1_000));
    assert_eq!(guests(Meal::Dinner, 2, 12_000)[2], cut(10_800, 1_200));
    assert_eq!(guests(Meal::Dinner, 2, 14_000)[2], cut(12_000, 2_000));
    assert_eq!(guests(Meal::Dinner, 3, 9)[1], Full(9));
}

/// "Without private calls it is `Full`, otherwise always `Cut`: the private percentage of what was paid is cut, rounded up to a
/// whole cent."
#[test]
fn claim_phones() {
    assert_eq!(all(phone(999, 0)), [Full(999); 3]);
    assert_eq!(all(phone(999, 1)), [cut(989, 10); 3]);
    assert_eq!(all(phone(1_000, 25)), [cut(750, 250); 3]);
    assert_eq!(all(phone(0, 25)), [cut(0, 0); 3]);
    assert_eq!(all(phone(999, 100)), [cut(0, 999); 3]);
    assert_eq!(all(phone(999, 101)), [Refused(Nonsense); 3]);
}

/// "The items `wine` and `beer`, written just so, are `Alcohol`. For trainees material is at most 5000, for all others `Full`."
#[test]
fn claim_materials() {
    for item in ["wine", "beer"] {
        assert_eq!(all(material(item, 10)), [Refused(Alcohol); 3]);
    }
    assert_eq!(all(material("wine rack", 5_000)), [Full(5_000); 3]);
    assert_eq!(
        all(material("Beer", 5_003)),
        [cut(5_000, 3), Full(5_003), Full(5_003)]
    );
}

/// "Otherwise it is `Full` if there is a reason that does not consist of white space alone, and `NoReason` if not."
#[test]
fn claim_fees() {
    for reason in [None, Some(""), Some(" \t")] {
        assert_eq!(all(fee(999, reason)), [Full(999); 3]);
        assert_eq!(all(fee(1_000, reason)), [Refused(NoReason); 3]);
    }
    assert_eq!(all(fee(1_000, Some(" visa"))), [Full(1_000); 3]);
}

/// "Otherwise what was paid is turned into cents (100 units are `rate` cents, rounded down), and the expense is judged with that
/// amount."
#[test]
fn claim_foreign_expenses() {
    assert_eq!(
        judge(Staff, &foreign(0, material("x", 100))),
        Refused(Nonsense)
    );
    assert_eq!(
        judge(Staff, &foreign(90, foreign(90, material("x", 100)))),
        Refused(Nonsense)
    );
    let drive = Expense::Drive {
        kilometres: 5,
        passengers: 0,
    };
    assert_eq!(judge(Staff, &foreign(90, drive)), Refused(Nonsense));
    let flight = Expense::Flight {
        minutes: 50,
        paid: 199,
        approved: true,
    };
    let expenses = [
        (train(Fare::Second, 5), Full(4_500)),
        (flight, Full(99)),
        (taxi(12, 3_001), Full(1_500)),
        (taxi(12, 3_002), Refused(NotAtThisHour)),
        (hotel(1, 20_000, true), cut(9_440, 560)),
        (meal(Meal::Lunch, 0, 6_000), cut(2_500, 500)),
        (phone(2_001, 33), cut(670, 330)),
        (material("x", 7), Full(3)),
        (material("wine", 7), Refused(Alcohol)),
        (fee(1_999, None), Full(999)),
        (fee(2_000, None), Refused(NoReason)),
    ];
    for (expense, verdict) in expenses {
        assert_eq!(judge(Staff, &foreign(50, expense)), verdict);
    }
    assert_eq!(
        judge(Trainee, &foreign(12_550, material("x", 40))),
        cut(5_000, 20)
    );
}

/// "Material whose item begins with `book` is booked to 4940, other material for more than 25000 to 480, and the rest to 4930."
#[test]
fn claim_accounts() {
    let flight = |approved| Expense::Flight {
        minutes: 1,
        paid: 1,
        approved,
    };
    let drive = |passengers| Expense::Drive {
        kilometres: 1,
        passengers,
    };
    let accounts = [
        (train(Fare::First, 1), 4660),
        (flight(true), 4661),
        (flight(false), 4662),
        (taxi(1, 1), 4663),
        (meal(Meal::Dinner, 0, 1), 4664),
        (meal(Meal::Breakfast, 1, 1), 4650),
        (hotel(1, 1, true), 4666),
        (drive(0), 4668),
        (drive(1), 4669),
        (phone(1, 0), 4920),
        (fee(1, None), 4970),
        (material("bookshelf", 25_001), 4940),
        (material("a book", 25_001), 480),
        (material("desk", 25_000), 4930),
        (foreign(5, material("desk", 25_001)), 480),
        (foreign(200, material("desk", 20_000)), 4930),
        (foreign(0, foreign(1, taxi(1, 1))), 4663),
    ];
    for (expense, number) in accounts {
        assert_eq!(account(&expense), number, "{expense:?}");
    }
}

/// "It gives the sum of all that is paid (in full, flat, or as far as it is granted), and the number of refused expenses."
#[test]
fn claim_totals() {
    let drive = Expense::Drive {
        kilometres: 10,
        passengers: 0,
    };
    let expenses = [
        material("x", 5_400),
        drive,
        taxi(30, 1),
        phone(100, 10),
        fee(7_000, None),
        material("x", u32::MAX),
    ];
    assert_eq!(total(Trainee, &expenses), (5_000 + 300 + 90 + 5_000, 2));
    assert_eq!(
        total(Director, &expenses),
        (5_400 + 300 + 90 + u64::from(u32::MAX), 2)
    );
    assert_eq!(total(Staff, &[]), (0, 0));
}
