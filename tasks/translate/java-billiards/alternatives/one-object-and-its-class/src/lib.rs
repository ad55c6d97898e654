//! The score sheets of games at the billiard table.
//!
//! A translation of `original/Sheets.java`.

/// For the `IllegalStateException`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Over;

/// What all games have in common.
pub trait Sheet {
    /// What one player pots in one visit to the table, one letter a ball; `x` is a foul.
    fn visit(&mut self, balls: &str) -> Result<(), Over>;

    fn title(&self) -> String;

    fn target(&self) -> i32;

    /// What `toString` gives.
    fn text(&self) -> String;

    fn log(&self) -> &[String];

    fn points(&self) -> &[i32];

    /// The number of the player whose turn it is.
    fn turn(&self) -> usize;

    fn fouls(&self) -> i32;

    fn is_over(&self) -> bool;
}

/// Which class an object has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Class {
    Snooker,
    Short,
    Carom,
}

/// An object of any class, with the fields of all of them.
#[derive(Debug, Clone)]
struct Object {
    class: Class,
    players: Vec<String>,
    points: Vec<i32>,
    log: Vec<String>,
    turn: usize,
    fouls: i32,
    over: bool,
    frame: i32,
    best: i32,
    bonus: i32,
    own_fouls: i32,
    goal: i32,
}

impl Object {
    /// Up to the end of the constructor of `Sheet`.
    fn new(class: Class, players: &[&str]) -> Self {
        let mut object = Object {
            class,
            players: players.iter().map(|player| String::from(*player)).collect(),
            points: vec![0; players.len()],
            log: vec![],
            turn: 0,
            fouls: 0,
            over: false,
            frame: 0,
            best: 0,
            bonus: 0,
            own_fouls: 0,
            goal: 0,
        };
        object.note(format!("game of {} to {}", object.title(), object.target()));
        object
    }

    /// The rest of the constructor of `Snooker`.
    fn break_off(mut self) -> Self {
        self.frame = 1;
        self.note("break off".to_string());
        self
    }

    fn note(&mut self, text: String) {
        self.log.push(text);
    }

    fn title(&self) -> String {
        match self.class {
            Class::Carom => "carom".to_string(),
            Class::Snooker => format!("snooker {}", self.frame),
            Class::Short => format!("short snooker {}/{}", self.frame, self.bonus),
        }
    }

    fn target(&self) -> i32 {
        match self.class {
            Class::Carom => self.goal,
            Class::Snooker => 147,
            Class::Short => 75,
        }
    }

    fn name(&self) -> String {
        let name = &self.players[self.turn];
        if self.class == Class::Carom {
            name.to_uppercase()
        } else {
            name.clone()
        }
    }

    fn value_of(&self, ball: char) -> i32 {
        if self.class == Class::Carom {
            return 1;
        }
        let bonus = if self.class == Class::Short {
            self.bonus
        } else {
            0
        };
        match ball {
            'r' => 1,
            'y' => 2,
            'g' => 3,
            'n' => 4,
            'b' => 5,
            'p' => 6,
            'k' => 7 + bonus,
            _ => 0,
        }
    }

    fn visit(&mut self, balls: &str) -> Result<(), Over> {
        if self.over {
            return Err(Over);
        }
        let before = self.points[self.turn];
        for ball in balls.chars() {
            if ball == 'x' {
                self.foul();
                break;
            }
            let value = self.value_of(ball);
            if value == 0 && self.class == Class::Short {
                self.foul();
            } else {
                self.points[self.turn] += value;
                if self.points[self.turn] >= self.target() {
                    self.over = true;
                    self.note(format!("{} wins", self.name()));
                }
            }
            if self.over {
                return Ok(());
            }
        }
        self.finish(self.points[self.turn] - before);
        Ok(())
    }

    fn foul(&mut self) {
        if self.class == Class::Short {
            self.own_fouls += 2;
        }
        self.fouls += 1;
        self.note(format!("foul {}", self.fouls));
        if self.class == Class::Carom {
            self.points[self.turn] -= 1;
        } else {
            // With one player alone, the next one is that player again.
            let next = (self.turn + 1) % self.players.len();
            self.points[next] += std::cmp::max(4, self.best % 8);
        }
    }

    fn finish(&mut self, made: i32) {
        if self.class == Class::Carom && made == 0 {
            return self.note("miss".to_string());
        }
        if self.class != Class::Carom && made > self.best {
            self.best = made;
            self.note(format!("high break {made}"));
        }
        self.note(format!("{} +{made}", self.name()));
        if self.class != Class::Short || made < 10 {
            self.turn = (self.turn + 1) % self.players.len();
        }
    }

    fn next_frame(&mut self) {
        self.frame += 1;
        self.over = false;
        for points in &mut self.points {
            *points = 0;
        }
        self.note(self.title());
    }
}

macro_rules! sheets {
    ($($class:ident)*) => {
        $(
            #[derive(Debug, Clone)]
            pub struct $class(Object);

            impl Sheet for $class {
                fn visit(&mut self, balls: &str) -> Result<(), Over> {
                    self.0.visit(balls)
                }

                fn title(&self) -> String {
                    self.0.title()
                }

                fn target(&self) -> i32 {
                    self.0.target()
                }

                fn text(&self) -> String {
                    let mut text = self.0.title();
                    let mut separator = ": ";
                    for (player, points) in self.0.players.iter().zip(&self.0.points) {
                        text.push_str(&format!("{separator}{player} {points}"));
                        separator = ", ";
                    }
                    text
                }

                fn log(&self) -> &[String] {
                    &self.0.log
                }

                fn points(&self) -> &[i32] {
                    &self.0.points
                }

                fn turn(&self) -> usize {
                    self.0.turn
                }

                fn fouls(&self) -> i32 {
                    self.0.fouls
                }

                fn is_over(&self) -> bool {
                    self.0.over
                }
            }
        )*
    };
}

sheets! { Snooker ShortSnooker Carom }

impl Snooker {
    pub fn new(players: &[&str]) -> Self {
        Snooker(Object::new(Class::Snooker, players).break_off())
    }

    pub fn next_frame(&mut self) {
        self.0.next_frame();
    }
}

impl ShortSnooker {
    pub fn new(bonus: i32, players: &[&str]) -> Self {
        let mut object = Object::new(Class::Short, players).break_off();
        object.bonus = bonus;
        object.note(format!("bonus {bonus}"));
        ShortSnooker(object)
    }

    pub fn next_frame(&mut self) {
        self.0.next_frame();
    }

    pub fn own_fouls(&self) -> i32 {
        self.0.own_fouls
    }
}

impl Carom {
    pub fn new(goal: i32, players: &[&str]) -> Self {
        let mut object = Object::new(Class::Carom, players);
        object.goal = goal;
        Carom(object)
    }
}
