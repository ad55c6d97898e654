//! The rules for expenses.

use crate::claim::{Expense, Fare, Grade, Meal, Refusal, Verdict};
use Verdict::{Cut, Flat, Full, Refused};

/// What becomes of one expense.
pub fn judge(grade: Grade, expense: &Expense) -> Verdict {
    match (expense, grade) {
        (Expense::Train { minutes: 0, .. } | Expense::Flight { minutes: 0, .. }, _) => {
            Refused(Refusal::Nonsense)
        }
        (
            Expense::Train {
                fare: Fare::Second,
                paid,
                ..
            },
            _,
        ) => Full(*paid),
        (
            Expense::Train {
                fare: Fare::First,
                paid,
                ..
            },
            Grade::Director,
        ) => Full(*paid),
        (
            Expense::Train {
                fare: Fare::First,
                paid,
                minutes: 240..,
            },
            Grade::Staff,
        ) => Full(*paid),
        (
            Expense::Train {
                fare: Fare::First, ..
            },
            _,
        ) => Refused(Refusal::FirstClass),
        (
            Expense::Train {
                fare: Fare::Sleeper,
                paid,
                minutes: 420..,
            },
            _,
        ) => Full(*paid),
        (
            Expense::Train {
                fare: Fare::Sleeper,
                paid,
                ..
            },
            _,
        ) => capped(*paid, 9_000),

        (
            Expense::Flight {
                approved: true,
                paid,
                ..
            },
            _,
        ) => Full(*paid),
        (
            Expense::Flight {
                paid,
                minutes: 181..,
                ..
            },
            Grade::Director,
        ) => Full(*paid),
        (Expense::Flight { .. }, _) => Refused(Refusal::NotApproved),

        (
            Expense::Drive { kilometres: 0, .. }
            | Expense::Drive {
                passengers: 5.., ..
            },
            _,
        ) => Refused(Refusal::Nonsense),
        (
            &Expense::Drive {
                kilometres,
                passengers,
            },
            _,
        ) => {
            let near = kilometres.min(300);
            let far = kilometres - near;
            Flat(near * (30 + 2 * u32::from(passengers)) + far * 20)
        }

        (Expense::Taxi { hour: 24.., .. }, _) => Refused(Refusal::Nonsense),
        (Expense::Taxi { paid, .. }, Grade::Director) => Full(*paid),
        (
            Expense::Taxi {
                hour: 22.. | ..=5,
                paid,
            },
            _,
        ) => capped(*paid, 4_000),
        (
            Expense::Taxi {
                paid: paid @ ..=1_500,
                ..
            },
            Grade::Staff,
        ) => Full(*paid),
        (Expense::Taxi { .. }, _) => Refused(Refusal::NotAtThisHour),

        (Expense::Hotel { nights: 0, .. }, _) => Refused(Refusal::Nonsense),
        (
            &Expense::Hotel {
                nights,
                paid,
                breakfast,
            },
            grade,
        ) => {
            let night = match grade {
                Grade::Trainee => 7_000,
                Grade::Staff => 11_000,
                Grade::Director => 18_000,
            };
            let breakfasts = if breakfast { nights * 560 } else { 0 };
            capped(paid.saturating_sub(breakfasts), nights * night)
        }

        (
            Expense::Meal {
                meal: Meal::Breakfast,
                guests: 0,
                paid,
            },
            _,
        ) => capped(*paid, 1_200),
        (
            Expense::Meal {
                meal: Meal::Breakfast,
                ..
            },
            _,
        ) => Refused(Refusal::NotApproved),
        (Expense::Meal { guests: 1.., .. }, Grade::Trainee) => Refused(Refusal::NotApproved),
        (&Expense::Meal { meal, guests, paid }, _) => {
            let plate = if meal == Meal::Lunch { 2_500 } else { 4_000 };
            match guests {
                0 => capped(paid, plate),
                _ => {
                    let most = (guests + 1) * plate;
                    capped(paid - paid / 10, most)
                }
            }
        }

        (
            Expense::Phone {
                private_percent: 101..,
                ..
            },
            _,
        ) => Refused(Refusal::Nonsense),
        (
            Expense::Phone {
                private_percent: 0,
                paid,
            },
            _,
        ) => Full(*paid),
        (
            &Expense::Phone {
                private_percent,
                paid,
            },
            _,
        ) => {
            let cut = (paid * u32::from(private_percent)).div_ceil(100);
            Cut {
                granted: paid - cut,
                cut,
            }
        }

        (Expense::Material { item, .. }, _) if matches!(item.as_str(), "wine" | "beer") => {
            Refused(Refusal::Alcohol)
        }
        (Expense::Material { paid, .. }, Grade::Trainee) => capped(*paid, 5_000),
        (Expense::Material { paid, .. }, _) => Full(*paid),

        (
            Expense::Fee {
                paid: paid @ ..=999,
                ..
            },
            _,
        ) => Full(*paid),
        (
            Expense::Fee {
                reason: Some(reason),
                paid,
            },
            _,
        ) if !reason.trim().is_empty() => Full(*paid),
        (Expense::Fee { .. }, _) => Refused(Refusal::NoReason),

        (Expense::Foreign { rate: 0, .. }, _) => Refused(Refusal::Nonsense),
        (Expense::Foreign { expense, .. }, _)
            if matches!(**expense, Expense::Foreign { .. } | Expense::Drive { .. }) =>
        {
            Refused(Refusal::Nonsense)
        }
        (Expense::Foreign { rate, expense }, grade) => {
            let mut expense = Expense::clone(expense);
            match &mut expense {
                Expense::Train { paid, .. }
                | Expense::Flight { paid, .. }
                | Expense::Taxi { paid, .. }
                | Expense::Hotel { paid, .. }
                | Expense::Meal { paid, .. }
                | Expense::Phone { paid, .. }
                | Expense::Material { paid, .. }
                | Expense::Fee { paid, .. } => *paid = *paid * rate / 100,
                Expense::Drive { .. } | Expense::Foreign { .. } => {}
            }
            judge(grade, &expense)
        }
    }
}

fn capped(paid: u32, most: u32) -> Verdict {
    match paid.checked_sub(most) {
        Some(cut @ 1..) => Cut { granted: most, cut },
        _ => Full(paid),
    }
}

/// The account that an expense is booked to.
pub fn account(expense: &Expense) -> u16 {
    match expense {
        Expense::Train { .. } => 4660,
        Expense::Flight { approved: true, .. } => 4661,
        Expense::Flight { .. } => 4662,
        Expense::Drive { passengers: 0, .. } => 4668,
        Expense::Drive { .. } => 4669,
        Expense::Taxi { .. } => 4663,
        Expense::Hotel { .. } => 4666,
        Expense::Meal { guests: 0, .. } => 4664,
        Expense::Meal { .. } => 4650,
        Expense::Phone { .. } => 4920,
        Expense::Material { item, .. } if item.starts_with("book") => 4940,
        Expense::Material { paid: 25_001.., .. } => 480,
        Expense::Material { .. } => 4930,
        Expense::Fee { .. } => 4970,
        Expense::Foreign { expense, .. } => account(expense),
    }
}

/// What is paid altogether, and how many expenses were refused.
pub fn total(grade: Grade, expenses: &[Expense]) -> (u64, usize) {
    expenses.iter().fold((0, 0), |(paid, refused), expense| {
        match judge(grade, expense) {
            Full(more) | Flat(more) | Cut { granted: more, .. } => {
                (paid + u64::from(more), refused)
            }
            Refused(_) => (paid, refused + 1),
        }
    })
}
