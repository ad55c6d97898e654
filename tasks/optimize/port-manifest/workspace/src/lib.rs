//! The manifest of a container port, put together from the lists of its terminals.

/// A container as a list has it.
#[derive(Debug, Clone)]
struct Container {
    id: String,
    kilos: u32,
    port: String,
}

/// Merges lists into one manifest, in which later lines supersede earlier ones.
pub fn manifest(lists: &[&str]) -> String {
    let mut containers: Vec<Container> = Vec::new();
    let mut skipped = 0;
    for list in lists {
        for line in list.lines() {
            if line.trim().is_empty() {
                continue;
            }
            match read(line) {
                Some(container) => {
                    containers = containers
                        .iter()
                        .filter(|other| other.id.to_ascii_uppercase() != container.id.to_ascii_uppercase())
                        .cloned()
                        .collect();
                    containers.push(container);
                }
                None => skipped += 1,
            }
        }
    }
    let mut out = String::new();
    for port in ports(&containers) {
        out = out + &section(&containers, &port);
    }
    if skipped > 0 {
        out = out + &format!("skipped: {skipped}\n");
    }
    out
}

fn read(line: &str) -> Option<Container> {
    let fields: Vec<String> = line.split(';').map(|field| field.trim().to_string()).collect();
    if fields.len() != 3 || fields[0].is_empty() || fields[2].is_empty() {
        return None;
    }
    let kilos = fields[1].parse().ok()?;
    Some(Container { id: fields[0].clone(), kilos, port: fields[2].clone() })
}

/// The ports that containers go to, each once.
fn ports(containers: &[Container]) -> Vec<String> {
    let mut ports: Vec<String> = Vec::new();
    for container in containers {
        if !ports.contains(&container.port) {
            ports.push(container.port.clone());
            ports.sort();
        }
    }
    ports
}

/// The part of the manifest for one port.
fn section(containers: &[Container], port: &str) -> String {
    let mut lines = String::new();
    let mut count = 0;
    let mut total: u64 = 0;
    let mut rest: Vec<Container> = containers.iter().filter(|c| c.port == port).cloned().collect();
    while !rest.is_empty() {
        rest.sort_by_key(|container| container.id.to_ascii_uppercase());
        let next = rest.remove(0);
        count += 1;
        total += u64::from(next.kilos);
        lines = lines + &format!("  {} {} kg\n", next.id.to_ascii_uppercase(), next.kilos);
    }
    format!("{port}: {count} containers, {total} kg\n{lines}")
}
