//! Letters in place of models, for looking at what they did without knowing who did it.

use std::collections::BTreeMap;

use super::file::Definition;

impl Definition {
    /// What each model goes by: its own name, or a letter drawn by the seed in a blind experiment.
    pub fn shown_names(&self) -> BTreeMap<String, String> {
        let mut models = self.all_models();
        if !self.blind {
            return models
                .into_iter()
                .map(|name| (name.clone(), name))
                .collect();
        }
        models.sort_by_key(|name| {
            let mut hasher = blake3::Hasher::new();
            hasher.update(&self.seed.to_le_bytes());
            hasher.update(name.as_bytes());
            *hasher.finalize().as_bytes()
        });
        let named = models.into_iter().enumerate();
        named.map(|(index, name)| (name, letter(index))).collect()
    }
}

/// `A` to `Z`, then `A2` to `Z2` and so on.
fn letter(index: usize) -> String {
    let letter = char::from(b'A' + (index % 26) as u8);
    match index / 26 {
        0 => letter.to_string(),
        round => format!("{letter}{}", round + 1),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn definition(seed: u64, blind: bool) -> Definition {
        toml::from_str(&format!(
            "question = \"q\"\nmodels = [\"base\", \"tuned\"]\nseed = {seed}\nblind = {blind}"
        ))
        .expect("parses")
    }

    #[test]
    fn the_seed_draws_who_is_a() {
        let base: Vec<String> = (0..40)
            .map(|seed| definition(seed, true).shown_names()["base"].clone())
            .collect();
        assert!(base.iter().any(|name| name == "A") && base.iter().any(|name| name == "B"));
        assert_eq!(
            definition(3, true).shown_names(),
            definition(3, true).shown_names()
        );
        assert_eq!(definition(3, false).shown_names()["base"], "base");
    }

    #[test]
    fn letters_go_on() {
        assert_eq!([0, 25, 26, 53].map(letter), ["A", "Z", "A2", "B3"]);
    }
}
