//! Assay puts language models to the test of the compiler.
//!
//! The way of the data, each module importing only what stands before it:
//! [`task`] → [`sandbox`] → [`grade`] → [`episode`] → [`trajectory`] → [`run`] → [`report`] → [`cli`].

pub mod action;
pub mod cli;
pub mod config;
pub mod diagnostic;
pub mod endpoint;
pub mod episode;
pub mod grade;
pub mod policy;
pub mod report;
pub mod run;
pub mod sandbox;
pub mod stats;
pub mod task;
pub mod trajectory;
pub mod validate;
