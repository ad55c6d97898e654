//! What is to be exported, and how.

use clap::ValueEnum;
use serde::Serialize;

/// What the rows are for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ValueEnum)]
#[serde(rename_all = "kebab-case")]
#[value(rename_all = "kebab-case")]
pub enum Format {
    /// Supervised fine-tuning: `messages`, or `prompt` and `completion`
    Sft,
    /// Preferences: `prompt`, `chosen`, `rejected`
    Dpo,
    /// The same rows as `dpo`, for odds-ratio training
    Orpo,
    /// Single replies, good or bad: `prompt`, `completion`, `label`
    Kto,
    /// Preferences with a `margin`, for a reward model
    RewardModel,
    /// One label a turn: `prompt`, `completions`, `labels`
    Stepwise,
    /// Rollouts in groups, with rewards, advantages and tokens
    Grpo,
    /// Prompts for verl, with the task as ground truth
    Verl,
    /// Prompts for SkyRL, with the task as ground truth
    #[value(name = "skyrl")]
    SkyRl,
    /// `results.jsonl` and `metadata.json`, as verifiers writes them
    Verifiers,
    /// One file an episode: ATIF 1.8
    Atif,
    /// The sheet that people read and fill: Prompt, Chosen, Rejected
    Csv,
}

impl Format {
    /// The name on the command line and in cards.
    pub fn name(self) -> &'static str {
        match self {
            Self::Sft => "sft",
            Self::Dpo => "dpo",
            Self::Orpo => "orpo",
            Self::Kto => "kto",
            Self::RewardModel => "reward-model",
            Self::Stepwise => "stepwise",
            Self::Grpo => "grpo",
            Self::Verl => "verl",
            Self::SkyRl => "skyrl",
            Self::Verifiers => "verifiers",
            Self::Atif => "atif",
            Self::Csv => "csv",
        }
    }

    /// Whether rows are pairs of a better and a worse reply.
    pub fn is_pairs(self) -> bool {
        matches!(self, Self::Dpo | Self::Orpo | Self::RewardModel | Self::Csv)
    }

    /// Whether an episode without a reward can be a row.
    pub fn holds_no_reward(self) -> bool {
        matches!(self, Self::Verifiers | Self::Atif)
    }

    /// Whether the same reply twice is twice the same lesson. For the others each rollout counts: dropping one would
    /// shift the mean of its group.
    pub fn learns_from_replies(self) -> bool {
        self.is_pairs() || matches!(self, Self::Sft | Self::Kto | Self::Stepwise)
    }
}

/// How files of rows are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ValueEnum)]
#[serde(rename_all = "lowercase")]
pub enum FileFormat {
    /// One JSON object a line
    Jsonl,
    /// Parquet, compressed with zstd
    Parquet,
    /// CSV; what is nested is JSON in its cell
    Csv,
}

impl FileFormat {
    /// The end of a file's name.
    pub fn extension(self) -> &'static str {
        match self {
            Self::Jsonl => "jsonl",
            Self::Parquet => "parquet",
            Self::Csv => "csv",
        }
    }
}

/// What one row of `sft` and `kto` is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ValueEnum)]
#[serde(rename_all = "lowercase")]
pub enum RowPer {
    /// An episode, judged by its reward
    Episode,
    /// A turn, judged by its own reward
    Turn,
}

/// The columns of `sft`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ValueEnum)]
#[serde(rename_all = "kebab-case")]
pub enum Shape {
    /// The whole conversation as `messages`
    Messages,
    /// `prompt` and `completion`
    PromptCompletion,
}

/// What becomes of a model's reasoning.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ValueEnum)]
#[serde(rename_all = "lowercase")]
pub enum Reasoning {
    /// It is left out
    Drop,
    /// It stands before the reply, between `<think>` and `</think>`
    Think,
    /// It is a field of its own, `reasoning_content`
    Field,
}

/// Where pairs come from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ValueEnum)]
#[serde(rename_all = "lowercase")]
pub enum Pairing {
    /// First replies of different episodes to the same prompt
    Samples,
    /// A turn of an episode against what a later turn made of it
    Turns,
    /// A first reply against the task's own solution
    Reference,
}

/// What becomes of rows that say the same again.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ValueEnum)]
#[serde(rename_all = "lowercase")]
pub enum Duplicates {
    /// They are dropped
    Drop,
    /// They are kept and marked (grpo)
    Flag,
    /// Nobody looks
    Keep,
}

/// What becomes of groups whose rewards are all the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ValueEnum)]
#[serde(rename_all = "lowercase")]
pub enum Flat {
    /// They are kept and marked
    Flag,
    /// They are dropped
    Drop,
}

/// Episodes that are left out unless they are asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ValueEnum)]
#[serde(rename_all = "lowercase")]
pub enum Include {
    /// Episodes with a turn that tampered
    Tampering,
    /// Episodes that the model's side broke off
    Ungraded,
    /// Episodes that our side broke off
    Errored,
}

