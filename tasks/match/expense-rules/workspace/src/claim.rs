//! What employees claim back.

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Grade {
    Trainee,
    Staff,
    Director,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Meal {
    Breakfast,
    Lunch,
    Dinner,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fare {
    Second,
    First,
    Sleeper,
}

/// All amounts are in cents.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Expense {
    Train {
        fare: Fare,
        minutes: u32,
        paid: u32,
    },
    Flight {
        minutes: u32,
        paid: u32,
        approved: bool,
    },
    /// With one's own car.
    Drive {
        kilometres: u32,
        passengers: u8,
    },
    Taxi {
        hour: u8,
        paid: u32,
    },
    Hotel {
        nights: u32,
        paid: u32,
        breakfast: bool,
    },
    Meal {
        meal: Meal,
        guests: u32,
        paid: u32,
    },
    Phone {
        paid: u32,
        private_percent: u8,
    },
    Material {
        item: String,
        paid: u32,
    },
    Fee {
        paid: u32,
        reason: Option<String>,
    },
    /// An expense in another currency: so many cents for 100 units, and the expense in those units.
    Foreign {
        rate: u32,
        expense: Box<Expense>,
    },
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refusal {
    FirstClass,
    NotApproved,
    NoReason,
    NotAtThisHour,
    Alcohol,
    Nonsense,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// Everything is paid.
    Full(u32),
    /// Less is paid than was claimed: this much, and this much is cut.
    Cut {
        granted: u32,
        cut: u32,
    },
    /// A fixed amount, whatever the trip has cost.
    Flat(u32),
    Refused(Refusal),
}
