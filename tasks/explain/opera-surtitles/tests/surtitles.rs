use opera_surtitles::{read, Panel, Title};

const SCORE: &str = "10 Nessun dorma\n 12 Tu pure, o Principessa\nintermezzo\n30 Vincero\nx y";

fn panel() -> Panel {
    Panel::new(&read(SCORE), 5)
}

/// "A title is due from its second, counted from the beginning of the performance, for the number of seconds given to `new`"
#[test]
fn titles_are_due_for_some_seconds() {
    let due = |now| panel().show(now);
    assert_eq!(due(9), [""; 0]);
    assert_eq!(due(10), ["Nessun dorma"]);
    assert_eq!(due(12), ["Nessun dorma", "Tu pure, o Principessa"]);
    assert_eq!(due(14), ["Nessun dorma", "Tu pure, o Principessa"]);
    assert_eq!(due(15), ["Tu pure, o Principessa"]);
    assert_eq!(due(17), [""; 0]);
    assert_eq!(Panel::new(&read(SCORE), 1).show(30), ["Vincero"]);
    assert_eq!(Panel::new(&read(SCORE), 0).show(30), [""; 0]);
}

/// "with a delay of 3 a title for second 10 is due from second 13 on"
#[test]
fn a_late_tenor_is_waited_for() {
    let mut panel = panel();
    panel.shift(3);
    assert_eq!(panel.show(12), [""; 0]);
    assert_eq!(panel.show(13), ["Nessun dorma"]);
    assert_eq!(panel.show(32), [""; 0]);
    assert_eq!(panel.show(37), ["Vincero"]);
}

/// "Shifts add up, and negative ones bring the titles forward. `delay` gives what the shifts add up to."
#[test]
fn shifts_of_a_panel_add_up() {
    let mut panel = panel();
    assert_eq!(panel.delay(), 0);
    panel.shift(4);
    panel.shift(-6);
    assert_eq!(panel.delay(), -2);
    assert_eq!(panel.show(8), ["Nessun dorma"]);
    panel.shift(20);
    assert_eq!(panel.delay(), 18);
    assert_eq!(panel.show(30), ["(Nessun dorma)", "Tu pure, o Principessa"]);
}

/// "Each panel has its own delay."
#[test]
fn stalls_and_balcony_are_shifted_apart() {
    let mut stalls = panel();
    stalls.shift(5);
    let mut balcony = panel();
    assert_eq!((stalls.delay(), balcony.delay()), (5, 0));
    balcony.shift(1);
    stalls.shift(1);
    assert_eq!((stalls.delay(), balcony.delay()), (6, 1));
    assert_eq!(balcony.show(11), ["Nessun dorma"]);
    assert_eq!(stalls.show(11), [""; 0]);
    assert_eq!(stalls.show(16), ["Nessun dorma"]);
    assert_eq!(balcony.show(35), ["Vincero"]);
}

/// "The first time that `show` gives a title its text is given plainly; after that the same title is given in round
/// brackets."
#[test]
fn titles_seen_before_are_in_brackets() {
    let mut panel = panel();
    assert_eq!(panel.show(0), [""; 0]);
    assert_eq!(panel.show(11), ["Nessun dorma"]);
    assert_eq!(panel.show(11), ["(Nessun dorma)"]);
    assert_eq!(panel.show(13), ["(Nessun dorma)", "Tu pure, o Principessa"]);
    assert_eq!(
        panel.show(14),
        ["(Nessun dorma)", "(Tu pure, o Principessa)"]
    );
    assert_eq!(panel.show(34), ["Vincero"]);
}

/// "Each title counts for itself, on each panel."
#[test]
fn the_same_text_twice_counts_twice() {
    let title = |at| Title {
        at,
        text: "Ah".to_string(),
    };
    let titles = [title(1), title(1), title(3)];
    let mut stalls = Panel::new(&titles, 2);
    let mut balcony = Panel::new(&titles, 2);
    assert_eq!(stalls.show(1), ["Ah", "Ah"]);
    assert_eq!(balcony.show(2), ["Ah", "Ah"]);
    assert_eq!(stalls.show(3), ["Ah"]);
    assert_eq!(stalls.show(2), ["(Ah)", "(Ah)"]);
    assert_eq!(balcony.show(3), ["Ah"]);
}

/// "A panel does not need the titles any more once it was made."
#[test]
fn panels_outlive_their_titles() {
    let mut panels = Vec::new();
    for act in ["5 Un bel di", "5 Vissi d'arte"] {
        let titles = read(act);
        panels.push(Panel::new(&titles, 3));
    }
    panels[1].shift(1);
    let shown: Vec<Vec<String>> = panels.iter_mut().map(|panel| panel.show(5)).collect();
    assert_eq!(shown, [vec!["Un bel di".to_string()], vec![]]);
}
