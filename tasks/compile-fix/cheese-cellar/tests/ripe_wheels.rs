use cheese_cellar::{Cellar, Day, Grams, Share, Span, Wheel};

fn wheel(made: u32, weight: u32, rest: i32, loss: u32) -> Wheel {
    Wheel {
        made: Day(made),
        weight: Grams(weight),
        rest: Span(rest),
        loss: Share(loss),
    }
}

fn weights(cellar: &Cellar) -> Vec<u32> {
    cellar.wheels().iter().map(|wheel| wheel.weight.0).collect()
}

/// "A wheel is ripe when its time of rest has passed since the day on which it was made"
#[test]
fn a_wheel_ripens_after_its_rest() {
    assert_eq!(wheel(100, 1, 60, 0).ripe(), Day(160));
    assert_eq!(wheel(100, 1, 0, 0).ripe(), Day(100));
}

/// "A negative rest makes it ripe before that day, but never before day 0, with which the calendar begins."
#[test]
fn the_calendar_begins_with_day_zero() {
    assert_eq!(wheel(100, 1, -30, 0).ripe(), Day(70));
    assert_eq!(wheel(20, 1, -20, 0).ripe(), Day(0));
    assert_eq!(wheel(20, 1, -21, 0).ripe(), Day(0));
}

/// "`over` is the number of days for which it has been ripe: 0 on the day itself, and negative before"
#[test]
fn unripe_wheels_are_below_zero() {
    let gouda = wheel(10, 1, 30, 0);
    assert_eq!(
        [40, 43, 39, 0].map(|today| gouda.over(Day(today)).0),
        [0, 3, -1, -40]
    );
}

/// "In a week a wheel loses its `loss` of the weight that it has at the time, rounded to the nearest gram, half a gram up."
#[test]
fn the_loss_is_rounded_to_the_gram() {
    let mut cellar = Cellar::new(Day(0));
    for (weight, loss) in [
        (1000, 10),
        (1049, 10),
        (1050, 10),
        (999, 100),
        (30, 15),
        (40, 15),
    ] {
        cellar.store(wheel(0, weight, 90, loss));
    }
    cellar.wait(1);
    assert_eq!(weights(&cellar), [990, 1039, 1039, 899, 30, 39]);
}

/// "`wait` lets weeks pass, one after the other"
#[test]
fn weeks_pass_one_after_the_other() {
    let mut cellar = Cellar::new(Day(0));
    cellar.store(wheel(0, 4000, 90, 100));
    cellar.wait(0);
    assert_eq!(weights(&cellar), [4000]);
    cellar.wait(3);
    assert_eq!(weights(&cellar), [2916]);
    cellar.store(wheel(21, 500, 90, 1000));
    cellar.wait(1);
    assert_eq!(weights(&cellar), [2624, 0]);
}

/// "`weight` is what all wheels in the cellar weigh together"
#[test]
fn the_cellar_is_weighed_as_a_whole() {
    let mut cellar = Cellar::new(Day(5));
    assert_eq!(cellar.weight(), Grams(0));
    cellar.store(wheel(0, 4000, 90, 100));
    cellar.store(wheel(1, 2500, 90, 0));
    assert_eq!(cellar.weight(), Grams(6500));
    cellar.wait(1);
    assert_eq!(cellar.weight(), Grams(6100));
}

/// "`fetch` takes out the wheels that are ripe today, in the order in which they were stored; the others stay in their order."
#[test]
fn ripe_wheels_are_fetched() {
    let mut cellar = Cellar::new(Day(30));
    for (made, rest) in [(10, 28), (3, 34), (9, 28), (30, -5), (40, 90)] {
        cellar.store(wheel(made, 100, rest, 0));
    }
    assert_eq!(cellar.fetch(), [wheel(30, 100, -5, 0)]);
    cellar.wait(1);
    assert_eq!(cellar.fetch(), [wheel(3, 100, 34, 0), wheel(9, 100, 28, 0)]);
    assert_eq!(
        cellar.wheels(),
        [wheel(10, 100, 28, 0), wheel(40, 100, 90, 0)]
    );
    cellar.wait(1);
    assert_eq!(cellar.fetch().len(), 1);
    assert_eq!(cellar.fetch(), []);
}
