use toll_booth::{Booth, Car, Motorcycle, Truck, Vehicle};

fn car(plate: &str) -> Box<dyn Vehicle> {
    Box::new(Car::registered(plate))
}

fn truck(plate: &str, axles: u32) -> Box<dyn Vehicle> {
    let mut truck = Truck::registered(plate);
    truck.axles = axles;
    Box::new(truck)
}

fn motorcycle(plate: &str) -> Box<dyn Vehicle> {
    Box::new(Motorcycle::registered(plate))
}

/// "A motorcycle pays 2, a car 5 and a truck 4 for each axle that is on the road"
#[test]
fn each_kind_pays_its_toll() {
    let mut booth = Booth::default();
    assert_eq!(booth.pass(motorcycle("M 1"), 0), 2);
    assert_eq!(booth.pass(car("C 1"), 0), 5);
    assert_eq!(booth.pass(truck("T 1", 3), 1), 12);
    assert_eq!(booth.pass(Box::new(Truck::registered("T 2")), 1), 8);
}

/// "A vehicle that paid less than 60 minutes ago pays nothing."
#[test]
fn a_receipt_is_valid_for_an_hour() {
    let mut booth = Booth::default();
    let paid = [10, 10, 69, 70, 100, 129, 130].map(|minute| booth.pass(car("C 1"), minute));
    assert_eq!(paid, [5, 0, 0, 5, 0, 0, 5]);
}

/// "A passage for nothing does not make it longer"
#[test]
fn a_free_passage_is_no_receipt() {
    let mut booth = Booth::default();
    let paid = [0, 50, 100, 150].map(|minute| booth.pass(motorcycle("M 7"), minute));
    assert_eq!(paid, [2, 0, 2, 0]);
}

/// "Two vehicles are the same when they are of the same kind and have the same plate; each kind has plates of its own."
#[test]
fn plates_are_given_out_for_each_kind() {
    let mut booth = Booth::default();
    assert_eq!(booth.pass(car("AB 1"), 0), 5);
    assert_eq!(booth.pass(motorcycle("AB 1"), 1), 2);
    assert_eq!(booth.pass(truck("AB 1", 2), 2), 8);
    assert_eq!(booth.pass(car("AB 2"), 3), 5);
    assert_eq!(booth.pass(car("AB 1"), 4), 0);
}

/// "A truck stays the same truck when it lifts or lowers axles."
#[test]
fn a_truck_may_lift_its_axles() {
    let mut booth = Booth::default();
    assert_eq!(booth.pass(truck("T 1", 4), 0), 16);
    assert_eq!(booth.pass(truck("T 1", 2), 30), 0);
    assert_eq!(booth.pass(truck("T 1", 5), 60), 20);
    assert_eq!(booth.paid(&Truck::registered("T 1")), 36);
}

/// "`paid` is what a vehicle has paid in all"
#[test]
fn tolls_of_a_vehicle_add_up() {
    let mut booth = Booth::default();
    for minute in [0, 10, 100, 200] {
        booth.pass(car("C 1"), minute);
        booth.pass(car("C 2"), minute + 1);
    }
    assert_eq!(booth.paid(&Car::registered("C 1")), 15);
    assert_eq!(booth.paid(&Car::registered("C 3")), 0);
    assert_eq!(booth.paid(&Motorcycle::registered("C 1")), 0);
}

/// "`ledger` has a line for each vehicle, in the order in which they passed for the first time"
#[test]
fn the_ledger_has_a_line_for_each_vehicle() {
    let mut booth = Booth::default();
    assert!(booth.ledger().is_empty());
    booth.pass(truck("B", 3), 0);
    booth.pass(car("B"), 1);
    booth.pass(car("A"), 2);
    booth.pass(truck("B", 2), 90);
    booth.pass(car("B"), 91);
    booth.pass(motorcycle("A"), 92);
    assert_eq!(
        booth.ledger(),
        ["truck B: 20", "car B: 10", "car A: 5", "motorcycle A: 2"]
    );
}

/// "`registered` makes a vehicle of the type that it is called on; a truck begins with two axles."
#[test]
fn vehicles_are_registered_by_type() {
    assert_eq!(Truck::registered("T").axles, 2);
    let names = [car("X"), motorcycle("Y"), truck("Z", 9)]
        .map(|vehicle| format!("{} {} {}", vehicle.kind(), vehicle.plate(), vehicle.fee()));
    assert_eq!(names, ["car X 5", "motorcycle Y 2", "truck Z 36"]);
}
