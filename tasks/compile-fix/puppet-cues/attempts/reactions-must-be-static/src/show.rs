#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cue {
    pub scene: u32,
    pub puppet: String,
    pub line: String,
}

impl Cue {
    pub fn new(scene: u32, puppet: &str, line: &str) -> Self {
        Cue {
            scene,
            puppet: puppet.to_string(),
            line: line.to_string(),
        }
    }

    pub fn is_for(&self, puppet: &str) -> bool {
        puppet == "*" || self.puppet.eq_ignore_ascii_case(puppet)
    }
}

#[derive(Debug, Default)]
pub struct Show {
    cues: Vec<Cue>,
}

impl Show {
    pub fn new(cues: Vec<Cue>) -> Self {
        Show { cues }
    }

    pub fn cues(&self) -> &[Cue] {
        &self.cues
    }

    /// The cues of a puppet in the order of the show.
    pub fn cues_of<'a>(&'a self, puppet: &str) -> impl Iterator<Item = &'a Cue> {
        let puppet = puppet.to_string();
        self.cues.iter().filter(move |cue| cue.is_for(&puppet))
    }

    /// The scenes that can be played without these puppets.
    pub fn scenes_without<'a>(&'a self, absent: &[&str]) -> impl Iterator<Item = u32> + 'a {
        let absent: Vec<String> = absent.iter().map(|puppet| puppet.to_string()).collect();
        let missing = move |scene: u32| {
            let mut cues = self.cues.iter().filter(|cue| cue.scene == scene);
            cues.any(|cue| absent.iter().any(|puppet| cue.is_for(puppet)))
        };
        let mut last = None;
        let begins = move |scene: &u32| last.replace(*scene) != Some(*scene);
        let scenes = self.cues.iter().map(|cue| cue.scene).filter(begins);
        scenes.filter(move |scene| !missing(*scene))
    }
}
