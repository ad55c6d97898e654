//! Token sequences of a rollout, as the endpoint gave them. Nothing is ever tokenised here: what a tokenizer would make
//! of the text need not be what the model wrote.

use serde::Serialize;

use crate::trajectory::Turn;

/// Consecutive turns as one sequence to train on.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub(super) struct Sequence {
    /// Tokens of the first prompt.
    pub prompt_ids: Vec<u32>,
    /// Everything after it: replies, and what the environment said in between.
    pub completion_ids: Vec<u32>,
    /// 1 for a token of the model, 0 for one of the environment.
    pub completion_mask: Vec<u8>,
    /// One for each token of the completion, 0 for those of the environment; absent unless the endpoint gave them for
    /// every reply.
    pub logprobs: Option<Vec<f64>>,
    /// The first of its turns, from 0.
    #[serde(skip)]
    pub first: usize,
    /// The last of its turns, from 0.
    #[serde(skip)]
    pub last: usize,
}

/// The turns as sequences. A prompt that extends everything before it, token by token, goes on with the sequence; where
/// it does not, as when a chat template drops earlier reasoning, another sequence begins. `None` if a turn has no token
/// ids.
pub(super) fn sequences(turns: &[Turn]) -> Option<Vec<Sequence>> {
    let mut all: Vec<Sequence> = Vec::new();
    for (at, turn) in turns.iter().enumerate() {
        let prompt = turn.reply.prompt_token_ids.as_deref()?;
        let answer = turn.reply.token_ids.as_deref()?;
        let logprobs = logprobs(turn, answer.len());
        let added = all.last().and_then(|sequence| after(sequence, prompt));
        match (all.last_mut(), added) {
            (Some(sequence), Some(told)) => sequence.go_on(at, told, answer, logprobs),
            _ => all.push(Sequence {
                prompt_ids: prompt.to_vec(),
                completion_ids: answer.to_vec(),
                completion_mask: vec![1; answer.len()],
                logprobs,
                first: at,
                last: at,
            }),
        }
    }
    Some(all)
}

/// The log probabilities of a reply, if there is exactly one for each of its tokens.
fn logprobs(turn: &Turn, tokens: usize) -> Option<Vec<f64>> {
    let given = turn.reply.logprobs.as_ref()?;
    (given.len() == tokens).then(|| given.iter().map(|token| token.logprob).collect())
}

/// What `prompt` says after everything in the sequence.
fn after<'a>(sequence: &Sequence, prompt: &'a [u32]) -> Option<&'a [u32]> {
    prompt
        .strip_prefix(sequence.prompt_ids.as_slice())?
        .strip_prefix(sequence.completion_ids.as_slice())
}

impl Sequence {
    fn go_on(&mut self, at: usize, told: &[u32], answer: &[u32], logprobs: Option<Vec<f64>>) {
        self.completion_ids.extend(told);
        self.completion_ids.extend(answer);
        self.completion_mask.extend(vec![0; told.len()]);
        self.completion_mask.extend(vec![1; answer.len()]);
        self.logprobs = match (self.logprobs.take(), logprobs) {
            (Some(mut before), Some(these)) => {
                before.extend(vec![0.0; told.len()]);
                before.extend(these);
                Some(before)
            }
            _ => None,
        };
        self.last = at;
    }
}
