//! Statistics of a benchmark: pass@k, means whose error is clustered by task, their 95 % intervals, and how rows differ.
//!
//! Everything here is a pure function of numbers. Sums do not depend on the order of their terms: the terms are
//! sorted first, so that a report is the same to the last bit however its episodes were loaded.
//!
//! # Sources
//!
//! * pass@k: M. Chen et al., *Evaluating Large Language Models Trained on Code*, 2021, arXiv 2107.03374, section 2.1,
//!   equation 1. See [`pass_at_k`].
//! * Clustered standard errors: E. Miller, *Adding Error Bars to Evals*, 2024, arXiv 2411.00640, the section on
//!   clustered questions. The factor for few clusters and the use of Student's t with one degree of freedom less than
//!   there are clusters: A. C. Cameron and D. L. Miller, *A Practitioner's Guide to Cluster-Robust Inference*,
//!   Journal of Human Resources 50(2), 2015, section VI. See [`clustered_mean`] and [`Estimate::interval`].
//! * Paired differences: Miller 2024, the section on paired differences. See [`fn@paired`].
//! * Shares of none or all: C. J. Clopper and E. S. Pearson, *The Use of Confidence or Fiducial Limits Illustrated in the
//!   Case of the Binomial*, Biometrika 26, 1934. See [`Estimate::share_interval`].
//! * Quantiles of Student's t beyond the table: M. Abramowitz and I. Stegun, *Handbook of Mathematical Functions*,
//!   equation 26.7.5. See [`student_975`].
//! * p-values: the same t as the intervals; tails by M. Abramowitz and I. Stegun, equations 26.7.1 and 26.5.27. Where all
//!   tasks came out alike: R. A. Fisher, *The Design of Experiments*, 1935, section 21. See [`p_value`].
//! * Many comparisons: S. Holm, *A Simple Sequentially Rejective Multiple Test Procedure*, Scandinavian Journal of
//!   Statistics 6, 1979; Y. Benjamini and Y. Hochberg, *Controlling the False Discovery Rate*, Journal of the Royal
//!   Statistical Society B 57, 1995. See [`holm`] and [`benjamini_hochberg`].
//! * Figures that no formula fits: A. C. Davison and D. V. Hinkley, *Bootstrap Methods and their Application*, 1997, section
//!   3.8; A. C. Cameron, J. B. Gelbach and D. L. Miller, *Bootstrap-Based Improvements for Inference with Clustered
//!   Errors*, Review of Economics and Statistics 90(3), 2008; for few tasks T. C. Hesterberg, *What Teachers Should Know
//!   About the Bootstrap*, The American Statistician 69(4), 2015. See [`fn@bootstrap`]. Its random numbers: G. L. Steele,
//!   D. Lea and C. H. Flood, *Fast Splittable Pseudorandom Number Generators*, OOPSLA 2014. See [`Draws`].
//! * Power: Miller 2024, the section on power. See [`Spread`], [`tasks_needed`] and [`detectable`].
//! * Sums: A. Neumaier, *Rundungsfehleranalyse einiger Verfahren zur Summation endlicher Summen*, ZAMM 54, 1974. See
//!   [`sum`].

mod bootstrap;
mod cluster;
mod draws;
mod many;
mod paired;
mod pass;
mod power;
mod student;
mod sums;

pub use bootstrap::{Resampled, Resampling, bootstrap};
pub use cluster::{Estimate, clustered_mean, student_975};
pub use draws::Draws;
pub use many::{benjamini_hochberg, holm};
pub use paired::{Paired, paired};
pub use pass::pass_at_k;
pub use power::{Design, Spread, detectable, samples_needed, tasks_needed};
pub use student::{normal_quantile, normal_share, p_value, student_quantile, two_sided};
pub use sums::{mean, median, sum};
