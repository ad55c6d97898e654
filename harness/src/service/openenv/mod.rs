//! The OpenEnv protocol: sessions over a WebSocket, and single calls over HTTP.
//!
//! After `src/openenv/core/env_server/{types,http_server,serialization}.py` of openenv 0.10.0.

mod http;
mod play;
mod socket;
mod types;
mod wire;

pub use http::{health, mcp, metadata, reset, schema, state, step};
pub use socket::session;
pub use types::{
    ActionData, Health, Metadata, ObservationData, Payload, ResetData, SchemaAnswer, StateData,
    StepRequest,
};
