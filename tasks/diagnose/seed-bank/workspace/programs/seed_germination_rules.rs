//! Rules say which seeds germinate; a rule for any text serves for texts that live for ever, too.

pub type Rule<'r> = fn(&'r str) -> bool;

fn short(name: &str) -> bool {
    name.len() < 5
}

fn lasting(rule: Rule<'static>, names: [&'static str; 2]) -> usize {
    names.into_iter().filter(|name| rule(name)).count()
}

fn passing<'p>(rule: Rule<'p>, name: &'p str) -> bool {
    rule(name)
}

pub fn germinate(names: &[String]) -> usize {
    let any: for<'r> fn(&'r str) -> bool = short;
    let forever: Rule<'static> = any;
    let mut count = lasting(forever, ["oat", "barley"]);
    for name in names {
        let rule: Rule = any;
        count += usize::from(passing(rule, name) && any("rye"));
        count += lasting(rule, ["flax", "millet"]);
    }
    count
}
