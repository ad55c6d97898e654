//! Runs of many episodes: pages load what they show, and say what was left out.

use assay::report::Trajectories;

use super::browser::{Browser, program};
use super::runs;

#[test]
fn ten_thousand_episodes_are_opened_in_pieces() {
    let Some(program) = program() else { return };
    let made = tempfile::tempdir().unwrap();
    let folder = runs::site(made.path(), runs::many(10_000), Trajectories::All);
    let mut browser = Browser::start(&program);
    browser.open(&folder.join("episodes.html"), "#/");
    assert_eq!(
        browser.eval("document.querySelectorAll('tbody tr').length"),
        200
    );
    browser.fill("#search", "task-07 row 3");
    assert_eq!(
        browser.text("document.getElementById('found').innerText"),
        "50 of 10\u{202f}000 episodes"
    );
    browser.open(
        &folder.join("episodes.html"),
        "#/episode/row%203/family-2/task-07/49?turn=1",
    );
    assert_eq!(
        browser.text("document.querySelector('.reply').innerText"),
        "Hm."
    );
    // Of some hundred files it took the index, the task's and the episode's.
    browser.eval("1");
    let loaded = browser
        .requests
        .iter()
        .filter(|url| url.contains("/data/"))
        .count();
    assert_eq!(loaded, 1 + 3);
    browser.assert_quiet(&folder);
}

#[test]
fn what_was_left_out_is_said() {
    let Some(program) = program() else { return };
    let made = tempfile::tempdir().unwrap();
    let folder = runs::site(made.path(), runs::many(400), Trajectories::Samples(1));
    let mut browser = Browser::start(&program);
    browser.open(&folder.join("episodes.html"), "#/");
    assert_eq!(
        browser.eval("document.querySelectorAll('tbody th a').length"),
        100
    );
    let says = browser.text("document.querySelector('.left-out').innerText");
    assert!(
        says.starts_with("200 of 400 episodes can be opened here"),
        "{says}"
    );
    browser.open(
        &folder.join("episodes.html"),
        "#/episode/row%203/family-2/task-07/1",
    );
    let says = browser.text("document.getElementById('view').innerText");
    assert!(says.contains("not in this report"), "{says}");
    browser.assert_quiet(&folder);
}
