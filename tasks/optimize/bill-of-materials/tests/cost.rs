use bill_of_materials::{costs, Part};

const LEVELS: usize = 9;
const WIDTH: usize = 20;

pub fn workload() -> Vec<Option<u64>> {
    let name = |level: usize, place: usize| format!("assembly-{level}-{place}");
    let mut catalogue = Vec::new();
    for level in 0..LEVELS {
        for place in 0..WIDTH {
            let uses = |step: usize| (name(level + 1, (place * 3 + step) % WIDTH), step as u64 + 1);
            catalogue.push(Part {
                name: name(level, place),
                price: (level * WIDTH + place) as u64,
                uses: if level + 1 < LEVELS { [0, 4, 9].map(uses).to_vec() } else { Vec::new() },
            });
        }
    }
    let wanted: Vec<String> = (0..6).map(|n| name(n, n)).collect();
    let wanted: Vec<&str> = wanted.iter().map(String::as_str).collect();
    let found = costs(&catalogue, &wanted);
    found.into_iter().map(|cost| cost.ok()).collect()
}
