//! The rules for expenses.

use crate::claim::{Expense, Fare, Grade, Meal, Refusal, Verdict};

/// What becomes of one expense.
pub fn judge(grade: Grade, expense: &Expense) -> Verdict {
    granted(grade, expense, None).unwrap_or_else(Verdict::Refused)
}

/// In cents, if amounts are in cents (no rate), or in units with a rate.
fn granted(grade: Grade, expense: &Expense, rate: Option<u32>) -> Result<Verdict, Refusal> {
    let cents = |paid: u32| match rate {
        Some(rate) => paid * rate / 100,
        None => paid,
    };
    let sensible = |fine: bool| if fine { Ok(()) } else { Err(Refusal::Nonsense) };
    Ok(match expense {
        Expense::Train {
            fare,
            minutes,
            paid,
        } => {
            sensible(*minutes > 0)?;
            let paid = cents(*paid);
            match fare {
                Fare::Second => Verdict::Full(paid),
                Fare::Sleeper if *minutes >= 420 => Verdict::Full(paid),
                Fare::Sleeper => at_most(paid, 9_000),
                Fare::First => {
                    let allowed = match grade {
                        Grade::Trainee => false,
                        Grade::Staff => *minutes >= 240,
                        Grade::Director => true,
                    };
                    if !allowed {
                        return Err(Refusal::FirstClass);
                    }
                    Verdict::Full(paid)
                }
            }
        }
        Expense::Flight {
            minutes,
            paid,
            approved,
        } => {
            sensible(*minutes > 0)?;
            if *approved || grade == Grade::Director && *minutes > 180 {
                Verdict::Full(cents(*paid))
            } else {
                return Err(Refusal::NotApproved);
            }
        }
        Expense::Drive {
            kilometres,
            passengers,
        } => {
            sensible(rate.is_none() && *kilometres > 0 && *passengers <= 4)?;
            let per_kilometre = 30 + 2 * *passengers as u32;
            Verdict::Flat(if *kilometres <= 300 {
                kilometres * per_kilometre
            } else {
                300 * per_kilometre + (kilometres - 300) * 20
            })
        }
        Expense::Taxi { hour, paid } => {
            sensible(*hour < 24)?;
            let paid = cents(*paid);
            let night = *hour >= 22 || *hour < 6;
            match grade {
                Grade::Director => Verdict::Full(paid),
                _ if night => at_most(paid, 4_000),
                Grade::Staff if paid <= 1_500 => Verdict::Full(paid),
                _ => return Err(Refusal::NotAtThisHour),
            }
        }
        Expense::Hotel {
            nights,
            paid,
            breakfast,
        } => {
            sensible(*nights > 0)?;
            let paid = cents(*paid);
            let mut most = paid;
            if *breakfast {
                most = most.saturating_sub(560 * nights);
            }
            let night = [7_000, 11_000, 18_000][grade as usize];
            at_most(paid, most.min(night * nights))
        }
        Expense::Meal { meal, guests, paid } => {
            let paid = cents(*paid);
            let alone = *guests == 0;
            let plate = match meal {
                Meal::Breakfast => 1_200,
                Meal::Lunch => 2_500,
                Meal::Dinner => 4_000,
            };
            if alone {
                at_most(paid, plate)
            } else if *meal == Meal::Breakfast || grade == Grade::Trainee {
                return Err(Refusal::NotApproved);
            } else {
                at_most(paid, (plate * (guests + 1)).min(paid - paid / 10))
            }
        }
        Expense::Phone {
            paid,
            private_percent,
        } => {
            sensible(*private_percent <= 100)?;
            let paid = cents(*paid);
            if *private_percent == 0 {
                return Ok(Verdict::Full(paid));
            }
            let granted = paid * (100 - *private_percent as u32) / 100;
            Verdict::Cut {
                granted,
                cut: paid - granted,
            }
        }
        Expense::Material { item, paid } => match (item.as_str(), grade) {
            ("wine", _) | ("beer", _) => return Err(Refusal::Alcohol),
            (_, Grade::Trainee) => at_most(cents(*paid), 5_000),
            _ => Verdict::Full(cents(*paid)),
        },
        Expense::Fee { paid, reason } => {
            let paid = cents(*paid);
            let reason = reason.as_deref().unwrap_or_default();
            if paid >= 1_000 && reason.chars().all(char::is_whitespace) {
                return Err(Refusal::NoReason);
            }
            Verdict::Full(paid)
        }
        Expense::Foreign {
            rate: units,
            expense,
        } => {
            sensible(rate.is_none() && *units > 0)?;
            granted(grade, expense, Some(*units))?
        }
    })
}

fn at_most(paid: u32, most: u32) -> Verdict {
    if paid > most {
        Verdict::Cut {
            granted: most,
            cut: paid - most,
        }
    } else {
        Verdict::Full(paid)
    }
}

/// The account that an expense is booked to.
pub fn account(expense: &Expense) -> u16 {
    use Expense::*;
    match expense {
        Foreign { expense, .. } => account(expense),
        Train { .. } => 4660,
        Flight { approved, .. } => 4662 - u16::from(*approved),
        Taxi { .. } => 4663,
        Meal { guests, .. } => {
            if *guests > 0 {
                4650
            } else {
                4664
            }
        }
        Hotel { .. } => 4666,
        Drive { passengers, .. } => {
            if *passengers > 0 {
                4669
            } else {
                4668
            }
        }
        Phone { .. } => 4920,
        Fee { .. } => 4970,
        Material { item, paid } => match item.strip_prefix("book") {
            Some(_) => 4940,
            None if *paid > 25_000 => 480,
            None => 4930,
        },
    }
}

/// What is paid altogether, and how many expenses were refused.
pub fn total(grade: Grade, expenses: &[Expense]) -> (u64, usize) {
    let mut sum = 0u64;
    let mut refused = 0;
    for expense in expenses {
        match judge(grade, expense) {
            Verdict::Refused(_) => refused += 1,
            Verdict::Full(cents) | Verdict::Flat(cents) => sum += u64::from(cents),
            Verdict::Cut { granted, .. } => sum += u64::from(granted),
        }
    }
    (sum, refused)
}
