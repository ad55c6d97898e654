use tuning_history::{History, Reading};

fn text(reading: &Reading) -> String {
    format!("{}{:+}", reading.instrument, reading.cents)
}

pub fn answer(input: &str) -> String {
    let mut words = input.split_whitespace();
    let mut history = History::new(words.next().unwrap().parse().unwrap());
    let mut said = Vec::new();
    while let Some(word) = words.next() {
        said.push(match word {
            "take" => history
                .take()
                .map_or("none".to_string(), |reading| text(&reading)),
            "mean" => format!("{:?}", history.mean()),
            "size" => format!("{}/{}", history.len(), history.capacity()),
            "all" => {
                let all = (0..history.len())
                    .map(|number| history.get(number).map_or("none".to_string(), text));
                format!("[{}]", all.collect::<Vec<_>>().join(" "))
            }
            "get" => {
                let number = words.next().unwrap().parse().unwrap();
                history.get(number).map_or("none".to_string(), text)
            }
            "grow" => {
                history.grow(words.next().unwrap().parse().unwrap());
                continue;
            }
            "clear" => {
                history.clear();
                continue;
            }
            instrument => {
                history.record(instrument, words.next().unwrap().parse().unwrap());
                continue;
            }
        });
    }
    said.push("end".to_string());
    said.join(", ")
}
