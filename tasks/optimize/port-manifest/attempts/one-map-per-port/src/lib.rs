//! The manifest of a container port, put together from the lists of its terminals.

use std::collections::BTreeMap;
use std::fmt::Write;

/// Merges lists into one manifest, in which later lines supersede earlier ones.
pub fn manifest(lists: &[&str]) -> String {
    let mut ports: BTreeMap<&str, BTreeMap<String, u32>> = BTreeMap::new();
    let mut skipped = 0;
    for line in lists.iter().flat_map(|list| list.lines()) {
        match read(line) {
            Some((id, kilos, port)) => {
                ports.entry(port).or_default().insert(id.to_ascii_uppercase(), kilos);
            }
            None if line.trim().is_empty() => {}
            None => skipped += 1,
        }
    }
    let mut out = String::new();
    for (port, loads) in ports {
        let total: u64 = loads.values().map(|&kilos| u64::from(kilos)).sum();
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
