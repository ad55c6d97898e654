//! The site of a report in a real browser, opened from the file system: sorting, filtering, searching, stepping through
//! a trajectory, links, two side by side, colours, hostile text. Skipped where no Chromium is installed, but not in CI.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::print_stderr)]

#[path = "site/browser.rs"]
mod browser;
#[path = "site/data.rs"]
mod data;
#[path = "site/long.rs"]
mod long;
#[path = "site/runs.rs"]
mod runs;
#[path = "site/safety.rs"]
mod safety;

use assay::report::Trajectories;
use browser::{Browser, program};

/// A page over the small run.
struct Small {
    browser: Browser,
    folder: std::path::PathBuf,
    _made: tempfile::TempDir,
}

fn small() -> Option<Small> {
    let browser = Browser::start(&program()?);
    let made = tempfile::tempdir().unwrap();
    let folder = runs::site(made.path(), runs::small(), Trajectories::All);
    Some(Small {
        browser,
        folder,
        _made: made,
    })
}

impl Small {
    fn open(&mut self, page: &str, place: &str) {
        self.browser.open(&self.folder.join(page), place);
    }

    fn texts(&mut self, selector: &str) -> Vec<String> {
        let found = self.browser.eval(&format!(
            "[...document.querySelectorAll({selector:?})].filter((one) => one.checkVisibility()).map((one) => one.innerText.trim())"
        ));
        serde_json::from_value(found).unwrap()
    }

    fn click(&mut self, selector: &str) {
        self.browser
            .eval(&format!("document.querySelector({selector:?}).click()"));
    }

    fn quiet(&mut self) {
        self.browser.assert_quiet(&self.folder);
    }
}

#[test]
fn the_leaderboard_is_sorted_by_its_columns() {
    let Some(mut page) = small() else { return };
    page.open("index.html", "");
    let names = "#leaderboard tbody th";
    assert_eq!(page.texts(names), ["ada", "bob"]);
    let reward = "#leaderboard thead th:nth-child(3)";
    page.click(&format!("{reward} button"));
    page.click(&format!("{reward} button"));
    assert_eq!(page.texts(names), ["bob", "ada"]);
    let sort = page
        .browser
        .text(&format!("document.querySelector({reward:?}).ariaSort"));
    assert_eq!(sort, "ascending");
    // By name, from A.
    page.click("#leaderboard thead th.name button");
    assert_eq!(page.texts(names), ["ada", "bob"]);
    // Intervals are drawn.
    assert_eq!(
        page.browser
            .eval("document.querySelectorAll('#leaderboard td.main svg.bar rect.i').length"),
        2
    );
    page.quiet();
}

#[test]
fn the_leaderboard_needs_neither_script_nor_other_files() {
    let Some(mut page) = small() else { return };
    let alone = tempfile::tempdir().unwrap();
    let file = alone.path().join("index.html");
    std::fs::copy(page.folder.join("index.html"), &file).unwrap();
    page.browser.send(
        "Emulation.setScriptExecutionDisabled",
        serde_json::json!({"value": true}),
    );
    page.browser.send(
        "Page.navigate",
        serde_json::json!({"url": format!("file://{}", file.display())}),
    );
    // The protocol still may look at the page.
    page.browser.until(
        "document.readyState === 'complete' && !!document.querySelector('#leaderboard tbody th')",
    );
    assert_eq!(page.texts("#leaderboard tbody th"), ["ada", "bob"]);
    assert_eq!(page.texts("#leaderboard td.main").len(), 2);
    page.browser.assert_quiet(alone.path());
}

#[test]
fn episodes_are_filtered_searched_and_sorted() {
    let Some(mut page) = small() else { return };
    page.open("episodes.html", "#/");
    assert_eq!(page.texts("#found"), ["5 episodes"]);
    page.browser.fill("[data-filter=outcome]", "solved");
    assert_eq!(page.texts("#found"), ["2 of 5 episodes"]);
    page.browser.fill("[data-filter=outcome]", "");
    page.browser.fill("#search", "BOB fix");
    assert_eq!(page.texts("tbody th a"), ["fix/one", "fix/two"]);
    page.browser.fill("[data-filter=stage]", "tests");
    assert_eq!(page.texts("tbody th a"), ["fix/two"]);
    // The address says what is shown, so that it can be shared.
    let place = page.browser.text("location.hash");
    assert_eq!(place, "#/?q=BOB+fix&stage=tests");
    page.open("episodes.html", &place);
    assert_eq!(page.texts("tbody th a"), ["fix/two"]);
    for (field, value, found) in [
        ("row", "ada", "2 of 5 episodes"),
        ("code", "E0507", "5 episodes"),
        ("family", "gen", "1 of 5 episodes"),
    ] {
        page.open("episodes.html", "#/");
        page.browser.fill(&format!("[data-filter={field}]"), value);
        assert_eq!(page.texts("#found"), [found], "{field}");
    }
    page.open("episodes.html", "#/");
    // Rewards, the largest first; without one, last.
    page.click("thead th:nth-child(5) button");
    assert_eq!(
        page.texts("tbody td:nth-child(5)"),
        ["1.000", "1.000", "0.400", "0.000", "–"]
    );
    page.quiet();
}

