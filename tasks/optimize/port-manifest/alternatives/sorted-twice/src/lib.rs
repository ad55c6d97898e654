//! The manifest of a container port, put together from the lists of its terminals.

struct Container<'a> {
    id: String,
    kilos: u32,
    port: &'a str,
}

/// Merges lists into one manifest, in which later lines supersede earlier ones.
pub fn manifest(lists: &[&str]) -> String {
    let mut containers = Vec::new();
    let mut skipped = 0u64;
    for list in lists {
        for line in list.lines().map(str::trim).filter(|line| !line.is_empty()) {
            if let Some(container) = Container::read(line) {
                containers.push(container);
            } else {
                skipped += 1;
            }
        }
    }
    // The sort is stable: the last of a run of equal ids is the latest.
    containers.sort_by(|a, b| a.id.cmp(&b.id));
    let mut latest: Vec<Container> = Vec::with_capacity(containers.len());
    for container in containers {
        match latest.last_mut() {
            Some(last) if last.id == container.id => *last = container,
            _ => latest.push(container),
        }
    }
    latest.sort_by_key(|container| container.port);
    let mut out = String::with_capacity(32 * latest.len());
    for section in latest.chunk_by(|a, b| a.port == b.port) {
        let total = section.iter().map(|container| u64::from(container.kilos)).sum::<u64>();
        out.push_str(section[0].port);
        out.push_str(": ");
        out.push_str(&section.len().to_string());
        out.push_str(" containers, ");
        out.push_str(&total.to_string());
        out.push_str(" kg\n");
        for Container { id, kilos, .. } in section {
            out.push_str("  ");
            out.push_str(id);
            out.push(' ');
            out.push_str(&kilos.to_string());
            out.push_str(" kg\n");
        }
    }
    if skipped > 0 {
        out.push_str("skipped: ");
        out.push_str(&skipped.to_string());
        out.push('\n');
    }
    out
}

impl<'a> Container<'a> {
    fn read(line: &'a str) -> Option<Self> {
        let (id, rest) = line.split_once(';')?;
        let (kilos, port) = rest.split_once(';')?;
        let (id, port) = (id.trim(), port.trim());
        let fits = !id.is_empty() && !port.is_empty() && !port.contains(';');
        let kilos = kilos.trim().parse().ok().filter(|_| fits)?;
        Some(Container { id: id.to_ascii_uppercase(), kilos, port })
    }
}
