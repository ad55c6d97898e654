use go_installer::{
    install, Add, Failure, Group, Outcome, Renamed, Require, Set, Step, Undo, World,
};

fn set(key: &str, value: i32) -> Box<dyn Step> {
    Box::new(Set::new(key, value))
}

fn add(key: &str, by: i32) -> Box<dyn Step> {
    Box::new(Add {
        key: key.to_string(),
        by,
    })
}

fn require(key: &str, least: i32) -> Box<dyn Step> {
    Box::new(Require {
        key: key.to_string(),
        least,
    })
}

fn renamed(title: &str, step: Box<dyn Step>) -> Box<dyn Step> {
    Box::new(Renamed {
        step,
        title: title.to_string(),
    })
}

fn group<const N: usize>(title: &str, steps: [Box<dyn Step>; N]) -> Box<dyn Step> {
    Box::new(Group {
        title: title.to_string(),
        steps: Vec::from(steps),
    })
}

/// A step that can be run but not taken back, though it tries.
struct Sticky(&'static str);

impl Step for Sticky {
    fn name(&self) -> String {
        self.0.to_string()
    }

    fn run(&mut self, _: &mut World) -> Result<(), String> {
        Ok(())
    }

    fn as_undo(&mut self) -> Option<&mut dyn Undo> {
        Some(self)
    }
}

impl Undo for Sticky {
    fn undo(&mut self, world: &mut World) -> Result<(), String> {
        world.log.push(format!("pulling {}", self.0));
        Err("stuck".to_string())
    }
}

fn run<const N: usize>(world: &mut World, mut steps: [Box<dyn Step>; N]) -> Outcome {
    install(world, &mut steps)
}

fn settings(world: &World) -> String {
    let items: Vec<_> = world
        .settings
        .iter()
        .map(|(key, value)| format!("{key}={value}"))
        .collect();
    items.join(" ")
}

fn failure(step: &str, message: &str) -> Failure {
    Failure {
        step: step.to_string(),
        message: message.to_string(),
    }
}

/// "The settings, the log, and what the functions return are the same as in Go."
#[test]
fn installs_step_by_step() {
    let mut world = World::default();
    let outcome = run(
        &mut world,
        [
            set("a", 3),
            set("a", 3),
            add("a", 2),
            require("a", 5),
            set("b", -1),
        ],
    );
    assert_eq!(
        outcome,
        Outcome {
            done: 4,
            failures: vec![]
        }
    );
    assert_eq!(settings(&world), "a=5 b=-1");
    assert_eq!(
        world.log,
        [
            "begin",
            "done set a",
            "skip set a",
            "done add a",
            "done require a",
            "done set b",
            "end 4"
        ]
    );
}

/// "Deferred functions run as they do in Go: when the function returns, the last one first, and they see and change the named
/// results."
#[test]
fn takes_steps_back_in_reverse() {
    let mut world = World::default();
    world.settings.insert("a".to_string(), 1);
    let outcome = run(
        &mut world,
        [
            set("a", 3),
            require("a", 1),
            add("a", 2),
            require("a", 9),
            set("z", 1),
        ],
    );
    assert_eq!(
        outcome,
        Outcome {
            done: 1,
            failures: vec![failure("require a", "a is 5")]
        }
    );
    assert_eq!(settings(&world), "a=1");
    assert_eq!(
        world.log,
        [
            "begin",
            "done set a",
            "done require a",
            "done add a",
            "undone add a",
            "undone set a",
            "end 1"
        ]
    );
}

/// "Its `failures` are the parts of the joined error, in the order in which they were joined; without an error it is empty."
#[test]
fn a_failing_undo_joins_its_error() {
    let mut world = World::default();
    let steps: [Box<dyn Step>; 5] = [
        Box::new(Sticky("s")),
        set("a", 1),
        Box::new(Sticky("t")),
        add("a", 1),
        require("b", 1),
    ];
    let outcome = run(&mut world, steps);
    let failures = vec![
        failure("require b", "b is 0"),
        failure("t", "stuck"),
        failure("s", "stuck"),
    ];
    assert_eq!(outcome, Outcome { done: 2, failures });
    assert_eq!(
        world.log[5..],
        [
            "undone add a",
            "pulling t",
            "undone set a",
            "pulling s",
            "end 2"
        ]
    );
    assert_eq!(settings(&world), "");
}

/// "A missing setting is read, added to and compared as in a Go map. An `int32` wraps around."
#[test]
fn missing_settings_are_zero() {
    let mut world = World::default();
    let outcome = run(
        &mut world,
        [set("a", 0), require("a", 0), add("b", 0), set("b", 0)],
    );
    assert_eq!(outcome.done, 2);
    assert_eq!(
        world.log,
        [
            "begin",
            "skip set a",
            "done require a",
            "done add b",
            "skip set b",
            "end 2"
        ]
    );
    assert_eq!(settings(&world), "b=0");

    let mut world = World::default();
    run(
        &mut world,
        [
            add("n", i32::MAX),
            add("n", 2),
            add("m", i32::MIN),
            add("m", -1),
        ],
    );
    assert_eq!(
        settings(&world),
        format!("m={} n={}", i32::MAX, i32::MIN + 1)
    );
}

/// "The settings, the log, and what the functions return are the same as in Go."
#[test]
fn undo_restores_what_was_there() {
    let mut world = World::default();
    world.settings.insert("zero".to_string(), 0);
    let outcome = run(
        &mut world,
        [
            set("zero", 7),
            set("new", 7),
            add("sum", i32::MIN),
            require("x", 1),
        ],
    );
    assert_eq!(outcome.done, 0);
    assert_eq!(settings(&world), "sum=0 zero=0");
}

/// "What a struct embeds counts as it does in Go: embedding the interface `Step` promotes the methods of that interface and
/// no others."
#[test]
fn a_renamed_step_is_only_a_step() {
    let mut world = World::default();
    let outcome = run(
        &mut world,
        [
            renamed("r", set("a", 0)),
            set("b", 1),
            renamed("q", require("c", 2)),
        ],
    );
    assert_eq!(
        outcome,
        Outcome {
            done: 1,
            failures: vec![failure("q", "c is 0")]
        }
    );
    assert_eq!(settings(&world), "a=0");
    assert_eq!(
        world.log,
        ["begin", "done r", "done set b", "undone set b", "end 1"]
    );
    let mut step = Renamed {
        step: set("a", 0),
        title: String::new(),
    };
    assert!(step.as_check().is_none());
    assert!(step.as_undo().is_none());
    assert!(set("a", 0).as_undo().is_some() && set("a", 0).as_check().is_some());
    assert!(add("a", 0).as_undo().is_some() && add("a", 0).as_check().is_none());
}

/// "The message of a joined error is the messages of its parts, with a newline between two of them; that is the error of a
/// `Group` too."
#[test]
fn a_failed_group_names_all_its_errors() {
    let mut world = World::default();
    let inner = group(
        "inner",
        [set("a", 1), Box::new(Sticky("s")), require("a", 2)],
    );
    let outcome = run(&mut world, [add("k", 1), group("outer", [inner])]);
    let message = "inner: require a: a is 1\ns: stuck";
    assert_eq!(
        outcome,
        Outcome {
            done: 0,
            failures: vec![failure("outer", message)]
        }
    );
    assert_eq!(outcome.failures[0].to_string(), format!("outer: {message}"));
    assert_eq!(settings(&world), "k=0");
    assert_eq!(
        world.log[6..],
        [
            "pulling s",
            "undone set a",
            "end 1",
            "end 0",
            "undone add k",
            "end 0"
        ]
    );
}

/// "`as_undo` and `as_check` give the step as an `Undo` or as a `Check` exactly if the assertion succeeds in Go for that type."
#[test]
fn a_group_is_not_taken_back() {
    let mut world = World::default();
    let outcome = run(
        &mut world,
        [
            group("g", [set("a", 1), set("a", 1)]),
            set("b", 1),
            require("c", 1),
        ],
    );
    assert_eq!(
        outcome,
        Outcome {
            done: 1,
            failures: vec![failure("require c", "c is 0")]
        }
    );
    assert_eq!(settings(&world), "a=1");
    assert_eq!(
        world.log,
        [
            "begin",
            "begin",
            "done set a",
            "skip set a",
            "end 1",
            "done g",
            "done set b",
            "undone set b",
            "end 1"
        ]
    );
}
