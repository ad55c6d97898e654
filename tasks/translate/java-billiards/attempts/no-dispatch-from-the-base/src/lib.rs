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

/// The fields of the class `Sheet`.
#[derive(Debug, Clone)]
struct Table {
    players: Vec<String>,
    points: Vec<i32>,
    log: Vec<String>,
    turn: usize,
    fouls: i32,
    over: bool,
}

/// The methods of the class `Sheet`: what is overridden is a method here with the base version as a function beside it.
trait Game {
    fn table(&self) -> &Table;

    fn table_mut(&mut self) -> &mut Table;

    fn title(&self) -> String;

    fn target(&self) -> i32;

    fn value_of(&self, _ball: char) -> i32 {
        1
    }

    fn score(&mut self, value: i32) {
        base::score(self, value);
    }

    fn foul(&mut self) {
        base::foul(self);
    }

    fn penalty(&self) -> i32 {
        1
    }

    /// All games have their own version.
    fn finish(&mut self, made: i32);

    fn name(&self) -> String {
        let table = self.table();
        table.players[table.turn].clone()
    }

    fn note(&mut self, text: String) {
        self.table_mut().log.push(text);
    }

    /// The constructor's part.
    fn begin(&mut self) {
        let text = format!("game of {} to {}", self.title(), self.target());
        self.note(text);
    }
}

impl Table {
    fn new(players: &[&str]) -> Self {
        Table {
            players: players.iter().map(|player| player.to_string()).collect(),
            points: vec![0; players.len()],
            log: Vec::new(),
            turn: 0,
            fouls: 0,
            over: false,
        }
    }

    fn next(&self) -> usize {
        (self.turn + 1) % self.players.len()
    }
}

mod base {
    use super::Game;

    pub fn score(game: &mut (impl Game + ?Sized), value: i32) {
        let target = game.target();
        let table = game.table_mut();
        table.points[table.turn] += value;
        if table.points[table.turn] >= target {
            table.over = true;
            let text = format!("{} wins", game.name());
            game.note(text);
        }
    }

    pub fn foul(game: &mut (impl Game + ?Sized)) {
        let penalty = game.penalty();
        let table = game.table_mut();
        table.fouls += 1;
        table.points[table.turn] -= penalty;
        let text = format!("foul {}", table.fouls);
        game.note(text);
    }

    pub fn finish(game: &mut (impl Game + ?Sized), made: i32) {
        let text = format!("{} +{made}", game.name());
        game.note(text);
        let table = game.table_mut();
        table.turn = table.next();
    }
}

impl<G: Game> Sheet for G {
    fn visit(&mut self, balls: &str) -> Result<(), Over> {
        if self.table().over {
            return Err(Over);
        }
        let before = self.table().points[self.table().turn];
        for ball in balls.chars() {
            if ball == 'x' {
                self.foul();
                break;
            }
            let value = self.value_of(ball);
            self.score(value);
            if self.table().over {
                return Ok(());
            }
        }
        let made = self.table().points[self.table().turn] - before;
        self.finish(made);
        Ok(())
    }

    fn title(&self) -> String {
        Game::title(self)
    }

    fn target(&self) -> i32 {
        Game::target(self)
    }

    fn text(&self) -> String {
        let table = self.table();
        let scores: Vec<String> = table
            .players
            .iter()
            .zip(&table.points)
            .map(|(player, points)| format!("{player} {points}"))
            .collect();
        format!("{}: {}", Game::title(self), scores.join(", "))
    }

    fn log(&self) -> &[String] {
        &self.table().log
    }

    fn points(&self) -> &[i32] {
        &self.table().points
    }

    fn turn(&self) -> usize {
        self.table().turn
    }

    fn fouls(&self) -> i32 {
        self.table().fouls
    }

    fn is_over(&self) -> bool {
        self.table().over
    }
}

/// The fields and methods of the class `Snooker`, for itself and its subclass.
#[derive(Debug, Clone)]
struct Frames {
    table: Table,
    frame: i32,
    best: i32,
}

trait Frame: Game {
    fn frames(&mut self) -> &mut Frames;
}

mod snooker {
    use super::{base, Frame, Frames, Table};

    pub fn fields(players: &[&str]) -> Frames {
        // As they are while the constructor of the base class runs.
        Frames {
            table: Table::new(players),
            frame: 0,
            best: 0,
        }
    }

    pub fn begin(game: &mut impl Frame) {
        game.begin();
        game.frames().frame = 1;
        game.note("break off".to_string());
    }

    pub fn value_of(ball: char) -> i32 {
        "rygnbpk".find(ball).map_or(0, |index| index as i32 + 1)
    }

