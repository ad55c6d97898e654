//! The dataset card: what is in the folder, where it comes from, what was left out, how to load it.

use std::collections::BTreeMap;
use std::fmt::Write;

use super::counts::Counts;
use super::folder::MARK;
use super::index::Source;
use super::schema::{Columns, features};
use super::{Format, Options};

/// What a card is made of.
pub(super) struct Card<'a> {
    pub options: &'a Options,
    pub sources: &'a [Source],
    pub columns: Columns,
    pub counts: &'a Counts,
    /// How many tasks the suite of held-out ones has.
    pub held_out: usize,
}

impl Card<'_> {
    /// The card as Markdown.
    pub(super) fn text(&self) -> String {
        let mut text = self.front();
        let format = self.options.format;
        let _ = write!(
            text,
            "{MARK}\n# Episodes of assay as {}\n\n{}\n\nWritten by assay {} (`assay export`). The same runs and the same \
             settings give the same bytes.\n",
            format.name(),
            about(format),
            env!("CARGO_PKG_VERSION"),
        );
        self.loading(&mut text);
        self.numbers(&mut text);
        self.origin(&mut text);
        self.tasks(&mut text);
        text
    }

    fn front(&self) -> String {
        let rows = self.counts.all_rows();
        let size = match rows {
            0..1_000 => "n<1K",
            1_000..10_000 => "1K<n<10K",
            10_000..100_000 => "10K<n<100K",
            100_000..1_000_000 => "100K<n<1M",
            _ => "1M<n<10M",
        };
        front(
            self.options,
            &self.columns,
            self.counts.rows.keys().copied(),
            size,
        )
    }

    fn loading(&self, text: &mut String) {
        let _ = write!(
            text,
            "\n## Loading\n\n```python\nfrom datasets import load_dataset\n\nrows = load_dataset(\"path/to/this/folder\")  # \
             {}\n```\n\n{}\n",
            self.counts
                .rows
                .keys()
                .copied()
                .collect::<Vec<_>>()
                .join(", "),
            trainer(self.options)
        );
    }

    fn numbers(&self, text: &mut String) {
        let counts = self.counts;
        text.push_str("\n## Counts\n\n| what | how many |\n| --- | --: |\n");
        let mut row = |what: &str, many: u64| {
            let _ = writeln!(text, "| {what} | {many} |");
        };
        row("lines read", counts.read);
        row(
            "superseded by a later try of the same episode",
            counts.superseded,
        );
        for (why, many) in &counts.left_out {
            row(&format!("episodes left out: {why}"), *many);
        }
        row("episodes used", counts.used);
        for (why, many) in &counts.dropped {
            row(&format!("rows not made: {why}"), *many);
        }
        for (split, many) in &counts.rows {
            row(&format!("rows in {split}"), *many);
        }
        if counts.not_compared > 0 {
            row(
                "rows compared exactly and not nearly, since their task has so many",
                counts.not_compared,
            );
        }
        let mean = |bytes: u64| bytes / counts.all_rows().max(1);
        if self.options.format.is_pairs() {
            row("mean bytes of a chosen reply", mean(counts.chosen_bytes));
            row(
                "mean bytes of a rejected reply",
                mean(counts.rejected_bytes),
            );
        }
        let _ = write!(
            text,
            "\nEpisodes that tampered with the grading, were not graded or broke off by a fault of the harness are left out \
             unless `--include` asks for them; impossible tasks and tasks of the suite `heldout` ({} tasks) always are. \
             Splits are by task: no task is in two of them.\n",
            self.held_out
        );
    }

    fn origin(&self, text: &mut String) {
        text.push_str("\n## Origin\n\n");
        for source in self.sources {
            text.push_str("| | |\n| --- | --- |\n");
            for (label, value) in &source.facts {
                let _ = writeln!(text, "| {} | {} |", plain(label), code(value));
            }
            text.push('\n');
        }
        let settings = serde_json::to_string_pretty(self.options).unwrap_or_default();
        let _ = write!(
            text,
            "Settings of the export:\n\n```json\n{settings}\n```\n\n## Licence\n\nThe tasks, and the prompts made from them, \
             are licensed as assay is: MIT or Apache-2.0, as you like. What the models wrote comes under the terms of their \
             makers; look them up before you train on it or pass it on.\n"
        );
    }

    fn tasks(&self, text: &mut String) {
        text.push_str("\n## Tasks\n\n| task | split | episodes | rows | hash |\n| --- | --- | --: | --: | --- |\n");
        for (id, task) in &self.counts.tasks {
            let hashes: Vec<String> = task.hashes.iter().map(|hash| code(hash)).collect();
            let _ = writeln!(
                text,
                "| {} | {} | {} | {} | {} |",
                code(id),
                task.split,
                task.episodes,
                task.rows,
                hashes.join(" ")
            );
        }
    }
}

