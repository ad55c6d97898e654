//! From what is given to `--model` to a policy.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

use super::{ModelPolicy, SharedPolicy, guesser, reader, replay, rustfix, scripted};
use crate::endpoint::{Endpoint, EndpointConfig};
use crate::trajectory::run_folder;

/// The built-in policies that need nothing, in the order in which a bench without `--model` runs them.
pub const BUILT_IN: [&str; 4] = ["oracle", "scripted", "rustfix", "stub"];

/// More built-in policies, which a bench without `--model` does not run: `declares` calls every task contradictory,
/// `reader` follows the advice in what it is told, `guesser` draws among right and wrong candidates.
pub const ON_DEMAND: [&str; 3] = ["declares", "reader", "guesser"];

/// Whether a built-in policy goes by that name; it has no endpoint.
pub fn is_built_in(name: &str) -> bool {
    BUILT_IN.contains(&name) || ON_DEMAND.contains(&name)
}

/// Why a name does not lead to a policy.
#[derive(Debug, thiserror::Error)]
pub enum PolicyError {
    /// Nobody goes by that name.
    #[error(
        "{name:?} is no model: it is none of {}, {}, no `openai:NAME`, no `replay:RUN`, and no [models.{name}] in {config}{known}",
        BUILT_IN.join(", "), ON_DEMAND.join(", ")
    )]
    Unknown {
        /// What was given.
        name: String,
        /// The configuration file that was looked into.
        config: String,
        /// The models that it does define, as words.
        known: String,
    },
    /// A built-in policy where an endpoint is asked for.
    #[error("{name} is built in and has no endpoint to check")]
    BuiltIn {
        /// What was given.
        name: String,
    },
    /// A sampling temperature for a policy that has none.
    #[error(
        "{name} is no model behind an endpoint, so it has no temperature; leave `factors.temperature` out, or name models \
         that have one"
    )]
    NoTemperature {
        /// What was given.
        name: String,
    },
    /// `openai:NAME` without an address.
    #[error(
        "{name}: OPENAI_BASE_URL is not set; set it (https://api.openai.com/v1 for OpenAI itself) or describe the model under [models.…] in assay.toml"
    )]
    NoAddress {
        /// What was given.
        name: String,
    },
    /// The endpoint cannot be set up.
    #[error(transparent)]
    Endpoint(#[from] crate::endpoint::EndpointError),
    /// The run to be replayed cannot be used.
    #[error("cannot replay: {0}")]
    Replay(String),
}

/// The policy that `name` stands for. `models` comes from the configuration file `config`; runs to be replayed are
/// looked for in `results`.
pub fn choose(
    name: &str,
    models: &BTreeMap<String, EndpointConfig>,
    config: &Path,
    results: &Path,
) -> Result<SharedPolicy, PolicyError> {
    choose_at(name, None, models, config, results)
}

/// The same at another sampling temperature than the model is configured with, if one is given.
pub fn choose_at(
    name: &str,
    temperature: Option<f64>,
    models: &BTreeMap<String, EndpointConfig>,
    config: &Path,
    results: &Path,
) -> Result<SharedPolicy, PolicyError> {
    let replayed = name.strip_prefix("replay:");
    if temperature.is_some() && (is_built_in(name) || replayed.is_some()) {
        return Err(PolicyError::NoTemperature {
            name: name.to_owned(),
        });
    }
    match name {
        "oracle" => return Ok(scripted::oracle()),
        "scripted" => return Ok(scripted::attempts()),
        "stub" => return Ok(scripted::stub()),
        "rustfix" => return Ok(rustfix::rustfix()),
        "declares" => return Ok(scripted::declares()),
        "reader" => return Ok(reader::reader()),
        "guesser" => return Ok(guesser::guesser()),
        _ => {}
    }
    if let Some(of) = replayed {
        let is_run = |run: &str| run_folder(results, run).join("run.json").exists();
        let (run, model) = match of.rsplit_once('/') {
            Some((run, model)) if !is_run(of) => (run, Some(model)),
            _ => (of, None),
        };
        return replay::replay(name, &run_folder(results, run), model);
    }
    let mut settings = endpoint_settings(name, models, config)?;
    settings.temperature = temperature.or(settings.temperature);
    let key = settings.read_key()?;
    let endpoint = Endpoint::new(name, settings, key)?;
    Ok(Arc::new(ModelPolicy::new(name, endpoint)))
}

/// The endpoint that `name` stands for: `openai:NAME`, or a table of the configuration.
pub fn endpoint(
    name: &str,
    models: &BTreeMap<String, EndpointConfig>,
    config: &Path,
) -> Result<Endpoint, PolicyError> {
    let settings = endpoint_settings(name, models, config)?;
    let key = settings.read_key()?;
    Ok(Endpoint::new(name, settings, key)?)
}

/// How the endpoint is reached that `name` stands for.
pub fn endpoint_settings(
    name: &str,
    models: &BTreeMap<String, EndpointConfig>,
    config: &Path,
) -> Result<EndpointConfig, PolicyError> {
    match (models.get(name), name.strip_prefix("openai:")) {
        (Some(settings), _) => Ok(settings.clone()),
        (None, Some(model)) => from_environment(name, model),
        (None, None) if is_built_in(name) => Err(PolicyError::BuiltIn {
            name: name.to_owned(),
        }),
        (None, None) => {
            let names: Vec<&str> = models.keys().map(String::as_str).collect();
            let known = if names.is_empty() {
                String::new()
            } else {
                format!(", which defines {}", names.join(", "))
            };
            Err(PolicyError::Unknown {
                name: name.to_owned(),
                config: config.display().to_string(),
                known,
            })
        }
    }
}

fn from_environment(name: &str, model: &str) -> Result<EndpointConfig, PolicyError> {
    let set = |variable: &str| {
        std::env::var(variable)
            .ok()
            .filter(|value| !value.trim().is_empty())
    };
    let address = set("OPENAI_BASE_URL").ok_or_else(|| PolicyError::NoAddress {
        name: name.to_owned(),
    })?;
    let mut settings = EndpointConfig::new(address, model);
    settings.api_key_env = set("OPENAI_API_KEY").map(|_| "OPENAI_API_KEY".to_owned());
    Ok(settings)
}
