//! Assay puts language models to the test of the compiler.
//!
//! The way of the data: [`task`] → [`sandbox`] → [`grade`] → [`trajectory`] → [`report`], with [`episode`] driving a
//! [`policy`] from the task to the trajectory and [`run`] driving many episodes. [`export`] makes datasets of
//! trajectories, and [`service`] gives grades and episodes to other programs. A module imports only modules that stand
//! above it in the list of this file.

pub mod action;
pub mod diagnostic;
pub mod endpoint;
pub mod table;

pub mod task;

pub mod cheat;
pub mod sandbox;

pub mod grade;
pub mod validate;

pub mod trajectory;

pub mod export;

pub mod policy;

pub mod audit;

pub mod episode;

pub mod service;

pub mod config;
pub mod run;

pub mod stats;

pub mod report;

pub mod experiment;

pub mod cli;