/// The front matter, which the library `datasets` reads.
pub(super) fn front<'a>(
    options: &Options,
    columns: &Columns,
    splits: impl Iterator<Item = &'a str>,
    size: &str,
) -> String {
    let mut text = format!(
        "---\nlicense:\n- mit\n- apache-2.0\nlanguage:\n- en\ntags:\n- rust\n- code\n- assay\n- {}\nsize_categories:\n- {size}\n\
         configs:\n- config_name: default\n  data_files:\n",
        options.format.name()
    );
    for split in splits {
        let path = match options.format {
            Format::Verifiers => "results.jsonl".to_owned(),
            Format::Atif => format!("{split}/**/*.json"),
            _ => format!("{split}.{}", options.file_format.extension()),
        };
        let _ = write!(text, "  - split: {split}\n    path: {path}\n");
    }
    if !columns.is_empty() {
        text.push_str("dataset_info:\n  features:\n");
        features(columns, 2, &mut text);
    }
    text.push_str("---\n\n");
    text
}

fn about(format: Format) -> &'static str {
    match format {
        Format::Sft => {
            "Conversations that ended well, for supervised fine-tuning. `messages` is the whole conversation; with `--shape \
             prompt-completion` it is cut into `prompt` and `completion`. `reward` is that of the episode or of the turn, \
             `turn` the turn that the row ends with."
        }
        Format::Dpo | Format::Orpo => {
            "Pairs of a better and a worse reply to the same prompt. `pairing` says how they came together: `samples`, first \
             replies of different episodes; `turns`, a reply and what a later turn made of it; `reference`, a reply and the \
             task's own solution. Where `chosen_from` names a later turn or the reference, the reply was written by assay \
             from the files, in the format that the prompt asks for. `score_chosen` and `score_rejected` are rewards."
        }
        Format::RewardModel => {
            "Pairs of a better and a worse reply for a reward model, as in `dpo`; `margin` is the difference of their rewards."
        }
        Format::Kto => "Single replies. `label` is true where the reward reaches `min_reward`.",
        Format::Stepwise => {
            "One row an episode, one step a turn. `labels` says whether a turn earned more than every turn before it, \
             `rewards` what it earned, `observations` what the model was told before it."
        }
        Format::Grpo => {
            "Rollouts, one row each. Rollouts with the same `group_id` (run, model, task) are compared with each other: \
             `advantages` has `standard`, (r - mean) / (std + 1e-4) with the deviation of a sample; `dr_grpo`, r - mean; and \
             `rloo`, r less the mean of the others. `group_size` counts the rollouts that have a reward. `components` are the \
             parts of the reward. Where the endpoint gave tokens, `prompt_ids`, `completion_ids`, `completion_mask` (1 for \
             the model's tokens, 0 for the environment's) and `logprobs` (0 for the environment's) are what the model really \
             read and wrote. Where a prompt does not extend what was said before, the rollout goes on in another row, with the \
             next `segment`."
        }
        Format::Verl => {
            "Prompts for verl, one row each. `reward_model.ground_truth` is the task's id."
        }
        Format::SkyRl => {
            "Prompts for SkyRL, one row each. `reward_spec.ground_truth` is the task's id."
        }
        Format::Verifiers => {
            "Rollouts as verifiers wrote them up to its version 1: `results.jsonl` and `metadata.json`."
        }
        Format::Atif => {
            "One file an episode, `<split>/<run>/<model>/<task>/<sample>.json`, in the Agent Trajectory Interchange Format 1.8."
        }
        Format::Csv => {
            "The sheet of preferences: `Prompt`, `Chosen`, `Rejected`. A prompt of several messages is a JSON array in its \
             cell. A cell that a spreadsheet would take for a formula has an apostrophe before it. `assay import csv` reads \
             the sheet back."
        }
    }
}

