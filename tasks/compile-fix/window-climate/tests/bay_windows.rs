use window_climate::{Bay, Controller, Damp, Reading, Thermostat};

fn air(temperature: i32, humidity: u8) -> Reading {
    Reading {
        temperature,
        humidity,
    }
}

/// Opens by one percent with every reading, warm and damp alike.
struct Creeping {
    steps: i32,
}

impl Controller for Creeping {
    type Input = (i32, u8);

    fn input(reading: &Reading) -> (i32, u8) {
        (reading.temperature, reading.humidity)
    }

    fn decide(&mut self, (temperature, humidity): (i32, u8)) -> i32 {
        self.steps += 1;
        self.steps + temperature / 10 - i32::from(humidity)
    }

    fn twin(&self) -> Creeping {
        Creeping { steps: self.steps }
    }
}

fn openings(bay: &mut Bay, readings: &[Reading]) -> Vec<i32> {
    let mut seen = Vec::new();
    for reading in readings {
        bay.step(reading);
        seen.push(bay.opening());
    }
    seen
}

/// "opens the window by 80 percent from the moment when the temperature reaches `warm` until it has fallen to `cool`"
#[test]
fn a_thermostat_waits_until_it_is_cool() {
    let mut bay = Bay::default();
    bay.add(Thermostat::new(250, 180));
    let readings = [249, 250, 240, 181, 180, 249, 251].map(|temperature| air(temperature, 90));
    assert_eq!(openings(&mut bay, &readings), [0, 80, 80, 80, 0, 0, 80]);
}

/// "opens the window by twice the mean humidity of the last three readings, less 100"
#[test]
fn damp_air_opens_by_the_mean_of_three() {
    let mut bay = Bay::default();
    bay.add(Damp::default());
    let readings = [90, 70, 55, 50, 41, 52, 60].map(|humidity| air(0, humidity));
    assert_eq!(openings(&mut bay, &readings), [80, 60, 42, 16, 0, 0, 2]);
}

/// "The window is moved to the widest of the decisions, even when that is less than the present opening."
#[test]
fn the_widest_decision_moves_the_window() {
    let mut bay = Bay::default();
    bay.add(Thermostat::new(250, 180));
    bay.add(Damp::default());
    let readings = [
        air(250, 95),
        air(170, 65),
        air(170, 20),
        air(260, 0),
        air(100, 0),
    ];
    assert_eq!(openings(&mut bay, &readings), [90, 60, 20, 80, 0]);
}

/// "Every controller decides on every reading, in the order in which they were added"
#[test]
fn every_controller_sees_every_reading() {
    let mut bay = Bay::default();
    bay.add(Thermostat::new(250, 180));
    bay.add(Creeping { steps: 0 });
    let readings = [air(300, 0), air(300, 0), air(100, 0), air(100, 0)];
    assert_eq!(openings(&mut bay, &readings), [80, 80, 13, 14]);
}

/// "Without controllers the window stays where it is."
#[test]
fn a_window_without_controllers_rests() {
    let mut bay = Bay::default();
    assert_eq!(bay.opening(), 0);
    bay.step(&air(400, 99));
    assert_eq!(bay.opening(), 0);
    bay.crank(35);
    bay.step(&air(400, 99));
    assert_eq!(bay.opening(), 35);
    let mut other = bay.split();
    other.step(&air(400, 99));
    assert_eq!(other.opening(), 35);
    bay.add(Thermostat::new(250, 180));
    bay.step(&air(100, 0));
    assert_eq!(bay.opening(), 0);
}

/// "Types of other packages may implement `Controller`"
#[test]
fn a_guest_controller_has_its_own_input() {
    let mut bay = Bay::default();
    bay.add(Creeping { steps: 5 });
    assert_eq!(
        openings(&mut bay, &[air(200, 1), air(200, 10), air(0, 50)]),
        [25, 17, -42]
    );
}

/// "`split` gives a bay whose window stands as wide open and whose controllers are in the same state"
#[test]
fn a_split_bay_starts_in_the_same_state() {
    let mut bay = Bay::default();
    bay.add(Thermostat::new(250, 180));
    bay.step(&air(250, 0));
    let mut other = bay.split();
    assert_eq!(other.opening(), 80);
    other.step(&air(200, 0));
    assert_eq!(other.opening(), 80);
}

/// "From then on the two bays have nothing to do with each other."
#[test]
fn split_bays_go_their_own_ways() {
    let mut bay = Bay::default();
    bay.add(Creeping { steps: 0 });
    bay.add(Damp::default());
    bay.step(&air(0, 80));
    let mut other = bay.split();
    assert_eq!(
        openings(&mut other, &[air(0, 100), air(0, 0), air(0, 0)]),
        [80, 20, 4]
    );
    assert_eq!(bay.opening(), 60);
    assert_eq!(openings(&mut bay, &[air(0, 50), air(0, 50)]), [30, 20]);
    assert_eq!(other.opening(), 4);
}
