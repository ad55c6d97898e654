use fixture_kinds::{Aim, Clash, Colour, Fixture, Kind, Refused, Rig, CHANNELS};

const RED: Colour = Colour { red: 255, green: 1, blue: 2 };
const BLUE: Colour = Colour { red: 3, green: 4, blue: 250 };

fn dimmer(name: &str, address: u16) -> Fixture {
    Fixture::new(name, address, Kind::Dimmer)
}

fn wash(name: &str, address: u16, colour: Colour) -> Fixture {
    Fixture::new(name, address, Kind::Wash { colour })
}

fn head(name: &str, address: u16, colour: Colour, pan: u16, tilt: u16) -> Fixture {
    Fixture::new(name, address, Kind::Head { colour, aim: Aim { pan, tilt } })
}

/// What stands in the way of a fixture, if anything does.
fn clash(rig: &mut Rig, fixture: Fixture) -> Option<Option<String>> {
    let (name, address) = (fixture.name().to_string(), fixture.address());
    match rig.patch(fixture) {
        Ok(()) => None,
        Err(Clash { fixture, with }) => {
            assert_eq!((fixture.name(), fixture.address()), (name.as_str(), address));
            Some(with)
        }
    }
}

fn stage() -> Rig {
    let mut rig = Rig::new();
    let mut spot = head("spot left", 20, RED, 1000, 2000);
    spot.level = 200;
    for fixture in [dimmer("house", 1), wash("cyc", 2, BLUE), spot, head("spot right", 30, BLUE, 7, 8)] {
        rig.patch(fixture).unwrap();
    }
    rig
}

/// "lends the level, the colour and the aim at the same time; what the kind does not have is `None`."
#[test]
fn parts_of_a_fixture_are_lent_together() {
    let mut spot = head("spot", 1, RED, 5, 6);
    let (level, colour, aim) = spot.parts_mut();
    let (colour, aim) = (colour.unwrap(), aim.unwrap());
    *level += 9;
    colour.green = *level;
    std::mem::swap(&mut aim.pan, &mut aim.tilt);
    let want = Kind::Head { colour: Colour { red: 255, green: 9, blue: 2 }, aim: Aim { pan: 6, tilt: 5 } };
    assert_eq!((spot.level, spot.kind()), (9, &want));
    let mut cyc = wash("cyc", 1, BLUE);
    assert!(matches!(cyc.parts_mut(), (0, Some(&mut BLUE), None)));
    assert!(matches!(dimmer("house", 1).parts_mut(), (0, None, None)));
}

/// "`Kind` has exactly the variants `Dimmer`, `Wash { colour: Colour }` and `Head { colour: Colour, aim: Aim }`"
#[test]
fn kinds_of_fixtures_are_told_apart() {
    let seen = |name: &str| match stage().fixture(name).unwrap().kind() {
        Kind::Dimmer => 0,
        Kind::Wash { colour } => u32::from(colour.blue),
        Kind::Head { colour, aim } => u32::from(colour.red) + u32::from(aim.pan) + u32::from(aim.tilt),
    };
    assert_eq!((seen("house"), seen("cyc"), seen("spot left"), seen("spot right")), (0, 250, 3255, 18));
    assert_eq!(
        (Colour::default(), Aim::default()),
        (Colour { red: 0, green: 0, blue: 0 }, Aim { pan: 0, tilt: 0 })
    );
}

/// "A dimmer takes 1 channel, a wash 4, a head 8, from its address on; all of them must lie in 1 to 512."
#[test]
fn channels_of_a_fixture_must_exist() {
    for (last, make) in [(512, 0), (509, 1), (505, 2)] {
        let fixture = |address| match make {
            0 => dimmer("x", address),
            1 => wash("x", address, RED),
            _ => head("x", address, RED, 0, 0),
        };
        for address in [0, last + 1, u16::MAX] {
            assert_eq!(clash(&mut stage(), fixture(address)), Some(None), "{make} at {address}");
        }
        assert_eq!(clash(&mut stage(), fixture(last)), None, "{make}");
    }
    assert_eq!(clash(&mut Rig::new(), dimmer("x", 1)), None);
}

/// "otherwise it is the name of the fixture, the first in the order of patching, that has the same name or shares a channel."
#[test]
fn a_clash_hands_the_fixture_back() {
    let mut rig = stage();
    let with = |name: &str| Some(Some(name.to_string()));
    assert_eq!(clash(&mut rig, dimmer("a", 5)), with("cyc"));
    assert_eq!(clash(&mut rig, dimmer("a", 27)), with("spot left"));
    assert_eq!(clash(&mut rig, wash("a", 17, RED)), with("spot left"));
    assert_eq!(clash(&mut rig, head("a", 27, RED, 0, 0)), with("spot left"));
    assert_eq!(clash(&mut rig, head("cyc", 1, RED, 0, 0)), with("house"));
    assert_eq!(clash(&mut rig, dimmer("cyc", 100)), with("cyc"));
    assert_eq!(clash(&mut rig, dimmer("cyc", 0)), Some(None));
    assert_eq!(clash(&mut rig, wash("a", 6, RED)), None);
    assert_eq!(clash(&mut rig, wash("b", 16, RED)), None);
    assert_eq!(clash(&mut rig, dimmer("c", 28)), None);
    assert_eq!(clash(&mut rig, dimmer("d", 29)), None);
    assert_eq!(rig.fixture("a").map(|a| a.address()), Some(6));
}

