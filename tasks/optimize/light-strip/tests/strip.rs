use light_strip::{Color, Run, Strip};

const RED: Color = Color { red: 255, green: 0, blue: 0 };
const BLUE: Color = Color { red: 0, green: 0, blue: 255 };
const DIM: Color = Color { red: 1, green: 1, blue: 1 };

fn runs(strip: &Strip) -> Vec<(usize, usize, Color)> {
    strip.runs().into_iter().map(|Run { start, end, color }| (start, end, color)).collect()
}

/// "A new strip is all `Color::BLACK` and has nothing to undo."
#[test]
fn a_new_strip_is_black() {
    let mut strip = Strip::new(5);
    assert_eq!(runs(&strip), [(0, 5, Color::BLACK)]);
    assert_eq!((strip.count(Color::BLACK), strip.count(RED)), (5, 0));
    assert_eq!((strip.color_at(4), strip.color_at(5)), (Some(Color::BLACK), None));
    assert!(!strip.undo());
}

/// "`paint` gives the lights from `from` up to but not including `to` a colour."
#[test]
fn paint_splits_and_covers() {
    let mut strip = Strip::new(20);
    strip.paint(5, 15, RED);
    strip.paint(8, 10, BLUE);
    assert_eq!(runs(&strip), [
        (0, 5, Color::BLACK), (5, 8, RED), (8, 10, BLUE), (10, 15, RED), (15, 20, Color::BLACK),
    ]);
    assert_eq!((strip.color_at(7), strip.color_at(8), strip.color_at(10)), (Some(RED), Some(BLUE), Some(RED)));
    assert_eq!((strip.count(RED), strip.count(BLUE), strip.count(Color::BLACK)), (8, 2, 10));
    strip.paint(2, 12, DIM);
    assert_eq!(runs(&strip), [(0, 2, Color::BLACK), (2, 12, DIM), (12, 15, RED), (15, 20, Color::BLACK)]);
    assert_eq!(strip.count(BLUE), 0);
    strip.paint(0, 20, BLUE);
    assert_eq!(runs(&strip), [(0, 20, BLUE)]);
}

/// "What lies beyond the end of the strip is left out; when `from` is not before `to`, nothing is painted."
#[test]
fn paint_stays_inside() {
    let mut strip = Strip::new(10);
    strip.paint(8, usize::MAX, RED);
    strip.paint(10, 12, BLUE);
    strip.paint(usize::MAX, usize::MAX, BLUE);
    strip.paint(5, 5, BLUE);
    strip.paint(7, 3, BLUE);
    assert_eq!(runs(&strip), [(0, 8, Color::BLACK), (8, 10, RED)]);
    assert_eq!((strip.count(RED), strip.count(BLUE)), (2, 0));
}

/// "each as long as possible: two neighbours never have the same colour."
#[test]
fn runs_are_as_long_as_possible() {
    let mut strip = Strip::new(12);
    strip.paint(2, 4, RED);
    strip.paint(6, 8, RED);
    strip.paint(4, 6, RED);
    assert_eq!(runs(&strip), [(0, 2, Color::BLACK), (2, 8, RED), (8, 12, Color::BLACK)]);
    strip.paint(3, 5, RED);
    assert_eq!(strip.runs().len(), 3);
    strip.paint(1, 9, Color::BLACK);
    assert_eq!(runs(&strip), [(0, 12, Color::BLACK)]);
    strip.paint(4, 8, BLUE);
    strip.undo();
    assert_eq!(runs(&strip), [(0, 12, Color::BLACK)]);
}

/// "`undo` takes back the latest step that has not been taken back and returns `true`; without such a step it returns
/// `false`."
#[test]
fn undo_goes_back_step_by_step() {
    let mut strip = Strip::new(30);
    let steps = [(3, 20, RED), (10, 12, BLUE), (0, 15, DIM), (14, 30, RED), (5, 6, DIM), (0, 30, BLUE)];
    let mut seen = vec![runs(&strip)];
    for (from, to, color) in steps {
        strip.paint(from, to, color);
        seen.push(runs(&strip));
    }
    for step in (0..steps.len()).rev() {
        assert!(strip.undo());
        assert_eq!(runs(&strip), seen[step], "step {step}");
        let total: usize = [RED, BLUE, DIM, Color::BLACK].map(|color| strip.count(color)).iter().sum();
        assert_eq!(total, 30);
        if step == 3 {
            strip.paint(1, 29, BLUE);
            assert!(strip.undo());
            assert_eq!(runs(&strip), seen[step]);
        }
    }
    assert!(!strip.undo());
    assert_eq!(strip.count(Color::BLACK), 30);
}

/// "Each call of `paint` is one step, even when it changes no light."
#[test]
fn steps_without_effect_count() {
    let mut strip = Strip::new(10);
    strip.paint(0, 5, RED);
    strip.paint(1, 3, RED);
    strip.paint(7, 7, BLUE);
    strip.paint(9, 2, BLUE);
    strip.paint(40, 50, BLUE);
    for _ in 0..4 {
        assert!(strip.undo());
        assert_eq!(strip.count(RED), 5);
        assert_eq!(strip.runs().len(), 2);
    }
    assert!(strip.undo());
    assert_eq!(strip.count(RED), 0);
    assert!(!strip.undo());
}

/// "A strip of length 0 has none."
#[test]
fn an_empty_strip_has_no_runs() {
    let mut strip = Strip::new(0);
    strip.paint(0, 3, RED);
    assert_eq!(strip.runs(), []);
    assert_eq!((strip.count(Color::BLACK), strip.count(RED), strip.color_at(0)), (0, 0, None));
    assert!(strip.undo());
    assert!(!strip.undo());
}

/// "`color_at` is the colour of a light, `None` beyond the end. `count` is the number of lights of a colour."
#[test]
fn many_steps_agree_with_single_lights() {
    let mut strip = Strip::new(40);
    let mut history = vec![vec![Color::BLACK; 40]];
    let mut state = 5u32;
    for _ in 0..400 {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        let pick = (state >> 8) as usize;
        if pick % 5 == 0 {
            assert_eq!(strip.undo(), history.len() > 1);
            if history.len() > 1 {
                history.pop();
            }
        } else {
            let (from, to) = (pick / 5 % 41, pick / 205 % 47);
            let color = [RED, BLUE, DIM, Color::BLACK][pick / 9635 % 4];
            let mut lights = history[history.len() - 1].clone();
            (from..to.min(40)).for_each(|index| lights[index] = color);
            strip.paint(from, to, color);
            history.push(lights);
        }
        let lights = &history[history.len() - 1];
        assert!((0..41).all(|index| strip.color_at(index) == lights.get(index).copied()));
        for color in [RED, BLUE, DIM, Color::BLACK] {
            assert_eq!(strip.count(color), lights.iter().filter(|&&light| light == color).count());
        }
        assert_eq!(strip.runs().len(), lights.chunk_by(|a, b| a == b).count());
    }
}