/// Everything that shapes an export.
#[derive(Debug, Clone, Serialize)]
pub struct Options {
    /// What the rows are for.
    pub format: Format,
    /// How they are written.
    pub file_format: FileFormat,
    /// What a row of `sft` and `kto` is.
    pub rows: RowPer,
    /// The columns of `sft`.
    pub shape: Shape,
    /// What becomes of reasoning.
    pub reasoning: Reasoning,
    /// The least reward of what `sft` takes and of what `kto` calls good.
    pub min_reward: f64,
    /// Where pairs come from, in this order.
    pub pairs: Vec<Pairing>,
    /// The least difference of rewards in a pair.
    pub margin: f64,
    /// The most rows of one task; no limit where absent.
    pub per_task: Option<usize>,
    /// The most times that the longer reply of a pair may be longer than the other.
    pub length_ratio: Option<f64>,
    /// Whether as many chosen replies must be longer as are shorter, give or take one for each task.
    pub balance_length: bool,
    /// What becomes of duplicates.
    pub duplicates: Duplicates,
    /// From which similarity (Jaccard, of shingles) two texts are near duplicates.
    pub near: f64,
    /// What becomes of groups without variance.
    pub flat: Flat,
    /// What is asked for beyond graded and honest episodes.
    pub include: Vec<Include>,
    /// The share of tasks that goes to the split `validation`.
    pub validation: f64,
    /// Whether episodes of held-out tasks are left out instead of refused.
    pub skip_heldout: bool,
    /// Whether a dataset of an earlier export may be replaced.
    #[serde(skip)]
    pub force: bool,
}

impl Options {
    /// What is used for `format` where nothing else is said.
    pub fn of(format: Format) -> Self {
        Self {
            format,
            file_format: match format {
                Format::Verl | Format::SkyRl => FileFormat::Parquet,
                Format::Csv => FileFormat::Csv,
                _ => FileFormat::Jsonl,
            },
            rows: match format {
                Format::Kto => RowPer::Turn,
                _ => RowPer::Episode,
            },
            shape: Shape::Messages,
            reasoning: Reasoning::Drop,
            min_reward: 1.0,
            pairs: vec![Pairing::Samples],
            margin: 0.1,
            per_task: format.is_pairs().then_some(16),
            length_ratio: None,
            balance_length: false,
            duplicates: match format {
                Format::Grpo => Duplicates::Flag,
                _ if format.learns_from_replies() => Duplicates::Drop,
                _ => Duplicates::Keep,
            },
            near: 0.9,
            flat: Flat::Flag,
            include: Vec::new(),
            validation: 0.0,
            skip_heldout: false,
            force: false,
        }
    }

    /// What is wrong with them, with the flag's name and a remedy.
    pub fn wrong(&self) -> Option<String> {
        let share = |value: f64| (0.0..=1.0).contains(&value);
        let format = self.format.name();
        let unrewarded = [Include::Ungraded, Include::Errored];
        if !share(self.min_reward) {
            return Some("--min-reward: must be from 0 to 1".to_owned());
        }
        if !(self.margin > 0.0 && self.margin <= 1.0) {
            return Some("--margin: must be above 0 and at most 1".to_owned());
        }
        if self.per_task == Some(0) {
            return Some("--per-task: must be at least 1".to_owned());
        }
        if self
            .length_ratio
            .is_some_and(|ratio| !(1.0..=1e6).contains(&ratio))
        {
            return Some("--length-ratio: must be at least 1".to_owned());
        }
        if !(0.5..=1.0).contains(&self.near) {
            return Some(
                "--near: must be from 0.5 to 1; 1 looks for exact duplicates alone".to_owned(),
            );
        }
        if !(0.0..1.0).contains(&self.validation) {
            return Some("--validation: must be from 0 to below 1".to_owned());
        }
        if !self.format.holds_no_reward() && self.include.iter().any(|one| unrewarded.contains(one))
        {
            return Some(format!(
                "--include: a row of {format} needs a reward, which ungraded and errored episodes have not; \
                 choose --format verifiers or --format atif"
            ));
        }
        if self.duplicates == Duplicates::Flag && self.format != Format::Grpo {
            return Some(format!(
                "--duplicates flag: only grpo has a column for it; choose drop or keep for {format}"
            ));
        }
        let fixed = match self.format {
            Format::Csv => Some(FileFormat::Csv),
            Format::Verifiers | Format::Atif => Some(FileFormat::Jsonl),
            _ => None,
        };
        if fixed.is_some_and(|fixed| fixed != self.file_format) {
            return Some(format!(
                "--file-format: {format} has a form of its own; leave it away"
            ));
        }
        if self.validation > 0.0 && self.format == Format::Verifiers {
            return Some(
                "--validation: verifiers writes one file, results.jsonl; leave it away".to_owned(),
            );
        }
        None
    }

    /// Whether `what` was asked for.
    pub fn includes(&self, what: Include) -> bool {
        self.include.contains(&what)
    }
}
