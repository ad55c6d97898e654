//! Different requests must be told apart.

use seat_requests::{form, Request, Wish};

pub fn pins() {
    let one = || Request {
        from: "a".to_string(),
        to: "b".to_string(),
        first: true,
        wishes: vec![Wish::Table],
        bicycles: 1,
        lounge: None,
    };
    assert_ne!(form().from("a").to("b").first().finish(), one());
    assert_ne!(Wish::Table, Wish::Quiet);
    assert_ne!(Wish::Window, Wish::Aisle);
    assert_ne!(
        one(),
        Request {
            from: "c".to_string(),
            ..one()
        }
    );
    assert_ne!(
        one(),
        Request {
            to: "c".to_string(),
            ..one()
        }
    );
    assert_ne!(one(), Request { first: false, ..one() });
    assert_ne!(
        one(),
        Request {
            wishes: vec![],
            ..one()
        }
    );
    assert_ne!(one(), Request { bicycles: 2, ..one() });
    assert_ne!(
        one(),
        Request {
            lounge: Some(1),
            ..one()
        }
    );
}
