use source_positions::SourceMap;

pub fn workload() {
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
    let mut back = 0;
    let mut offset = 0;
    for _ in 0..450 {
        offset = (offset + 1_237) % text.len();
        if let Some(position) = map.position(offset) {
            assert!(map.offset(position) == Some(offset));
            back += 1;
        }
    }
    assert!(back > 350);
}
