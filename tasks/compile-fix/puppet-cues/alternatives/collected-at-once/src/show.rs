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
        let cues: Vec<&'a Cue> = self.cues.iter().filter(|cue| cue.is_for(puppet)).collect();
        cues.into_iter()
    }

    /// The scenes that can be played without these puppets.
    pub fn scenes_without(&self, absent: &[&str]) -> impl Iterator<Item = u32> {
        let impossible: Vec<u32> = self
            .cues
            .iter()
            .filter(|cue| absent.iter().any(|puppet| cue.is_for(puppet)))
            .map(|cue| cue.scene)
            .collect();
        let mut scenes: Vec<u32> = self.cues.iter().map(|cue| cue.scene).collect();
        scenes.dedup();
        scenes.retain(|scene| !impossible.contains(scene));
        scenes.into_iter()
    }
}
