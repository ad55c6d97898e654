use observatory_site::bus::{Bus, Device, Opens, Refused, Turns};
use observatory_site::site::{Dome, Guider, Hatch, open_all, park, point, status};

fn site() -> (Bus, Vec<Box<dyn Device>>) {
    let bus = Bus::default();
    let devices: Vec<Box<dyn Device>> = vec![
        Box::new(Guider::new("Pilot", &bus)),
        Box::new(Dome::new("East", &bus)),
        Box::new(Hatch::new("Roof", &bus)),
        Box::new(Dome::new("West", &bus)),
    ];
    (bus, devices)
}

/// "`Dome::new(name, &bus)` turns and opens. It turns to any azimuth, also while it is open."
#[test]
fn a_dome_turns_and_opens() {
    let bus = Bus::default();
    let mut dome = Dome::new("East", &bus);
    assert_eq!((dome.name(), dome.azimuth(), dome.is_open()), ("East", 0, false));
    dome.open();
    assert_eq!(dome.turn(359), Ok(()));
    assert!(dome.is_open());
    assert_eq!(dome.turn(360), Err(Refused));
    assert_eq!(dome.azimuth(), 359);
    dome.close();
    assert!(!dome.is_open());
    assert_eq!(bus.log(), ["open East", "turn East 359", "close East"]);
    dome.close();
    assert_eq!(dome.turn(359), Ok(()));
    assert_eq!(bus.log()[3..], ["close East", "turn East 359"]);
}

/// "It refuses azimuths from 180 on."
#[test]
fn a_guider_turns_half_around() {
    let bus = Bus::default();
    let mut guider = Guider::new("Pilot", &bus);
    assert_eq!((guider.name(), guider.azimuth()), ("Pilot", 0));
    assert_eq!(guider.turn(179), Ok(()));
    assert_eq!(guider.turn(180), Err(Refused));
    assert_eq!(guider.turn(400), Err(Refused));
    assert_eq!(guider.azimuth(), 179);
    assert_eq!(bus.log(), ["turn Pilot 179"]);
}

/// "a device has the traits of what it can do, and no other."
#[test]
fn devices_show_what_they_can_do() {
    let (_, mut devices) = site();
    let turns: Vec<bool> = devices.iter().map(|device| device.turns().is_some()).collect();
    let opens: Vec<bool> = devices.iter().map(|device| device.opens().is_some()).collect();
    assert_eq!(turns, [true, true, false, true]);
    assert_eq!(opens, [false, true, true, true]);
    let turns: Vec<bool> = devices.iter_mut().map(|device| device.turns_mut().is_some()).collect();
    let opens: Vec<bool> = devices.iter_mut().map(|device| device.opens_mut().is_some()).collect();
    assert_eq!(turns, [true, true, false, true]);
    assert_eq!(opens, [false, true, true, true]);
}

/// "opens every device that opens and is closed, and gives the names of those that it opened."
#[test]
fn closed_devices_are_opened() {
    let (bus, mut devices) = site();
    devices[1].opens_mut().unwrap().open();
    assert_eq!(open_all(&mut devices), ["Roof", "West"]);
    assert!(open_all(&mut devices).is_empty());
    assert_eq!(bus.log(), ["open East", "open Roof", "open West"]);
    devices[2].opens_mut().unwrap().close();
    assert_eq!(open_all(&mut devices), ["Roof"]);
    assert_eq!(bus.log()[3..], ["close Roof", "open Roof"]);
}

/// "The result is how many turned; devices that refuse are asked all the same and do not count."
#[test]
fn refusals_do_not_stop_the_others() {
    let (bus, mut devices) = site();
    assert_eq!(point(&mut devices, 200), 2);
    assert_eq!(bus.log(), ["turn East 200", "turn West 200"]);
    assert_eq!(point(&mut devices, 90), 3);
    assert_eq!(bus.log()[2..], ["turn Pilot 90", "turn East 90", "turn West 90"]);
}

/// "turns every device that turns to the azimuth, which is taken modulo 360."
#[test]
fn azimuths_go_around() {
    let (bus, mut devices) = site();
    assert_eq!(point(&mut devices, 375), 3);
    assert_eq!(bus.log(), ["turn Pilot 15", "turn East 15", "turn West 15"]);
    assert_eq!(point(&mut devices, 720), 3);
    assert_eq!(
        status(&devices),
        ["Pilot: 0", "East: closed, 0", "Roof: closed", "West: closed, 0"]
    );
}

/// "One that stands there already is not turned, but counts."
#[test]
fn devices_already_there_count() {
    let (bus, mut devices) = site();
    assert_eq!(devices[1].turns_mut().unwrap().turn(30), Ok(()));
    assert_eq!(point(&mut devices, 390), 3);
    assert_eq!(bus.log(), ["turn East 30", "turn Pilot 30", "turn West 30"]);
    assert_eq!(point(&mut devices, 30), 3);
    assert_eq!(bus.log().len(), 3);
}

/// "All are closed before the first is turned."
#[test]
fn parking_closes_before_it_turns() {
    let (bus, mut devices) = site();
    point(&mut devices, 90);
    open_all(&mut devices);
    let before = bus.log().len();
    assert_eq!(
        park(&mut devices),
        [
            "close East",
            "close Roof",
            "close West",
            "turn Pilot 90",
            "turn East 90",
            "turn West 90"
        ]
    );
    assert_eq!(
        bus.log()[before..],
        [
            "close East",
            "close Roof",
            "close West",
            "turn Pilot 0",
            "turn East 0",
            "turn West 0"
        ]
    );
}

/// "closes every device that opens, if it is open, and then turns every device that turns to 0, if it is not there."
#[test]
fn parked_devices_stay_quiet() {
    let (bus, mut devices) = site();
    assert!(park(&mut devices).is_empty());
    devices[2].opens_mut().unwrap().open();
    assert_eq!(devices[3].turns_mut().unwrap().turn(300), Ok(()));
    assert_eq!(park(&mut devices), ["close Roof", "turn West 300"]);
    assert!(park(&mut devices).is_empty());
    assert_eq!(bus.log(), ["open Roof", "turn West 300", "close Roof", "turn West 0"]);
}

/// "has a line for each device: the name, a colon, and what there is to say, divided by a comma"
#[test]
fn the_status_says_what_there_is() {
    let (_, mut devices) = site();
    point(&mut devices, 15);
    devices[1].opens_mut().unwrap().open();
    assert_eq!(
        status(&devices),
        ["Pilot: 15", "East: open, 15", "Roof: closed", "West: closed, 15"]
    );
}
