//! Nothing that a model says runs in a page, and the page's own policy would not let it.

use assay::report::Trajectories;

use super::browser::{Browser, program};
use super::{runs, small};

#[test]
fn hostile_text_stays_text() {
    let Some(program) = program() else { return };
    let made = tempfile::tempdir().unwrap();
    let folder = runs::site(made.path(), runs::hostile(), Trajectories::All);
    let mut browser = Browser::start(&program);
    let episode = {
        browser.open(&folder.join("episodes.html"), "#/");
        let links =
            browser.eval("[...document.querySelectorAll('tbody th a')].map((one) => one.hash)");
        serde_json::from_value::<Vec<String>>(links).unwrap()
    };
    assert_eq!(episode.len(), 2);
    let mut places = vec![
        ("index.html", String::new()),
        ("episodes.html", "#/tasks".to_owned()),
    ];
    for link in &episode {
        places.push(("episodes.html", link.clone()));
        places.push(("episodes.html", format!("{link}?turn=1")));
        places.push(("episodes.html", format!("{link}?turn=2")));
        let task = link
            .replace("#/episode/", "")
            .split('/')
            .skip(1)
            .take(2)
            .collect::<Vec<_>>()
            .join("/");
        places.push(("episodes.html", format!("#/task/{task}")));
    }
    places.push((
        "episodes.html",
        "#/?q=%3Cimg src=x onerror=window.pwned=1%3E&row=%3Cscript%3E".to_owned(),
    ));
    places.push(("episodes.html", "#/task/%E0%A4%A".to_owned()));
    for (file, place) in places {
        browser.open(&folder.join(file), &place);
        // Whatever could be pressed or opened is.
        browser.eval("document.querySelectorAll('details').forEach((one) => (one.open = true))");
        browser
            .eval("document.querySelectorAll('button:not(.turn)').forEach((one) => one.click())");
        assert_eq!(
            browser.eval("typeof window.pwned"),
            "undefined",
            "{file}{place}"
        );
        let made = browser.eval("document.querySelectorAll('main img, main script, main iframe, main [onerror], main [onload], main [onmouseover], main a[href^=javascript]').length");
        assert_eq!(made, 0, "{file}{place}");
        assert_eq!(
            browser.eval("({}).rows === undefined && ({}).kind === undefined"),
            true
        );
        // Nothing in the text turns it around or is invisible.
        let harmful = browser.eval(r"/[\u202e\u001b\u0000\u2028]/.test(document.body.innerText)");
        assert_eq!(harmful, false, "{file}{place}");
    }
    browser.open(
        &folder.join("episodes.html"),
        &format!("{}?turn=1", episode[0]),
    );
    let shown = browser.text("document.querySelector('.reply').innerText");
    assert!(
        shown.contains("<script>window.pwned=1</script>") && shown.contains("⟨202E⟩"),
        "{shown}"
    );
    browser.assert_quiet(&folder);
}

#[test]
fn the_policy_stands_in_the_page_and_holds() {
    let Some(mut page) = small() else { return };
    for (file, place) in [("index.html", ""), ("episodes.html", "#/")] {
        page.open(file, place);
        let policy = page
            .browser
            .text("document.querySelector('meta[http-equiv=Content-Security-Policy]').content");
        assert!(
            policy.starts_with("default-src 'none'; script-src 'sha256-"),
            "{policy}"
        );
        assert!(!policy.contains("unsafe"), "{policy}");
        page.quiet();
        // What a script in the page would try is refused by the browser itself.
        page.browser.eval(
            "(() => { const script = document.createElement('script'); try { script.textContent = 'window.pwned = 1'; document.head.append(script); } catch {} })()",
        );
        let markup = page.browser.eval("(() => { try { document.body.innerHTML = '<b>x</b>'; return 'parsed'; } catch { return 'refused'; } })()");
        assert_eq!(markup, "refused", "{file}");
        assert_eq!(page.browser.eval("typeof window.pwned"), "undefined");
        page.browser.complaints.clear();
    }
}
