//! What was seen, as a table and as a curve.

use std::path::Path;

use anyhow::anyhow;
use plotters::prelude::*;

use super::look::Sample;

/// Writes every sample of every backend.
pub fn write_csv(file: &Path, all: &[(String, Vec<Sample>)]) -> anyhow::Result<()> {
    let mut csv = csv::Writer::from_path(file)?;
    csv.write_record([
        "backend",
        "at_s",
        "episodes",
        "rss_mb",
        "files",
        "children",
        "containers",
        "sandboxes",
    ])?;
    for (backend, samples) in all {
        for one in samples {
            csv.write_record([
                backend.clone(),
                format!("{:.1}", one.at_s),
                one.episodes.to_string(),
                format!("{:.2}", one.rss_mb),
                one.files.to_string(),
                one.children.to_string(),
                one.containers.to_string(),
                one.sandboxes.to_string(),
            ])?;
        }
    }
    csv.flush()?;
    Ok(())
}

/// A title, and what is drawn under it.
type Curve = (&'static str, fn(&Sample) -> f64);

/// Draws memory and open files over the episodes.
pub fn draw(file: &Path, backend: &str, samples: &[Sample]) -> anyhow::Result<()> {
    let failed = |error: &dyn std::fmt::Display| anyhow!("{}: {error}", file.display());
    let episodes = samples.last().map_or(1, |one| one.episodes).max(1) as f64;
    let most = |what: fn(&Sample) -> f64| samples.iter().map(what).fold(1.0, f64::max) * 1.1;
    let root = SVGBackend::new(file, (900, 600)).into_drawing_area();
    root.fill(&WHITE).map_err(|error| failed(&error))?;
    let parts = root.split_evenly((2, 1));
    let curves: [Curve; 2] = [
        ("resident memory, MB", |one| one.rss_mb),
        ("open files", |one| one.files as f64),
    ];
    for (part, (title, what)) in parts.iter().zip(curves) {
        let mut chart = ChartBuilder::on(part)
            .caption(format!("{backend}: {title}"), ("sans-serif", 18))
            .margin(10)
            .x_label_area_size(30)
            .y_label_area_size(60)
            .build_cartesian_2d(0.0..episodes, 0.0..most(what))
            .map_err(|error| failed(&error))?;
        chart
            .configure_mesh()
            .x_desc("episodes")
            .draw()
            .map_err(|error| failed(&error))?;
        let points = samples.iter().map(|one| (one.episodes as f64, what(one)));
        chart
            .draw_series(LineSeries::new(points, &BLUE))
            .map_err(|error| failed(&error))?;
    }
    root.present().map_err(|error| failed(&error))
}
