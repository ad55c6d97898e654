//! Experiments with models behind endpoints: estimates, budgets, and what reaches the model.

use std::collections::BTreeMap;

use serde_json::Value;

use super::place::{Place, level, lost};

#[test]
fn calls_are_estimated_and_nobody_is_charged_unasked() {
    let place = Place::new("models = [\"openai:m\"]\nsamples = 2\n[factors]\nturns = [1, 3]\n");
    let server = lost();
    let output = place.run_with(&server, &["--estimate", "--json"]);
    let estimate: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(estimate["episodes"], 8);
    assert_eq!(
        (
            estimate["calls"]["least"].as_f64(),
            estimate["calls"]["most"].as_f64()
        ),
        (Some(8.0), Some(4.0 + 4.0 * 3.0))
    );
    assert!(
        estimate["prompt_tokens"]["most"].as_f64() > estimate["prompt_tokens"]["least"].as_f64()
    );
    assert!(estimate.get("cost_usd").is_none(), "no price is known");
    let output = place.run_with(&server, &[]);
    let errors = String::from_utf8_lossy(&output.stderr);
    assert!(
        output.status.code() == Some(2) && errors.contains("--yes"),
        "{errors}"
    );
    assert!(server.requests().is_empty() && !place.results().join("louder").exists());

    let output = place.run_with(&server, &["--yes", "--json"]);
    assert_eq!(
        output.status.code(),
        Some(0),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    assert_eq!(
        server.requests().len(),
        16,
        "every turn is played by who solves nothing"
    );
}

#[test]
fn a_budget_ends_it_and_a_larger_one_goes_on() {
    let definition = |tokens: u64| {
        format!(
            "models = [\"openai:m\"]\nsamples = 6\n[factors]\nturns = [1]\n[budget]\ntokens = {tokens}\n"
        )
    };
    let place = Place::new(&definition(1));
    let server = lost();
    let output = place.run_with(&server, &["--yes", "--episodes", "1", "--json"]);
    let errors = String::from_utf8_lossy(&output.stderr);
    assert!(errors.contains("budget of 1 tokens is used up"), "{errors}");
    assert_eq!(output.status.code(), Some(130), "{errors}");
    let some = place.episodes("louder").len();
    assert!((1..12).contains(&some), "{some}");
    place.define(&definition(1_000_000_000));
    let output = place.run_with(&server, &["--yes", "--json"]);
    assert_eq!(
        output.status.code(),
        Some(0),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    assert_eq!(place.episodes("louder").len(), 12);
    assert_eq!(server.requests().len(), 12, "none is played twice");

    // A grid that is larger than it may be does not even begin.
    place.define("models = [\"stub\"]\nsamples = 6\n[budget]\nepisodes = 11\n");
    let (code, _, errors) = place.run(&["--run", "other"]);
    assert!(code == 2 && errors.contains("budget.episodes"), "{errors}");
    assert!(!place.results().join("other").exists());
}

#[test]
fn prompts_temperatures_and_explanations_reach_the_model_as_the_arm_has_them() {
    let place = Place::new(
        "models = [\"openai:m\"]\n[factors]\nturns = [1]\nexplain = [false, true]\nprompt = [\"system\", \"bare\"]\n\
         temperature = [0.0, 1.5]\nreply_format = [\"whole-file\", \"search-replace\"]\n",
    );
    let server = lost();
    let output = place.run_with(&server, &["--yes", "--json"]);
    assert_eq!(
        output.status.code(),
        Some(0),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    let episodes = place.episodes("louder");
    assert_eq!(episodes.len(), 2 * 16);
    for one in &episodes {
        let messages = &one.turns[0].messages;
        let bare = level(one, "prompt") == "bare";
        assert_eq!(messages.len(), if bare { 1 } else { 2 });
        let explained = messages.last().unwrap().content.contains("means:");
        assert_eq!(
            explained,
            level(one, "explain") == "true",
            "{}",
            one.episode
        );
        assert_eq!(one.reply_format.name(), level(one, "reply_format"));
    }
    let mut temperatures: BTreeMap<String, usize> = BTreeMap::new();
    for request in server.requests() {
        let sent = request.body["temperature"].to_string();
        *temperatures.entry(sent).or_default() += 1;
    }
    assert_eq!(
        temperatures,
        BTreeMap::from([("0.0".to_owned(), 16), ("1.5".to_owned(), 16)])
    );
    // A policy without an endpoint has no temperature.
    let (code, _, errors) = place.run(&["--model", "reader"]);
    assert!(
        code == 2 && errors.contains("has no temperature"),
        "{errors}"
    );
}
