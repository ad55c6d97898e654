//! Figures: medians of throughput, and ratios taken within each round.

use std::fmt::Write;

/// One measurement.
pub struct Row {
    /// The way.
    pub way: String,
    /// Grades in flight.
    pub concurrency: usize,
    /// The round.
    pub round: usize,
    /// Candidates a second.
    pub per_second: f64,
    /// CPU milliseconds a candidate beside compiler and tests.
    pub overhead_ms: Option<f64>,
}

/// All measurements.
#[derive(Default)]
pub struct Table {
    rows: Vec<Row>,
}

fn median(mut values: Vec<f64>) -> Option<f64> {
    values.sort_by(f64::total_cmp);
    let middle = values.len() / 2;
    if values.len() % 2 == 1 {
        values.get(middle).copied()
    } else {
        Some((values.get(middle.checked_sub(1)?)? + values.get(middle)?) / 2.0)
    }
}

impl Table {
    /// Adds a measurement.
    pub fn add(&mut self, row: Row) {
        self.rows.push(row);
    }

    fn of<'a>(&'a self, way: &'a str, concurrency: usize) -> impl Iterator<Item = &'a Row> {
        self.rows
            .iter()
            .filter(move |row| row.way == way && row.concurrency == concurrency)
    }

    /// The median over the rounds of how many times as many candidates a second `way` grades as `base`.
    fn ratio(&self, way: &str, base: &str, concurrency: usize) -> Option<f64> {
        let ratios = self.of(way, concurrency).filter_map(|row| {
            let other = self
                .of(base, concurrency)
                .find(|other| other.round == row.round)?;
            Some(row.per_second / other.per_second)
        });
        median(ratios.collect())
    }

    fn ways(&self) -> Vec<(usize, String)> {
        let mut ways: Vec<(usize, String)> = Vec::new();
        for row in &self.rows {
            let key = (row.concurrency, row.way.clone());
            if !ways.contains(&key) {
                ways.push(key);
            }
        }
        ways.sort();
        ways
    }

    fn figures(
        &self,
        concurrency: usize,
        way: &str,
    ) -> (f64, Option<f64>, Option<f64>, Option<f64>) {
        let per_second = median(
            self.of(way, concurrency)
                .map(|row| row.per_second)
                .collect(),
        );
        let overhead = median(
            self.of(way, concurrency)
                .filter_map(|row| row.overhead_ms)
                .collect(),
        );
        (
            per_second.unwrap_or(f64::NAN),
            self.ratio(way, "floor", concurrency),
            self.ratio(way, "naive", concurrency),
            overhead,
        )
    }

    /// The table for people.
    pub fn text(&self) -> String {
        let shown =
            |value: Option<f64>| value.map_or("-".to_owned(), |value| format!("{value:.2}"));
        let mut text = String::from(
            "| at a time | way | candidates/s | x floor | x naive | CPU ms beside compiler and tests |\n\
             |--:|---|--:|--:|--:|--:|\n",
        );
        for (concurrency, way) in self.ways() {
            let (per_second, floor, naive, overhead) = self.figures(concurrency, &way);
            let _ = writeln!(
                text,
                "| {concurrency} | {way} | {per_second:.2} | {} | {} | {} |",
                shown(floor),
                shown(naive),
                shown(overhead)
            );
        }
        text
    }

    /// The same for programs, on one line.
    pub fn json(&self) -> serde_json::Value {
        let rows: Vec<_> = self
            .ways()
            .into_iter()
            .map(|(concurrency, way)| {
                let (per_second, floor, naive, overhead) = self.figures(concurrency, &way);
                serde_json::json!({
                    "way": way,
                    "concurrency": concurrency,
                    "candidates_per_second": per_second,
                    "vs_floor": floor,
                    "vs_naive": naive,
                    "overhead_cpu_ms": overhead,
                })
            })
            .collect();
        serde_json::json!({
            "rows": rows,
            "docker_vs_floor": self.ratio("docker", "floor", 2),
            "local_vs_floor": self.ratio("local", "floor", 2),
            "docker_vs_naive": self.ratio("docker", "naive", 2),
        })
    }
}
