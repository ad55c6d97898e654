use postal_codes::Code;

pub fn answer(input: &str) -> String {
    let mut shelf: Vec<Code> = Vec::new();
    let mut code = Code::new("");
    let mut said = Vec::new();
    for line in input.split(';') {
        let words: Vec<&str> = line.split_whitespace().collect();
        match words[..] {
            ["new"] => code = Code::new(""),
            ["new", text] => code = Code::new(text),
            ["keep"] => shelf.push(code.clone()),
            ["swap", place] => {
                std::mem::swap(&mut code, &mut shelf[place.parse::<usize>().unwrap()])
            }
            ["drop", place] => drop(shelf.remove(place.parse().unwrap())),
            ["extend", part] => code.extend(part),
            ["shorten", characters] => code.shorten(characters.parse().unwrap()),
            ["area"] => code = code.area(),
            ["same", place] => {
                said.push((code == shelf[place.parse::<usize>().unwrap()]).to_string())
            }
            ["text"] => said.push(format!("{:?}", code.as_str())),
            ["short"] => said.push(code.is_short().to_string()),
            ["shelf"] => {
                let texts: Vec<&str> = shelf.iter().map(Code::as_str).collect();
                said.push(format!("[{}]", texts.join(" ")));
            }
            _ => panic!("{line}"),
        }
    }
    said.join(", ")
}
