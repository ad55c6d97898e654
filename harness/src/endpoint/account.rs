//! Counting tokens and money.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{EndpointConfig, Message};

/// Tokens spent on one exchange, or on several added up.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Usage {
    /// Tokens of the conversation sent, cached ones included.
    pub prompt_tokens: u64,
    /// Tokens generated, reasoning included.
    pub completion_tokens: u64,
    /// Generated tokens that were reasoning; 0 where the server does not say.
    pub reasoning_tokens: u64,
    /// Prompt tokens served from the provider's cache; 0 where the server does not say.
    pub cached_tokens: u64,
    /// True if the server reported nothing and the counts are bytes divided by four.
    pub estimated: bool,
}

impl Usage {
    /// Prompt and completion tokens together.
    pub fn total(&self) -> u64 {
        self.prompt_tokens.saturating_add(self.completion_tokens)
    }

    /// The sum of two usages; estimated if either is.
    #[must_use]
    pub fn plus(&self, other: &Self) -> Self {
        Self {
            prompt_tokens: self.prompt_tokens.saturating_add(other.prompt_tokens),
            completion_tokens: self
                .completion_tokens
                .saturating_add(other.completion_tokens),
            reasoning_tokens: self.reasoning_tokens.saturating_add(other.reasoning_tokens),
            cached_tokens: self.cached_tokens.saturating_add(other.cached_tokens),
            estimated: self.estimated || other.estimated,
        }
    }
}

/// Prices in USD per million tokens.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Prices {
    /// Prompt tokens that were not cached.
    pub input: f64,
    /// Generated tokens.
    pub output: f64,
    /// Prompt tokens served from the cache.
    pub cached_input: f64,
}

impl Prices {
    /// The prices of a configuration; `None` unless both input and output prices are set. Cached
    /// input costs as much as other input where it has no price of its own.
    pub fn of(config: &EndpointConfig) -> Option<Self> {
        let input = config.price_input_per_million?;
        Some(Self {
            input,
            output: config.price_output_per_million?,
            cached_input: config.price_cached_input_per_million.unwrap_or(input),
        })
    }

    /// What a usage costs, in USD.
    pub fn cost(&self, usage: &Usage) -> f64 {
        // A server may claim more cached tokens than it was sent; the bill never falls below zero.
        let cached = usage.cached_tokens.min(usage.prompt_tokens);
        let fresh = usage.prompt_tokens - cached;
        (fresh as f64 * self.input
            + cached as f64 * self.cached_input
            + usage.completion_tokens as f64 * self.output)
            / 1e6
    }
}

/// A rough token count of a text: its bytes divided by four, rounded up.
pub fn estimate_tokens(bytes: usize) -> u64 {
    (bytes as u64).div_ceil(4)
}

/// The estimated tokens of a conversation, with a few for each message's frame.
pub(super) fn estimate_prompt(messages: &[Message]) -> u64 {
    const FRAME: u64 = 4;
    messages
        .iter()
        .map(|message| estimate_tokens(message.content.len()) + FRAME)
        .fold(0, u64::saturating_add)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn usage(prompt_tokens: u64, completion_tokens: u64, cached_tokens: u64) -> Usage {
        Usage {
            prompt_tokens,
            completion_tokens,
            cached_tokens,
            ..Usage::default()
        }
    }

    #[test]
    fn cached_tokens_have_their_own_price() {
        let prices = Prices {
            input: 2.0,
            output: 8.0,
            cached_input: 0.5,
        };
        let cost = prices.cost(&usage(1_000_000, 500_000, 400_000));
        assert!((cost - (1.2 + 0.2 + 4.0)).abs() < 1e-9, "{cost}");
    }

    #[test]
    fn absurd_counts_neither_overflow_nor_turn_negative() {
        let prices = Prices {
            input: 1.0,
            output: 1.0,
            cached_input: 0.0,
        };
        assert!(prices.cost(&usage(1, 0, u64::MAX)).abs() < 1e-9);
        let sum = usage(u64::MAX, 1, 0).plus(&usage(1, u64::MAX, 0));
        assert_eq!(sum.total(), u64::MAX);
    }

    #[test]
    fn estimates_round_up() {
        assert_eq!(estimate_tokens(0), 0);
        assert_eq!(estimate_tokens(5), 2);
        assert_eq!(estimate_prompt(&[Message::user("12345678")]), 6);
    }
}
