//! A case is taken apart; whatever is left in it is thrown away.

pub struct Case {
    pub glass: Option<String>,
    pub door: Option<Box<str>>,
    pub screws: Vec<u8>,
}

impl Drop for Case {
    fn drop(&mut self) {
        self.screws.clear();
    }
}

pub fn take_apart(mut case: Case) -> (Option<String>, Vec<u8>) {
    let screws = std::mem::take(&mut case.screws);
    (case.glass.take(), screws)
}

pub fn door(case: Case) -> usize {
    let Case {
        door: Some(ref door),
        ref screws,
        ..
    } = case
    else {
        return 0;
    };
    door.len() + screws.len()
}

pub fn replace(case: &mut Case, glass: String) -> Option<String> {
    *case = Case {
        glass: Some(glass),
        door: None,
        screws: Vec::new(),
    };
    case.glass.as_ref().map(|glass| glass.clone())
}
