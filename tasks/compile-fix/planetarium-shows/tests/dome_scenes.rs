use planetarium_shows::{Both, Colour, Glow, Lux, Scene, Show, Then, Twinkle};

fn glow(light: u8, frames: usize) -> Glow<Lux> {
    Glow {
        light: Lux(light),
        frames,
    }
}

fn all<S: Scene>(scene: &S) -> Vec<S::Light> {
    (0..scene.length())
        .map(|frame| scene.light(frame))
        .collect()
}

fn colour(red: u8, green: u8, blue: u8) -> Colour {
    Colour { red, green, blue }
}

/// A light that cannot be added up or compared, in a scene of another package.
struct Laser;

struct Beam;

impl Scene for Beam {
    type Light = Laser;

    fn length(&self) -> usize {
        2
    }

    fn light(&self, _frame: usize) -> Laser {
        Laser
    }
}

/// "A `Glow` has its light in every frame, and can have any type of light that can be cloned."
#[test]
fn a_glow_keeps_its_light() {
    assert_eq!(all(&glow(9, 3)), [Lux(9), Lux(9), Lux(9)]);
    let name = Glow {
        light: String::from("Vega"),
        frames: 2,
    };
    assert_eq!(all(&name), ["Vega", "Vega"]);
    assert_eq!(glow(9, 0).length(), 0);
}

/// "A `Twinkle` is bright in every third frame, beginning with the first, and dim in the others."
#[test]
fn a_star_twinkles_every_third_frame() {
    let star = Twinkle {
        bright: 90,
        dim: 20,
        frames: 7,
    };
    assert_eq!(all(&star), [90, 20, 20, 90, 20, 20, 90].map(Lux));
}

/// "`Then` shows its first scene and after its end the second one from the beginning."
#[test]
fn one_scene_follows_the_other() {
    let star = Twinkle {
        bright: 90,
        dim: 20,
        frames: 2,
    };
    assert_eq!(all(&Then(glow(5, 2), star)), [5, 5, 90, 20].map(Lux));
    assert_eq!(all(&Then(glow(5, 0), glow(6, 1))), [Lux(6)]);
    assert_eq!(all(&Then(Beam, Beam)).len(), 4);
}

/// "`Both` adds the light of two scenes up, frame by frame. It lasts as long as the longer one"
#[test]
fn two_scenes_share_the_dome() {
    let star = Twinkle {
        bright: 90,
        dim: 20,
        frames: 3,
    };
    assert_eq!(all(&Both(glow(5, 3), star)), [95, 25, 25].map(Lux));
    let red = Glow {
        light: colour(200, 0, 20),
        frames: 2,
    };
    let tinted = Both(
        Glow {
            light: colour(0, 10, 100),
            frames: 2,
        },
        red,
    );
    assert_eq!(all(&tinted), [colour(200, 10, 120); 2]);
}

/// "when the shorter one is over, only the other is seen"
#[test]
fn a_scene_that_is_over_gives_no_light() {
    assert_eq!(all(&Both(glow(5, 1), glow(7, 3))), [12, 7, 7].map(Lux));
    assert_eq!(all(&Both(glow(5, 3), glow(7, 2))), [12, 12, 5].map(Lux));
    assert_eq!(all(&Both(glow(5, 0), glow(7, 0))), []);
}

/// "No light is brighter than 255; what is more than that is lost."
#[test]
fn light_is_never_brighter_than_the_dome() {
    assert_eq!(Lux(200) + Lux(55), Lux(255));
    assert_eq!(Lux(200) + Lux(56), Lux(255));
    assert_eq!(colour(250, 1, 255) + colour(5, 1, 255), colour(255, 2, 255));
    assert_eq!(
        colour(251, 1, 2) + colour(5, 254, 253),
        colour(255, 255, 255)
    );
    assert_eq!(colour(1, 2, 3) + colour(1, 255, 4), colour(2, 255, 7));
}

/// "`frames` gives the light of all frames of all scenes, in the order in which they were added"
#[test]
fn an_evening_shows_all_scenes() {
    let mut evening = Show::default();
    evening.add(glow(3, 1));
    evening.add(Both(glow(1, 2), Then(glow(2, 1), glow(4, 1))));
    evening.add(Twinkle {
        bright: 9,
        dim: 8,
        frames: 2,
    });
    assert_eq!(evening.frames(), [3, 3, 5, 9, 8].map(Lux));
    assert_eq!(Show::<Lux>::default().frames(), []);
}

/// "A show can have any type of light"
#[test]
fn a_laser_show_needs_no_sums() {
    let mut evening = Show::default();
    evening.add(Beam);
    evening.add(Then(Beam, Beam));
    assert_eq!(evening.frames().len(), 6);
}

/// "gives the numbers of the frames that have the same light in both shows, counted from 0 over the whole evening"
#[test]
fn shows_are_compared_frame_by_frame() {
    let mut first = Show::default();
    first.add(glow(5, 2));
    first.add(glow(6, 3));
    let mut second = Show::default();
    second.add(glow(5, 1));
    second.add(Then(glow(6, 1), glow(7, 1)));
    second.add(glow(6, 1));
    assert_eq!(first.alike(&second), [0, 3]);
    assert_eq!(second.alike(&first), [0, 3]);
    assert_eq!(first.alike(&first), [0, 1, 2, 3, 4]);
}
