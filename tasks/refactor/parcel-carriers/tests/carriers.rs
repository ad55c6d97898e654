use parcel_carriers::{Bike, Carrier, Courier, Desk, Offer, Parcel, Post};
use std::cell::Cell;

fn parcel(grams: u32, zone: u8, fragile: bool) -> Parcel {
    Parcel { grams, zone, fragile }
}

/// A carrier with an opinion on everything, which counts how often it is asked.
struct Ferry<'a> {
    name: String,
    asked: &'a Cell<u32>,
}

impl Carrier for Ferry<'_> {
    fn name(&self) -> &str {
        &self.name
    }

    fn base_price(&self, _parcel: &Parcel) -> Option<u32> {
        self.asked.set(self.asked.get() + 1);
        Some(100)
    }

    fn price(&self, parcel: &Parcel) -> Option<u32> {
        self.base_price(parcel).map(|cents| cents + 11)
    }

    fn days(&self, parcel: &Parcel) -> u32 {
        u32::from(parcel.zone) * 10
    }
}

/// A carrier with nothing but the required methods.
struct Plain(&'static str, u32);

impl Carrier for Plain {
    fn name(&self) -> &str {
        self.0
    }

    fn base_price(&self, parcel: &Parcel) -> Option<u32> {
        (parcel.grams > 0).then_some(self.1)
    }
}

/// What any carrier asks for a parcel, and how many days it takes.
fn terms(carrier: impl Carrier, parcel: &Parcel) -> (Option<u32>, u32) {
    (carrier.price(parcel), carrier.days(parcel))
}

/// "the base price, plus a quarter of it, rounded up, when the parcel is fragile; `None` when there is no base price."
#[test]
fn provided_methods_do_the_usual() {
    let plain = Plain("plain", 101);
    assert_eq!(plain.price(&parcel(1, 1, false)), Some(101));
    assert_eq!(plain.price(&parcel(1, 1, true)), Some(127));
    assert_eq!(plain.price(&parcel(0, 1, true)), None);
    assert_eq!(plain.days(&parcel(1, 9, true)), 1);
    assert_eq!(terms(&plain, &parcel(1, 9, true)), (Some(127), 1));
    assert_eq!(terms(&plain, &parcel(0, 9, true)), (None, 1));
}

/// "Their names, prices and days are those of today, and so are the cases in which they take a parcel."
#[test]
fn known_carriers_charge_as_before() {
    let post = Post;
    let courier = Courier { fuel_percent: 7 };
    assert_eq!((post.name(), courier.name(), Bike { zone: 1 }.name()), ("post", "courier", "bike"));
    assert_eq!(post.price(&parcel(20_000, 9, false)), Some(300 + 1350 + 1600));
    assert_eq!(post.price(&parcel(20_001, 9, false)), None);
    assert_eq!(post.price(&parcel(1_001, 2, true)), Some(950));
    assert_eq!(post.days(&parcel(1, 4, false)), 5);
    assert_eq!(courier.base_price(&parcel(2_500, 9, true)), Some(1605));
    assert_eq!(courier.price(&parcel(2_500, 9, true)), Some(2007));
    assert_eq!(courier.price(&parcel(50_001, 9, false)), None);
    assert_eq!(courier.days(&parcel(1, 9, false)), 1);
}

/// "the post takes no fragile parcel of more than 5000 g, and the bike charges nothing extra for a fragile one."
#[test]
fn fragile_parcels_are_special() {
    let (post, bike) = (Post, Bike { zone: 3 });
    assert_eq!(post.base_price(&parcel(5_001, 1, true)), None);
    assert!(post.price(&parcel(5_000, 1, true)).is_some());
    assert_eq!(bike.price(&parcel(8_000, 3, true)), Some(700));
    assert_eq!(bike.price(&parcel(8_001, 3, true)), None);
    assert_eq!(bike.price(&parcel(100, 2, false)), None);
    assert_eq!(bike.days(&parcel(100, 3, false)), 0);
}

/// "A reference to a carrier and a box with a carrier in it are carriers too, also for `dyn Carrier`, and behave in every
/// method as the carrier itself."
#[test]
fn references_and_boxes_are_carriers() {
    fn all(carrier: impl Carrier) -> (String, Option<u32>, Option<u32>, u32) {
        let p = parcel(10, 3, true);
        (carrier.name().to_string(), carrier.base_price(&p), carrier.price(&p), carrier.days(&p))
    }
    let asked = Cell::new(0);
    let ferry = Ferry { name: "ferry".to_string(), asked: &asked };
    let want = ("ferry".to_string(), Some(100), Some(111), 30);
    assert_eq!(all(&ferry), want);
    assert_eq!(all(&ferry as &dyn Carrier), want);
    assert_eq!(all(Box::new(&ferry)), want);
    let boxed: Box<dyn Carrier + '_> = Box::new(ferry);
    assert_eq!(all(&boxed), want);
    assert_eq!(all(boxed), want);
}

/// "a carrier may borrow from its surroundings, as long as these outlive the desk."
#[test]
fn carriers_may_borrow() {
    let asked = Cell::new(0);
    let own = Bike { zone: 2 };
    {
        let mut desk = Desk::new();
        desk.add(Ferry { name: "ferry".to_string(), asked: &asked });
        desk.add(&own);
        desk.add(Box::new(Post) as Box<dyn Carrier>);
        let names: Vec<&str> = desk.quotes(&parcel(10, 2, false)).iter().map(|o| o.carrier).collect();
        assert_eq!(names, ["ferry", "bike", "post"]);
    }
    assert!(asked.get() >= 1);
}

/// "It borrows the name from the desk and nothing from the parcel. `cents` is the `price`, not the base price."
#[test]
fn offers_outlive_the_parcel() {
    let asked = Cell::new(0);
    let mut desk = Desk::new();
    desk.add(Ferry { name: String::from("ferry"), asked: &asked });
    let (best, first) = {
        let short_lived = parcel(10, 3, true);
        (desk.cheapest(&short_lived), desk.quotes(&short_lived)[0])
    };
    assert_eq!(best, Some(Offer { carrier: "ferry", cents: 111, days: 30 }));
    assert_eq!(best, Some(first));
}

/// "returns a `Vec` of `Offer`s from all carriers that take the parcel, in the order in which the carriers were added."
#[test]
fn quotes_keep_the_order() {
    let mut desk = Desk::new();
    desk.add(Courier { fuel_percent: 0 });
    desk.add(Bike { zone: 1 });
    desk.add(Post);
    let names = |p: Parcel| -> Vec<&str> { desk.quotes(&p).into_iter().map(|o| o.carrier).collect() };
    assert_eq!(names(parcel(500, 1, false)), ["courier", "bike", "post"]);
    assert_eq!(names(parcel(9_000, 1, true)), ["courier"]);
    assert!(names(parcel(60_000, 1, false)).is_empty());
}

/// "of equal prices the one with fewer days, of equal days too the one added first."
#[test]
fn ties_go_to_the_faster_then_to_the_first() {
    let mut desk = Desk::new();
    assert_eq!(desk.cheapest(&parcel(10, 1, false)), None);
    desk.add(Plain("dear", 900));
    desk.add(Plain("late", 700));
    desk.add(Plain("later", 700));
    assert_eq!(desk.cheapest(&parcel(10, 1, false)).map(|o| o.carrier), Some("late"));
    desk.add(Bike { zone: 1 });
    let best = desk.cheapest(&parcel(10, 1, false)).unwrap();
    assert_eq!((best.carrier, best.cents, best.days), ("bike", 700, 0));
}
