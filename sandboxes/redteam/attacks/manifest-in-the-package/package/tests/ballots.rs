#[test]
fn adds_up() {}
