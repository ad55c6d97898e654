//! The manifest of a container port, put together from the lists of its terminals.

use std::collections::BTreeMap;
use std::fmt::Write;

/// Merges lists into one manifest, in which later lines supersede earlier ones.
pub fn manifest(lists: &[&str]) -> String {
    let mut containers: BTreeMap<String, (u32, &str)> = BTreeMap::new();
    let mut skipped = 0;
    for line in lists.iter().flat_map(|list| list.lines()) {
        match read(line) {
            Some((id, kilos, port)) => {
                containers.entry(id.to_ascii_uppercase()).or_insert((kilos, port));
            }
            None if line.trim().is_empty() => {}
            None => skipped += 1,
        }
    }
    let mut ports: BTreeMap<&str, Vec<(&str, u32)>> = BTreeMap::new();
    for (id, &(kilos, port)) in &containers {
        ports.entry(port).or_default().push((id, kilos));
    }
    let mut out = String::new();
    for (port, loads) in ports {
        let total: u32 = loads.iter().map(|&(_, kilos)| kilos).sum();
        let _ = writeln!(out, "{port}: {} containers, {total} kg", loads.len());
        for (id, kilos) in loads {
            let _ = writeln!(out, "  {id} {kilos} kg");
        }
    }
    if skipped > 0 {
        let _ = writeln!(out, "skipped: {skipped}");
    }
    out
}

/// Id, weight and port.
fn read(line: &str) -> Option<(&str, u32, &str)> {
    let mut fields = line.split(';').map(str::trim);
    let (id, kilos, port) = (fields.next()?, fields.next()?, fields.next()?);
    if fields.next().is_some() || id.is_empty() || port.is_empty() {
        return None;
    }
    Some((id, kilos.parse().ok()?, port))
}