#[test]
fn keys_step_through_a_trajectory() {
    let Some(mut page) = small() else { return };
    page.open("episodes.html", "#/episode/ada/fix/one/0?turn=1");
    let turn = ".turn[aria-current=step]";
    assert_eq!(page.texts(turn), ["1"]);
    assert_eq!(page.texts(".reply"), ["Second name."]);
    // The difference against the files before, with what differs in a line.
    assert_eq!(
        page.texts("table.code tr.gone td.text"),
        [
            "pub fn first(names: &Vec<String>) -> &String {",
            "let name = names[0];",
            "&name"
        ]
    );
    assert_eq!(page.texts("td.result"), ["failed", "passed"]);
    page.browser.press("j");
    assert_eq!(page.texts(turn), ["2"]);
    assert_eq!(page.texts(".reply"), ["First name, with needle."]);
    assert_eq!(page.texts("table.code tr.new .word"), ["0"]);
    page.browser.press("j");
    assert_eq!(page.texts(turn), ["2"], "there is no third");
    for _ in 0..3 {
        page.browser.press("k");
    }
    assert_eq!(page.texts(turn), ["start"]);
    // The start has the compiler's word, and marks the place it speaks of.
    assert_eq!(page.texts("table.code .span.error.primary"), ["names[0]"]);
    assert_eq!(page.texts(".diagnostic summary .error"), ["error[E0507]"]);
    assert_eq!(
        page.texts("pre.rendered .strong.error"),
        ["error[E0507]", "^^^^^^^^ move occurs because"]
    );
    assert_eq!(
        page.browser.text("location.hash"),
        "#/episode/ada/fix/one/0?turn=0"
    );
    page.browser.press("]");
    page.browser
        .until("location.hash.startsWith('#/episode/bob/fix/one/0')");
    page.browser
        .until("document.querySelector('.crumbs').innerText.includes('bob')");
    page.browser.press("?");
    assert!(
        page.browser
            .eval("document.getElementById('key-help').open")
            == true
    );
    page.quiet();
}

#[test]
fn a_link_opens_a_turn_and_words_are_found_in_it() {
    let Some(mut page) = small() else { return };
    page.open("episodes.html", "#/episode/ada/fix/one/0?turn=2");
    assert_eq!(page.texts(".turn[aria-current=step]"), ["2"]);
    assert_eq!(
        page.texts("dl.facts dd").first().map(String::as_str),
        Some("1.000")
    );
    page.browser.fill("#find", "needle");
    assert_eq!(page.texts(".turn.hit"), ["2"]);
    assert_eq!(page.browser.eval("CSS.highlights.get('found').size"), 1);
    // The seed is larger than a number in a page can be.
    assert!(page.texts("dl.facts dd").contains(&u64::MAX.to_string()));
    for (place, says) in [
        ("#/episode/ada/fix/none/0", "there is no episode"),
        ("#/task/none", "not in this report"),
        ("#/episode/bob/gen/three/0", "THE TASK"),
    ] {
        page.open("episodes.html", place);
        let shown = page
            .browser
            .text("document.getElementById('view').innerText");
        assert!(
            shown.contains(says) || says == "THE TASK" && shown.contains("refused"),
            "{place}: {shown}"
        );
    }
    page.quiet();
}