    pub fn foul(game: &mut impl Frame) {
        let table = &game.frames().table;
        let turn = table.turn;
        let mine = table.points[turn];
        base::foul(game);
        let penalty = game.penalty();
        let table = game.table_mut();
        table.points[turn] = mine;
        let next = table.next();
        table.points[next] += penalty;
    }

    pub fn finish(game: &mut impl Frame, made: i32) {
        if made > game.frames().best {
            game.frames().best = made;
            game.note(format!("high break {made}"));
        }
        base::finish(game, made);
    }

    pub fn next_frame(game: &mut impl Frame) {
        let frames = game.frames();
        frames.frame += 1;
        frames.table.over = false;
        frames.table.points.fill(0);
        let title = game.title();
        game.note(title);
    }
}

impl Frames {
    fn title(&self) -> String {
        format!("snooker {}", self.frame)
    }

    fn penalty(&self) -> i32 {
        (self.best % 8).max(4)
    }
}

#[derive(Debug, Clone)]
pub struct Snooker {
    frames: Frames,
}

impl Snooker {
    pub fn new(players: &[&str]) -> Self {
        let mut game = Snooker {
            frames: snooker::fields(players),
        };
        snooker::begin(&mut game);
        game
    }

    pub fn next_frame(&mut self) {
        snooker::next_frame(self);
    }
}

impl Frame for Snooker {
    fn frames(&mut self) -> &mut Frames {
        &mut self.frames
    }
}

impl Game for Snooker {
    fn table(&self) -> &Table {
        &self.frames.table
    }

    fn table_mut(&mut self) -> &mut Table {
        &mut self.frames.table
    }

    fn title(&self) -> String {
        self.frames.title()
    }

    fn target(&self) -> i32 {
        147
    }

    fn value_of(&self, ball: char) -> i32 {
        snooker::value_of(ball)
    }

    fn foul(&mut self) {
        snooker::foul(self);
    }

    fn penalty(&self) -> i32 {
        self.frames.penalty()
    }

    fn finish(&mut self, made: i32) {
        snooker::finish(self, made);
    }
}

#[derive(Debug, Clone)]
pub struct ShortSnooker {
    frames: Frames,
    bonus: i32,
    own_fouls: i32,
}

impl ShortSnooker {
    pub fn new(bonus: i32, players: &[&str]) -> Self {
        let mut game = ShortSnooker {
            frames: snooker::fields(players),
            bonus: 0,
            own_fouls: 0,
        };
        snooker::begin(&mut game);
        game.bonus = bonus;
        game.note(format!("bonus {bonus}"));
        game
    }

    pub fn next_frame(&mut self) {
        snooker::next_frame(self);
    }

    pub fn own_fouls(&self) -> i32 {
        self.own_fouls
    }
}

impl Frame for ShortSnooker {
    fn frames(&mut self) -> &mut Frames {
        &mut self.frames
    }
}

impl Game for ShortSnooker {
    fn table(&self) -> &Table {
        &self.frames.table
    }

    fn table_mut(&mut self) -> &mut Table {
        &mut self.frames.table
    }

    fn title(&self) -> String {
        format!("short {}/{}", self.frames.title(), self.bonus)
    }

    fn target(&self) -> i32 {
        75
    }

    fn value_of(&self, ball: char) -> i32 {
        match snooker::value_of(ball) {
            7 => 7 + self.bonus,
            value => value,
        }
    }

    fn score(&mut self, value: i32) {
        if value == 0 {
            snooker::foul(self);
        } else {
            base::score(self, value);
        }
    }

    fn foul(&mut self) {
        self.own_fouls += 2;
        snooker::foul(self);
    }

    fn penalty(&self) -> i32 {
        self.frames.penalty()
    }

    fn finish(&mut self, made: i32) {
        let player = self.frames.table.turn;
        snooker::finish(self, made);
        if made >= 10 {
            self.frames.table.turn = player;
        }
    }
}

#[derive(Debug, Clone)]
pub struct Carom {
    table: Table,
    goal: i32,
}

impl Carom {
    pub fn new(goal: i32, players: &[&str]) -> Self {
        let mut game = Carom {
            table: Table::new(players),
            goal: 0,
        };
        game.begin();
        game.goal = goal;
        game
    }
}

impl Game for Carom {
    fn table(&self) -> &Table {
        &self.table
    }

    fn table_mut(&mut self) -> &mut Table {
        &mut self.table
    }

    fn title(&self) -> String {
        "carom".to_string()
    }

    fn target(&self) -> i32 {
        self.goal
    }

    fn finish(&mut self, made: i32) {
        if made == 0 {
            self.note("miss".to_string());
        } else {
            base::finish(self, made);
        }
    }

    fn name(&self) -> String {
        self.table.players[self.table.turn].to_uppercase()
    }
}