/// "name and aim of each head in the order of patching. A caller can hold all of them at the same time."
#[test]
fn all_aims_are_held_at_once() {
    let mut rig = stage();
    let mut aims: Vec<(&str, &mut Aim)> = rig.aims_mut().collect();
    assert_eq!(aims.iter().map(|(name, _)| *name).collect::<Vec<&str>>(), ["spot left", "spot right"]);
    let [(_, left), (_, right)] = aims.as_mut_slice() else { panic!("two heads") };
    std::mem::swap(*left, *right);
    left.pan += 1;
    let aim = |name: &str| match rig.fixture(name).unwrap().kind() {
        Kind::Head { aim, .. } => Some((aim.pan, aim.tilt)),
        _ => None,
    };
    assert_eq!((aim("spot left"), aim("spot right"), aim("cyc")), (Some((8, 8)), Some((1000, 2000)), None));
}

/// "A name that is not patched is `Unknown`; a fixture without a colour gives `NoColour`, one without an aim `FixedAim`."
#[test]
fn fixtures_refuse_what_they_do_not_have() {
    let mut rig = stage();
    let aim = Aim { pan: 1, tilt: 2 };
    assert_eq!(rig.set_colour("house", RED), Err(Refused::NoColour));
    assert_eq!(rig.set_colour("cyc", RED), Ok(()));
    assert_eq!(rig.set_colour("spot right", RED), Ok(()));
    assert_eq!(rig.set_colour("spot", RED), Err(Refused::Unknown));
    assert_eq!(rig.aim("house", aim), Err(Refused::FixedAim));
    assert_eq!(rig.aim("cyc", aim), Err(Refused::FixedAim));
    assert_eq!(rig.aim("spot right", aim), Ok(()));
    assert_eq!(rig.aim("", aim), Err(Refused::Unknown));
    assert_eq!(rig.fixture("cyc").unwrap().kind(), &Kind::Wash { colour: RED });
    assert_eq!(rig.fixture("spot right").unwrap().kind(), &Kind::Head { colour: RED, aim });
    assert_eq!(rig.fixture("spot right").unwrap().name(), "spot right");
    rig.fixture_mut("house").unwrap().level = 4;
    assert_eq!(rig.fixture("house").unwrap().level, 4);
    assert!(rig.fixture("attic").is_none() && rig.fixture_mut("attic").is_none());
}

/// "the aim too if both have one, with the pan turned around (`65535 - pan`) and the same tilt."
#[test]
fn a_look_is_mirrored_as_far_as_possible() {
    let mut rig = stage();
    assert_eq!(rig.mirror("spot left", "spot right"), Ok(()));
    assert_eq!(rig.mirror("spot right", "cyc"), Ok(()));
    assert_eq!(rig.mirror("cyc", "house"), Ok(()));
    let aim = Aim { pan: 64_535, tilt: 2000 };
    assert_eq!(rig.fixture("spot right").unwrap().kind(), &Kind::Head { colour: RED, aim });
    assert_eq!(rig.fixture("cyc").unwrap().kind(), &Kind::Wash { colour: RED });
    assert_eq!(rig.fixture("house").unwrap().kind(), &Kind::Dimmer);
    for name in ["spot right", "cyc", "house"] {
        assert_eq!(rig.fixture(name).unwrap().level, 200);
    }
    rig.fixture_mut("house").unwrap().level = 11;
    assert_eq!(rig.mirror("house", "spot left"), Ok(()));
    let left = rig.fixture("spot left").unwrap();
    let aim = Aim { pan: 1000, tilt: 2000 };
    assert_eq!((left.level, left.kind()), (11, &Kind::Head { colour: RED, aim }));
    rig.set_colour("cyc", BLUE).unwrap();
    assert_eq!(rig.mirror("cyc", "spot left"), Ok(()));
    assert_eq!(rig.fixture("spot left").unwrap().kind(), &Kind::Head { colour: BLUE, aim });
}

/// "A head may be mirrored onto itself, which turns its pan around."
#[test]
fn a_head_is_mirrored_onto_itself() {
    let mut rig = stage();
    assert_eq!(rig.mirror("spot left", "spot left"), Ok(()));
    let left = rig.fixture("spot left").unwrap();
    assert_eq!(
        (left.level, left.kind()),
        (200, &Kind::Head { colour: RED, aim: Aim { pan: 64_535, tilt: 2000 } })
    );
    assert_eq!(rig.mirror("spot left", "attic"), Err(Refused::Unknown));
    assert_eq!(rig.mirror("attic", "spot left"), Err(Refused::Unknown));
    assert_eq!(rig.fixture("spot left").unwrap().level, 200);
}

/// "A fixture sends `level * master / 255`, rounded down, then red, green and blue, then pan and tilt"
#[test]
fn a_universe_is_rendered() {
    let mut rig = Rig::new();
    for fixture in [dimmer("top", 512), head("spot", 2, RED, 0x0102, 0xFE03), wash("cyc", 10, BLUE)] {
        rig.patch(fixture).unwrap();
    }
    rig.fixture_mut("top").unwrap().level = 255;
    rig.fixture_mut("spot").unwrap().level = 200;
    rig.fixture_mut("cyc").unwrap().level = 3;
    let universe = rig.render(128);
    assert_eq!((universe.len(), CHANNELS), (512, 512));
    assert_eq!(universe[..14], [0, 100, 255, 1, 2, 1, 2, 0xFE, 3, 1, 3, 4, 250, 0]);
    assert!(universe[14..511].iter().all(|&byte| byte == 0));
    assert_eq!(universe[511], 128);
    let full = rig.render(255);
    assert_eq!((full[1], full[9], full[511], rig.render(0)[511]), (200, 3, 255, 0));
}