#[test]
fn two_trajectories_stand_side_by_side() {
    let Some(mut page) = small() else { return };
    page.open(
        "episodes.html",
        "#/episode/bob/fix/one/0?turn=1&with=ada%2Ffix%2Fone%2F0",
    );
    assert_eq!(
        page.texts(".pane-head h2"),
        ["bob sample 0", "ada sample 0"]
    );
    assert_eq!(page.texts(".reply"), ["I change nothing.", "Second name."]);
    page.browser.press("j");
    assert_eq!(
        page.texts(".reply"),
        ["I change nothing.", "First name, with needle."]
    );
    assert!(page.browser.text("location.hash").contains("with=ada"));
    // The places of a file that the turn left alone are shown all the same.
    assert_eq!(page.texts("table.code .span.error.primary"), ["names[0]"]);
    page.quiet();
}

#[test]
fn a_task_shows_its_instruction_and_every_attempt() {
    let Some(mut page) = small() else { return };
    page.open("episodes.html", "#/tasks");
    assert_eq!(
        page.texts("tbody th a"),
        ["fix/one", "fix/two", "gen/three"]
    );
    page.open("episodes.html", "#/task/fix/one");
    assert_eq!(page.texts("h1"), ["The task fix/one"]);
    assert!(page.texts(".prose")[0].contains("Make first give the first name."));
    assert_eq!(page.texts("a.attempt"), ["1.00", "0.00"]);
    assert_eq!(
        page.texts(".file > summary code"),
        ["src/lib.rs", "Cargo.toml"]
    );
    page.quiet();
}

#[test]
fn colours_follow_the_system_and_the_reader_and_can_be_read() {
    let Some(mut page) = small() else { return };
    let dark = "getComputedStyle(document.body).backgroundColor === 'rgb(22, 24, 27)'";
    for (file, place) in [
        ("index.html", ""),
        ("episodes.html", "#/"),
        ("episodes.html", "#/task/fix/one"),
        ("episodes.html", "#/episode/ada/fix/one/0?turn=0"),
        ("episodes.html", "#/episode/ada/fix/one/0?turn=2"),
    ] {
        for scheme in ["light", "dark"] {
            page.browser.scheme(scheme);
            page.open(file, place);
            assert_eq!(page.browser.eval(dark), scheme == "dark", "{file}{place}");
            let faint = page.browser.eval(CONTRAST);
            assert_eq!(faint, serde_json::json!([]), "{file}{place} {scheme}");
        }
    }
    page.open("index.html", "");
    page.click("button.theme");
    assert_eq!(page.browser.eval(dark), false);
    // The choice is kept, and holds for the other page.
    page.open("episodes.html", "#/");
    assert_eq!(page.browser.eval(dark), false);
    page.quiet();
}

/// Texts whose colour is too near to that behind them: contrast below 4.5 (WCAG 2.2, 1.4.3).
const CONTRAST: &str = r"(() => {
  const canvas = new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true });
  const rgb = (color, under) => {
    canvas.fillStyle = `rgb(${under.join(',')})`; canvas.fillRect(0, 0, 1, 1);
    canvas.fillStyle = color; canvas.fillRect(0, 0, 1, 1);
    return [...canvas.getImageData(0, 0, 1, 1).data].slice(0, 3);
  };
  const light = (c) => c.map((v) => v / 255).map((v) => (v <= .04045 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4)).reduce((sum, v, i) => sum + v * [.2126, .7152, .0722][i], 0);
  const behind = (el) => { const chain = []; for (let at = el; at; at = at.parentElement) chain.unshift(getComputedStyle(at).backgroundColor); return chain.reduce((under, color) => rgb(color, under), [255, 255, 255]); };
  const faint = new Set();
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const el = node.parentElement;
    if (!node.data.trim() || !el.checkVisibility() || el.closest('svg, script, style')) continue;
    const under = behind(el);
    const [a, b] = [light(rgb(getComputedStyle(el).color, under)), light(under)];
    const contrast = (Math.max(a, b) + .05) / (Math.min(a, b) + .05);
    if (contrast < 4.5) faint.add(`${node.data.trim().slice(0, 40)} ${el.className} ${contrast.toFixed(2)}`);
  }
  return [...faint];
})()";

#[test]
fn a_narrow_page_does_not_run_over() {
    let Some(mut page) = small() else { return };
    page.browser.size(400, 800);
    for (file, place) in [
        ("index.html", ""),
        ("episodes.html", "#/"),
        ("episodes.html", "#/tasks"),
        ("episodes.html", "#/task/fix/one"),
        ("episodes.html", "#/episode/ada/fix/one/0?turn=2"),
    ] {
        page.open(file, place);
        let over = page
            .browser
            .eval("document.documentElement.scrollWidth - innerWidth");
        assert_eq!(over, 0, "{file}{place}");
    }
    page.quiet();
}
