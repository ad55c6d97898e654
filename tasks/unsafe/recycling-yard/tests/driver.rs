use recycling_yard::{Batch, Ticket, Yard};

fn text(batch: &Batch) -> String {
    format!("{}:{}", batch.material, batch.kilos)
}

fn or_none(batch: Option<&Batch>) -> String {
    batch.map_or("none".to_string(), text)
}

pub fn answer(input: &str) -> String {
    let mut yard = Yard::new();
    let mut tickets: Vec<Ticket> = Vec::new();
    let mut said = Vec::new();
    for line in input.split(';') {
        let words: Vec<&str> = line.split_whitespace().collect();
        let ticket = |place: usize| tickets[words[place].parse::<usize>().unwrap()];
        said.push(match words[0] {
            "deliver" => {
                tickets.push(yard.deliver(words[1], words[2].parse().unwrap()));
                continue;
            }
            "get" => or_none(yard.get(ticket(1))),
            "fetch" => or_none(yard.fetch(ticket(1)).as_ref()),
            "exchange" => {
                let batch = Batch {
                    material: words[2].to_string(),
                    kilos: words[3].parse().unwrap(),
                };
                or_none(yard.exchange(ticket(1), batch).as_ref())
            }
            "merge" => yard.merge(ticket(1), ticket(2)).to_string(),
            "clear" => yard.clear(words[1]).to_string(),
            "all" => {
                let texts: Vec<String> = yard.batches().into_iter().map(text).collect();
                format!("[{}]", texts.join(" "))
            }
            _ => panic!("{line}"),
        });
    }
    said.join(", ")
}
