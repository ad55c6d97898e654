use choir_seating::{hidden_singers, next_free, widest_gap};

fn riser(seats: &str) -> Vec<bool> {
    seats.chars().map(|c| c == 'x').collect()
}

/// "A singer is hidden if anybody further to the front is at least as tall."
#[test]
fn a_tall_soprano_hides_everybody_behind_her() {
    assert_eq!(hidden_singers(&[160, 158, 171, 160, 165, 172]), [1, 3, 4]);
}

/// "anybody further to the front is at least as tall"
#[test]
fn equally_tall_altos_hide_each_other() {
    assert_eq!(hidden_singers(&[150, 150, 151]), [1]);
    assert_eq!(hidden_singers(&[1]), Vec::<usize>::new());
    assert_eq!(hidden_singers(&[]), Vec::<usize>::new());
}

/// "starting at the seat `from` and going on from seat to seat, the seat `from` included"
#[test]
fn the_usher_tries_seat_after_seat() {
    let hall = riser("xxxxx.xx.x");
    assert_eq!(next_free(&hall, 5), Some(5));
    assert_eq!(next_free(&hall, 6), Some(8));
    assert_eq!(next_free(&hall, 1), Some(5));
    assert_eq!(next_free(&hall, 0), Some(5));
}

/// "seats run around the hall, so that seat 0 follows the last one"
#[test]
fn the_usher_walks_around_the_hall() {
    assert_eq!(next_free(&riser("x.xx.xxxx"), 6), Some(1));
    assert_eq!(next_free(&riser(".xxxxx"), 1), Some(0));
}

/// "If every seat is taken, or there is no seat at all, it returns `None`."
#[test]
fn the_usher_finds_a_full_hall() {
    assert_eq!(next_free(&riser("xxxx"), 2), None);
    assert_eq!(next_free(&[], 0), None);
}

/// "with 8 seats the seat 9 is seat 1"
#[test]
fn a_seat_number_counts_on_around_the_hall() {
    assert_eq!(next_free(&riser("x..xxxxx"), 9), Some(1));
    assert_eq!(next_free(&riser("x..xxxxx"), 19), Some(1));
    assert_eq!(next_free(&riser("x..xxxxx"), 10), Some(2));
    assert_eq!(next_free(&riser("........"), 8), Some(0));
}

/// "the first seat and the length of the longest row of free seats side by side"
#[test]
fn the_longest_free_row_is_found() {
    assert_eq!(widest_gap(&riser(".x..x...x.")), Some((5, 3)));
    assert_eq!(widest_gap(&riser("xx.x....")), Some((4, 4)));
    assert_eq!(widest_gap(&riser("...x..")), Some((0, 3)));
}

/// "of equally long ones the one with the lower numbers"
#[test]
fn of_two_free_rows_the_lower_one_wins() {
    assert_eq!(widest_gap(&riser("x..x..x")), Some((1, 2)));
}

/// "Here a row does not go on from the last seat to seat 0."
#[test]
fn a_free_row_ends_at_the_last_seat() {
    assert_eq!(widest_gap(&riser("..xx...x..")), Some((4, 3)));
}

/// "If no seat is free, it returns `None`."
#[test]
fn a_full_riser_has_no_free_row() {
    assert_eq!(widest_gap(&riser("xxx")), None);
    assert_eq!(widest_gap(&[]), None);
}
