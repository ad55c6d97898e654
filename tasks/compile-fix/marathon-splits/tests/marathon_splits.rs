use marathon_splits::Runner;

fn runner(gun: u32, line: u32, mats: &[u32]) -> Runner {
    Runner {
        gun,
        line,
        mats: mats.to_vec(),
    }
}

/// "from the starting line to the first mat, then from mat to mat"
#[test]
fn legs_begin_at_the_line() {
    let anna = runner(1000, 1090, &[1690, 2190, 2890]);
    assert_eq!(anna.legs(), Some(vec![600, 500, 700]));
}

/// "The net time is the time from the runner's crossing of the starting line to the finish, which is the last mat."
#[test]
fn net_time_is_from_the_line() {
    assert_eq!(
        runner(1000, 1090, &[1690, 2190, 2890]).net_time(),
        Some(1800)
    );
}

/// "The gross time runs from the gun."
#[test]
fn gross_time_is_from_the_gun() {
    assert_eq!(
        runner(1000, 1090, &[1690, 2190, 2890]).gross_time(),
        Some(1890)
    );
}

/// "`fastest_leg` is the number of the leg that took the fewest seconds, counted from 0; of equally fast ones the
/// first."
#[test]
fn the_fastest_leg_of_a_race() {
    assert_eq!(
        runner(1000, 1090, &[1690, 2190, 2890]).fastest_leg(),
        Some(1)
    );
    assert_eq!(runner(0, 0, &[300, 500, 800, 1000]).fastest_leg(), Some(1));
    assert_eq!(runner(0, 0, &[300, 700, 900]).fastest_leg(), Some(2));
    assert_eq!(runner(0, 0, &[300]).fastest_leg(), Some(0));
}

/// "the number of seconds by which this runner's gross time is longer than the winner's, and `None` if it is shorter"
#[test]
fn behind_the_winner() {
    let winner = runner(1000, 1001, &[5000, 9000]);
    let late = runner(2000, 2500, &[6100, 10040]);
    assert_eq!(late.behind(&winner), Some(40));
    assert_eq!(winner.behind(&late), None);
    assert_eq!(winner.behind(&winner), Some(0));
}

/// "A runner without a mat has no legs, no times and no fastest leg."
#[test]
fn a_runner_without_a_mat() {
    let lost = runner(1000, 1090, &[]);
    assert_eq!(lost.legs(), Some(vec![]));
    assert_eq!(
        (lost.net_time(), lost.gross_time(), lost.fastest_leg()),
        (None, None, None)
    );
    assert_eq!(lost.behind(&lost), None);
}

/// "Where a later moment lies before an earlier one, there is no answer that needs the time between the two."
#[test]
fn a_chip_that_runs_backwards() {
    let odd = runner(1000, 1090, &[1690, 1600, 2890]);
    assert_eq!((odd.legs(), odd.fastest_leg()), (None, None));
    assert_eq!((odd.net_time(), odd.gross_time()), (Some(1800), Some(1890)));
    let early = runner(1000, 1090, &[1050]);
    assert_eq!((early.net_time(), early.gross_time()), (None, Some(50)));
}
