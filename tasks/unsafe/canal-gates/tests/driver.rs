use canal_gates::Canal;

fn list<T: ToString>(items: &[T]) -> String {
    let texts: Vec<String> = items.iter().map(T::to_string).collect();
    format!("[{}]", texts.join(" "))
}

fn state(canal: &Canal) -> String {
    format!("{}{}", canal.count(), list(&canal.names()))
}

pub fn answer(input: &str) -> String {
    let mut canal = Canal::new();
    let mut parts: Vec<Canal> = Vec::new();
    let mut said = Vec::new();
    for line in input.split(';') {
        let words: Vec<&str> = line.split_whitespace().collect();
        said.push(match words[..] {
            ["append", name, flow] => {
                canal.append(name, flow.parse().unwrap());
                continue;
            }
            ["above", below, name, flow] => canal
                .insert_above(below, name, flow.parse().unwrap())
                .to_string(),
            ["remove", name] => format!("{:?}", canal.remove(name)),
            ["flows", name] => list(&canal.above(name)),
            ["state"] => state(&canal),
            ["cut", name] => match canal.cut(name) {
                Some(lower) => {
                    let text = format!("{} + {}", state(&canal), state(&lower));
                    parts.push(std::mem::replace(&mut canal, lower));
                    text
                }
                None => "no cut".to_string(),
            },
            ["back"] => {
                let upper = parts.pop().unwrap();
                parts.push(std::mem::replace(&mut canal, upper));
                continue;
            }
            _ => panic!("{line}"),
        });
    }
    said.join(", ")
}
