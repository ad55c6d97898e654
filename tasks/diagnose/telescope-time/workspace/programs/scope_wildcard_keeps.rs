//! A proposal for telescope time; its abstract may be handed out once.

pub struct Proposal {
    pub title: String,
    pub abstract_text: String,
}

pub fn hand_out(proposal: Proposal) -> (usize, Proposal) {
    let checks = || {
        let _ = proposal.abstract_text;
        let Proposal { title: _, .. } = proposal;
        1
    };
    let done = checks() + checks();
    (done, proposal)
}

pub fn tear_up(proposal: Proposal) -> String {
    let rest = move || {
        let length = proposal.title.len();
        format!("{length} letters")
    };
    rest() + &proposal.abstract_text
}
