use hive_scale::alarms::{Diary, Harvest, Keeper, Stone, Swarm};
use hive_scale::{Alarm, Scale};
use std::rc::Rc;

fn keeper(name: &'static str, diary: &Diary) -> Rc<dyn Alarm> {
    let diary = Rc::clone(diary);
    Rc::new(Keeper { name, diary })
}

fn swarm(limit: u32, then: &'static str, diary: &Diary) -> Rc<dyn Alarm> {
    let (then, diary) = (keeper(then, diary), Rc::clone(diary));
    Rc::new(Swarm { limit, then, diary })
}

fn harvest(limit: u32, stops: &'static str, diary: &Diary) -> Rc<dyn Alarm> {
    let diary = Rc::clone(diary);
    Rc::new(Harvest {
        limit,
        stops,
        diary,
    })
}

fn stone(grams: u32, diary: &Diary) -> Rc<dyn Alarm> {
    let diary = Rc::clone(diary);
    Rc::new(Stone { grams, diary })
}

/// What was written since the last time: name, weight told, last weight and number of alarms.
fn written(diary: &Diary) -> Vec<String> {
    diary.borrow_mut().drain(..).collect()
}

/// "`weigh` tells the weight to the alarms that are attached when the weighing begins, to each of them once and in the order in
/// which they were attached"
#[test]
fn alarms_are_told_in_order() {
    let (scale, diary) = (Scale::new(), Diary::default());
    scale.weigh(100);
    for name in ["anna", "bert", "anna"] {
        scale.attach(keeper(name, &diary));
    }
    scale.weigh(200);
    assert_eq!(
        written(&diary),
        ["anna 200/200/3", "bert 200/200/3", "anna 200/200/3"]
    );
    assert_eq!(scale.names(), ["anna", "bert", "anna"]);
}

/// "`last` gives the weight of the weighing that was begun last, and `None` before the first one."
#[test]
fn the_last_weight_is_known() {
    let scale = Scale::new();
    assert_eq!(scale.last(), None);
    scale.weigh(41_000);
    scale.weigh(40_500);
    assert_eq!(scale.last(), Some(40_500));
}

/// "Those that are attached meanwhile hear of later weighings only."
#[test]
fn a_swarm_calls_the_neighbour() {
    let (scale, diary) = (Scale::new(), Diary::default());
    scale.attach(swarm(300, "neighbour", &diary));
    scale.attach(keeper("anna", &diary));
    scale.weigh(250);
    assert_eq!(written(&diary), ["swarm 250/250/3", "anna 250/250/3"]);
    assert_eq!(scale.names(), ["swarm", "anna", "neighbour"]);
    scale.weigh(300);
    assert_eq!(
        written(&diary),
        ["swarm 300/300/3", "anna 300/300/3", "neighbour 300/300/3"]
    );
}

/// "even if one of them is detached before its turn has come"
#[test]
fn a_stopped_alarm_hears_the_weighing_out() {
    let (scale, diary) = (Scale::new(), Diary::default());
    scale.attach(keeper("bert", &diary));
    scale.attach(harvest(500, "bert", &diary));
    scale.attach(keeper("anna", &diary));
    scale.attach(keeper("bert", &diary));
    scale.weigh(500);
    let lines = [
        "bert 500/500/4",
        "harvest 500/500/2",
        "anna 500/500/2",
        "bert 500/500/2",
    ];
    assert_eq!(written(&diary), lines);
    assert_eq!(scale.names(), ["harvest", "anna"]);
    scale.weigh(499);
    assert_eq!(written(&diary), ["harvest 499/499/2", "anna 499/499/2"]);
}

/// "While it is told of a weight, an alarm may do with the scale whatever it likes"
#[test]
fn an_alarm_may_stop_itself() {
    let (scale, diary) = (Scale::new(), Diary::default());
    scale.attach(harvest(1, "harvest", &diary));
    scale.attach(keeper("anna", &diary));
    scale.weigh(7);
    assert_eq!(written(&diary), ["harvest 7/7/1", "anna 7/7/1"]);
    scale.weigh(8);
    assert_eq!(written(&diary), ["anna 8/8/1"]);
}

/// "it is over before the next alarm is told of the first one"
#[test]
fn weighing_without_the_stone() {
    let (scale, diary) = (Scale::new(), Diary::default());
    scale.attach(keeper("anna", &diary));
    scale.attach(stone(600, &diary));
    scale.attach(keeper("bert", &diary));
    scale.weigh(1000);
    assert_eq!(
        written(&diary),
        [
            "anna 1000/1000/3",
            "anna 400/400/3",
            "stone 400/400/3",
            "bert 400/400/3",
            "stone 1000/400/3",
            "bert 1000/400/3"
        ]
    );
    assert_eq!(scale.last(), Some(400));
}

/// "A weighing that an alarm begins while it is told of another one is a weighing like any other"
#[test]
fn a_swarm_behind_the_stone() {
    let (scale, diary) = (Scale::new(), Diary::default());
    scale.attach(swarm(500, "neighbour", &diary));
    scale.attach(stone(600, &diary));
    scale.weigh(1000);
    assert_eq!(
        written(&diary),
        [
            "swarm 1000/1000/2",
            "swarm 400/400/3",
            "stone 400/400/3",
            "stone 1000/400/3"
        ]
    );
    assert_eq!(scale.names(), ["swarm", "stone", "neighbour"]);
}

/// "`detach` takes away all alarms of a name and gives their number. The same alarm may be attached several times."
#[test]
fn detaching_gives_the_number() {
    let (scale, diary) = (Scale::new(), Diary::default());
    let anna = keeper("anna", &diary);
    for alarm in [&anna, &keeper("bert", &diary), &anna] {
        scale.attach(Rc::clone(alarm));
    }
    assert_eq!(scale.detach("cora"), 0);
    assert_eq!(scale.detach("anna"), 2);
    assert_eq!(scale.names(), ["bert"]);
    assert_eq!(scale.detach("anna"), 0);
    scale.weigh(3);
    assert_eq!(written(&diary), ["bert 3/3/1"]);
}