fn trainer(options: &Options) -> &'static str {
    match options.format {
        Format::Sft => "With TRL: `SFTTrainer(model=…, train_dataset=rows[\"train\"])`.",
        Format::Dpo => "With TRL: `DPOTrainer(model=…, train_dataset=rows[\"train\"], …)`.",
        Format::Orpo => {
            "With TRL: `trl.experimental.orpo.ORPOTrainer(model=…, train_dataset=rows[\"train\"], …)`."
        }
        Format::Kto => "With TRL: `KTOTrainer(model=…, train_dataset=rows[\"train\"], …)`.",
        Format::RewardModel => "With TRL: `RewardTrainer(model=…, train_dataset=rows[\"train\"])`.",
        Format::Stepwise => {
            "Columns as TRL has them for stepwise supervision: `prompt`, `completions`, `labels`."
        }
        Format::Grpo => {
            "The rows are rollouts already made: for training off-line, or to start a replay buffer. `GRPOTrainer` itself asks \
             for prompts alone, and makes its own rollouts from the column `prompt`."
        }
        Format::Verl => {
            "With verl: `data.train_files=path/to/this/folder/train.parquet`, and a reward function that plays the task."
        }
        Format::SkyRl => {
            "With SkyRL: `data.train_data=\"['path/to/this/folder/train.parquet']\"`, and an environment named `assay`."
        }
        Format::Verifiers => "Tools that read results of verifiers take the folder as it is.",
        Format::Atif => "Each file is a `harbor.models.trajectories.Trajectory`.",
        Format::Csv => {
            "Read it into pairs for training with `assay import csv train.csv --out FOLDER`."
        }
    }
}

/// Text that means nothing to Markdown.
fn plain(text: &str) -> String {
    let harmless = |sign: char| match sign {
        '|' | '<' | '>' | '`' | '*' | '[' | ']' => '_',
        sign if sign.is_control() => ' ',
        sign => sign,
    };
    text.chars().take(300).map(harmless).collect()
}

/// Text as code in a table.
fn code(text: &str) -> String {
    let harmless = |sign: char| match sign {
        '|' | '`' => '_',
        sign if sign.is_control() => ' ',
        sign => sign,
    };
    let text: String = text.chars().take(300).map(harmless).collect();
    match text.trim().is_empty() {
        true => "-".to_owned(),
        false => format!("`{text}`"),
    }
}

/// The card of an imported sheet.
pub(super) fn imported(
    options: &Options,
    columns: &Columns,
    sheet: &str,
    hash: &str,
    rows: &BTreeMap<&'static str, u64>,
    duplicates: u64,
) -> String {
    let mut text = front(options, columns, rows.keys().copied(), "n<1K");
    let _ = write!(
        text,
        "{MARK}\n# Preferences from a sheet\n\nPairs of a better and a worse reply, read from the sheet {} (BLAKE3 {}) by \
         assay {} (`assay import csv`).\n\n## Loading\n\n```python\nfrom datasets import load_dataset\n\nrows = \
         load_dataset(\"path/to/this/folder\")\n```\n\nWith TRL: `DPOTrainer(model=…, train_dataset=rows[\"train\"], \
         …)`.\n\n## Counts\n\n| what | how many |\n| --- | --: |\n| rows dropped as exact duplicates | {duplicates} |\n",
        code(sheet),
        code(hash),
        env!("CARGO_PKG_VERSION"),
    );
    for (split, many) in rows {
        let _ = writeln!(text, "| rows in {split} | {many} |");
    }
    text.push_str("\n## Licence\n\nWhoever filled the sheet knows.\n");
    text.replacen("license:\n- mit\n- apache-2.0\n", "license: other\n", 1)
}
