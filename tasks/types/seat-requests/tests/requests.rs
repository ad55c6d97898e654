use seat_requests::{form, Request, Wish};

fn plain(first: bool) -> Request {
    Request {
        from: "Ulm".to_string(),
        to: "Bern".to_string(),
        first,
        wishes: vec![],
        bicycles: 0,
        lounge: None,
    }
}

/// "`finish()` gives the `Request`."
#[test]
fn a_short_form_is_a_request() {
    assert_eq!(form().from("Ulm").to("Bern").second().finish(), plain(false));
    assert_eq!(form().from("Ulm").to("Bern").first().finish(), plain(true));
}

/// "`from(station: &str)` and `to(station: &str)` can be called in either order, each exactly once."
#[test]
fn stations_come_in_either_order() {
    assert_eq!(form().to("Bern").from("Ulm").second().finish(), plain(false));
    assert_eq!(form().to("Bern").first().from("Ulm").finish(), plain(true));
}

/// "`first()` or `second()` chooses the class, exactly once, before or after either station."
#[test]
fn the_class_may_come_first() {
    assert_eq!(form().first().from("Ulm").to("Bern").finish(), plain(true));
    assert_eq!(form().second().to("Bern").from("Ulm").finish(), plain(false));
    assert_eq!(form().from("Ulm").second().to("Bern").finish(), plain(false));
}

/// "`wish(wish: Wish)` adds a wish, as often as one likes, at any time."
#[test]
fn wishes_are_kept_in_order() {
    let request = form()
        .wish(Wish::Table)
        .from("Ulm")
        .wish(Wish::Quiet)
        .first()
        .to("Bern")
        .wish(Wish::Window)
        .finish();
    assert_eq!(
        request,
        Request {
            wishes: vec![Wish::Table, Wish::Quiet, Wish::Window],
            ..plain(true)
        }
    );
}

/// "A wish that is there already is not added again."
#[test]
fn a_wish_is_granted_once() {
    let request = form()
        .wish(Wish::Aisle)
        .wish(Wish::Table)
        .wish(Wish::Aisle)
        .from("Ulm")
        .to("Bern")
        .second();
    let request = request.wish(Wish::Table).finish();
    assert_eq!(
        request,
        Request {
            wishes: vec![Wish::Aisle, Wish::Table],
            ..plain(false)
        }
    );
}

/// "`bicycle()` reserves room for one more bicycle and can be called as often as one likes, but only once second class was
/// chosen."
#[test]
fn bicycles_travel_in_second_class() {
    let one = form().second().bicycle().from("Ulm").to("Bern").finish();
    assert_eq!(
        one,
        Request {
            bicycles: 1,
            ..plain(false)
        }
    );
    let three = form()
        .from("Ulm")
        .second()
        .bicycle()
        .bicycle()
        .to("Bern")
        .bicycle()
        .finish();
    assert_eq!(
        three,
        Request {
            bicycles: 3,
            ..plain(false)
        }
    );
    assert_eq!(three.ticket(), "Ulm - Bern, class 2, 3 bicycles");
}

/// "`lounge(minutes: u32)` reserves time in the lounge, at most once, and only once first class was chosen."
#[test]
fn the_lounge_belongs_to_first_class() {
    let early = form().first().lounge(30).from("Ulm").to("Bern").finish();
    assert_eq!(
        early,
        Request {
            lounge: Some(30),
            ..plain(true)
        }
    );
    let late = form()
        .from("Ulm")
        .to("Bern")
        .first()
        .wish(Wish::Quiet)
        .lounge(0)
        .finish();
    assert_eq!(late.ticket(), "Ulm - Bern, class 1, quiet, lounge 0 min");
}

/// "An unfinished form can be kept in a variable and cloned, and go on in two different ways."
#[test]
fn a_form_goes_on_in_two_ways() {
    let base = form().from("Ulm").wish(Wish::Window);
    let cheap = base.clone().to("Bern").second().bicycle().finish();
    let dear = base.to("Wien").first().lounge(15).finish();
    assert_eq!(cheap.ticket(), "Ulm - Bern, class 2, window, 1 bicycle");
    assert_eq!(dear.ticket(), "Ulm - Wien, class 1, window, lounge 15 min");
}
