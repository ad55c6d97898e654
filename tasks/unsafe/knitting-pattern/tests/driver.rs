use knitting_pattern::Pattern;

pub fn answer(input: &str) -> String {
    let mut pattern = Pattern::new();
    let mut said = Vec::new();
    for line in input.split(';') {
        let words: Vec<&str> = line.split_whitespace().collect();
        let number = |place: usize| words[place].parse::<usize>().unwrap();
        said.push(match words[0] {
            "knit" => {
                words[1..].iter().for_each(|yarn| pattern.knit(yarn));
                continue;
            }
            "unravel" => pattern.unravel().to_string(),
            "move" => pattern.move_to(number(1)).to_string(),
            "get" => pattern.get(number(1)).unwrap_or("none").to_string(),
            "dye" => pattern.dye(words[1], words[2]).to_string(),
            "all" => format!(
                "{}/{}[{}]",
                pattern.carriage(),
                pattern.len(),
                pattern.stitches().join(" ")
            ),
            _ => panic!("{line}"),
        });
    }
    said.join(", ")
}
