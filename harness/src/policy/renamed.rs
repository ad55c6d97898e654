//! A policy under another name, for experiments in which nobody is to know who is who.

use std::sync::Arc;

use super::{Policy, PolicyFactory, Recorded, SharedPolicy};
use crate::endpoint::PromptStyle;

struct Renamed {
    name: String,
    inner: SharedPolicy,
}

/// `policy` as `name`.
pub fn renamed(name: impl Into<String>, policy: SharedPolicy) -> SharedPolicy {
    Arc::new(Renamed {
        name: name.into(),
        inner: policy,
    })
}

impl PolicyFactory for Renamed {
    fn name(&self) -> &str {
        &self.name
    }

    fn begin(&self) -> Box<dyn Policy> {
        self.inner.begin()
    }

    fn prompt_style(&self) -> PromptStyle {
        self.inner.prompt_style()
    }

    fn recorded(&self) -> Option<&Recorded> {
        self.inner.recorded()
    }
}
