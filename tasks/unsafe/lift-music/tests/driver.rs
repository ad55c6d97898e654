use lift_music::Ring;

fn round(ring: &Ring) -> String {
    let tracks: Vec<String> = ring
        .round()
        .map(|(title, seconds)| format!("{title}:{seconds}"))
        .collect();
    format!("[{}]", tracks.join(" "))
}

pub fn answer(input: &str) -> String {
    let mut ring = Ring::new();
    let mut other = Ring::new();
    let mut said = Vec::new();
    for line in input.split(';') {
        let words: Vec<&str> = line.split_whitespace().collect();
        match words[..] {
            ["queue", title, seconds] => ring.queue(title, seconds.parse().unwrap()),
            ["skip"] => ring.skip(),
            ["other"] => std::mem::swap(&mut ring, &mut other),
            ["join"] => ring.join(std::mem::replace(&mut other, Ring::new())),
            ["strike", title] => said.push(format!("{:?}", ring.strike(title))),
            ["playing"] => said.push(ring.playing().unwrap_or("silence").to_string()),
            ["round"] => said.push(round(&ring)),
            ["twice"] => {
                let mut tracks = ring.round();
                let first = tracks.by_ref().count();
                said.push(format!("{first}+{}", ring.round().count()));
            }
            _ => panic!("{line}"),
        }
    }
    said.join(", ")
}
