//! The audit as a table for `tasks/README.md`.

use std::collections::BTreeMap;
use std::fmt::Write;

use super::{MOST_CPU_MS, TaskAudit};

/// What the table stands between.
const BEGIN: &str = "<!-- begin: assay tasks audit -->";
/// The other end.
const END: &str = "<!-- end: assay tasks audit -->";

/// The table, families first, then every task.
pub fn markdown(audits: &[TaskAudit]) -> String {
    let mut text = String::new();
    let mut families: BTreeMap<&str, Vec<&TaskAudit>> = BTreeMap::new();
    for audit in audits {
        let family = audit.task.split('/').next().unwrap_or_default();
        families.entry(family).or_default().push(audit);
    }
    text.push_str(
        "| family | tasks | tests | attempts | alternatives | difficulty 1–5 | error codes | mutants killed | CPU ms (median, most) |\n\
         | --- | --: | --: | --: | --: | --- | --: | --- | --: |\n",
    );
    for (family, of) in families
        .iter()
        .map(|(name, of)| (*name, of.clone()))
        .chain([("**all**", audits.iter().collect())])
    {
        family_row(&mut text, family, &of);
    }
    text.push_str(
        "\n| task | difficulty | lines changed | tests | attempts | alternatives | best wrong attempt | suggestions alone | mutants killed | CPU ms |\n\
         | --- | --: | --: | --: | --: | --: | --: | --: | --- | --: |\n",
    );
    for audit in audits {
        let _ = writeln!(
            text,
            "| {} | {} | {} | {} | {} | {} | {:.2} | {:.2} | {} | {} |",
            audit.task,
            audit.measured,
            audit.seen.changed_lines,
            audit.tests,
            audit.attempts,
            audit.alternatives,
            audit.seen.best_wrong,
            audit.seen.suggested,
            killed(audit),
            audit.cpu_ms
        );
    }
    let dear: Vec<&str> = audits
        .iter()
        .filter(|audit| audit.cpu_ms > MOST_CPU_MS)
        .map(|audit| audit.task.as_str())
        .collect();
    let _ = writeln!(
        text,
        "\nAbove {MOST_CPU_MS} ms of CPU for a grade: {}.",
        if dear.is_empty() {
            "none".to_owned()
        } else {
            dear.join(", ")
        }
    );
    survivors(&mut text, audits);
    text
}

fn family_row(text: &mut String, family: &str, of: &[&TaskAudit]) {
    let sum = |count: fn(&TaskAudit) -> usize| of.iter().map(|audit| count(audit)).sum::<usize>();
    let levels: Vec<String> = (1..=5)
        .map(|level| {
            let count = of.iter().filter(|audit| audit.measured == level).count();
            count.to_string()
        })
        .collect();
    let codes: std::collections::BTreeSet<&String> =
        of.iter().flat_map(|audit| &audit.codes).collect();
    let mut cpu: Vec<u64> = of.iter().map(|audit| audit.cpu_ms).collect();
    cpu.sort_unstable();
    let (killed, changing) = of
        .iter()
        .filter_map(|audit| audit.mutants.as_ref())
        .fold((0, 0), |(killed, all), one| {
            (killed + one.killed, all + one.killed + one.alive.len())
        });
    let share = if changing == 0 {
        "–".to_owned()
    } else {
        format!(
            "{killed} of {changing} ({:.1} %)",
            100.0 * killed as f64 / changing as f64
        )
    };
    let _ = writeln!(
        text,
        "| {family} | {} | {} | {} | {} | {} | {} | {share} | {}, {} |",
        of.len(),
        sum(|audit| audit.tests),
        sum(|audit| audit.attempts),
        sum(|audit| audit.alternatives),
        levels.join(" / "),
        codes.len(),
        cpu.get(cpu.len() / 2).copied().unwrap_or_default(),
        cpu.last().copied().unwrap_or_default(),
    );
}

fn killed(audit: &TaskAudit) -> String {
    match &audit.mutants {
        None => "–".to_owned(),
        Some(one) => format!("{} of {}", one.killed, one.killed + one.alive.len()),
    }
}

/// What lives on, and why some of it may.
fn survivors(text: &mut String, audits: &[TaskAudit]) {
    text.push_str("\nMutants that no hidden test tells from the reference:\n\n");
    let mut any = false;
    for audit in audits {
        let Some(mutants) = &audit.mutants else {
            continue;
        };
        for (name, why) in &mutants.equivalent {
            let _ = writeln!(text, "- {}: `{name}`: {}", audit.task, why.trim());
            any = true;
        }
        for name in &mutants.alive {
            let _ = writeln!(text, "- {}: `{name}`: **not argued**", audit.task);
            any = true;
        }
    }
    if !any {
        text.push_str("- none\n");
    }
}

/// `document` with the table between its marks; `None` when it has no marks.
pub fn into_document(document: &str, table: &str) -> Option<String> {
    let (before, rest) = document.split_once(BEGIN)?;
    let (_, after) = rest.split_once(END)?;
    Some(format!(
        "{before}{BEGIN}\n\n{}\n{END}{after}",
        table.trim_end()
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_stands_between_the_marks_is_replaced() {
        let document = format!("a\n{BEGIN}\nold\n{END}\nb\n");
        let new = into_document(&document, "new\n").unwrap();
        assert_eq!(new, format!("a\n{BEGIN}\n\nnew\n{END}\nb\n"));
        assert_eq!(into_document("a", "new"), None);
    }
}
