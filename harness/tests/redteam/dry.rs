//! A dry run in a process of its own: what the harness does with a candidate before any sandbox sees it. A stack that
//! overflows in there cannot be caught, and would end every other attack and all who wait for them.

use std::collections::BTreeSet;
use std::process::Command;

use assay::action::{apply, parse};
use assay::grade::check_rules;

use crate::attack::{Attack, Candidate, Corpus};

/// Where the dry run begins, for the process that makes it.
const FROM: &str = "ASSAY_REDTEAM_FROM";

/// Names of the attacks that end a process which only looks at them.
pub fn fatal(corpus: &Corpus) -> BTreeSet<String> {
    let mut fatal = BTreeSet::new();
    let mut from = 0;
    while from < corpus.attacks.len() {
        let ran = Command::new(std::env::current_exe().unwrap())
            .args(["--exact", "dry::the_dry_run", "--nocapture"])
            .env(FROM, from.to_string())
            .output()
            .unwrap();
        if ran.status.success() {
            break;
        }
        let said = String::from_utf8_lossy(&ran.stdout);
        let mut reached = said
            .lines()
            .filter_map(|line| line.strip_prefix("looking at "))
            .filter_map(|number| number.parse().ok());
        let last: usize = reached
            .next_back()
            .expect("a dry run that ends badly says where");
        fatal.insert(corpus.attacks[last].name.clone());
        from = last + 1;
    }
    fatal
}

/// Does nothing unless it is asked to by [`fatal`].
#[test]
fn the_dry_run() {
    let Some(from) = std::env::var(FROM)
        .ok()
        .and_then(|number| number.parse().ok())
    else {
        return;
    };
    let (corpus, _) = Corpus::load();
    for (number, attack) in corpus.attacks.iter().enumerate().skip(from) {
        println!("\nlooking at {number}");
        look(attack, &corpus);
    }
}

fn look(attack: &Attack, corpus: &Corpus) {
    let Some(task) = corpus.targets.get(&attack.spec.target) else {
        return;
    };
    let files = match &attack.candidate {
        Candidate::Package(files) => task.with(files),
        Candidate::Reply(format, reply) => {
            let action = parse(
                *format,
                reply,
                &task.editable(&task.workspace),
                &task.edit_rules,
            );
            match action.and_then(|action| apply(&task.workspace, &action, &task.edit_rules)) {
                Ok(files) => files,
                Err(_) => return,
            }
        }
    };
    check_rules(&task.editable(&files), &[]);
}
