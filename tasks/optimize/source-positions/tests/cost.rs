use source_positions::SourceMap;

pub fn workload() -> Vec<Option<(usize, usize)>> {
    let mut text = String::new();
    for n in 0..70 {
        text.push_str("let value = \"größer\";");
        text.push_str(["\n", "\r\n", "\r"][n % 3]);
    }
    // One long line, as a generator writes it.
    for _ in 0..130 {
        text.push_str("{\"preis\":\"3 €\"},");
    }
    text.push('\n');
    let map = SourceMap::new(&text);
    let mut seen = Vec::new();
    let mut offset = 0;
    for _ in 0..450 {
        offset = (offset + 1_237) % text.len();
        let position = map.position(offset);
        seen.push(position.map(|position| (position.line, position.column)));
        seen.push(position.and_then(|position| map.offset(position)).map(|back| (back, 0)));
    }
    seen
}
