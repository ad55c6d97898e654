use printing_press::{run, tariff, Job, Plate, Press, Queue, Receipt};

fn plate(title: &str, left: u32) -> Plate {
    Plate {
        title: title.to_string(),
        left,
    }
}

fn receipt(title: &str, printed: u32, price: u32) -> Receipt {
    Receipt {
        title: title.to_string(),
        printed,
        price,
    }
}

/// "a new plate is cast, which is good for as many sheets as the `life` of the press says"
#[test]
fn a_new_plate_is_cast_and_mounted() {
    let mut press = Press::new(50);
    press.mount("Almanac");
    assert_eq!(press.plate, Some(plate("Almanac", 50)));
    assert!(press.rack.is_empty());
    assert_eq!(press.log, ["Almanac cast", "Almanac mounted, good for 50"]);
}

/// "If it is mounted already, nothing happens."
#[test]
fn a_mounted_plate_is_left_alone() {
    let mut press = Press::new(50);
    press.mount("Almanac");
    press.print(20);
    press.mount("Almanac");
    assert_eq!(press.plate, Some(plate("Almanac", 30)));
    assert!(press.rack.is_empty());
    assert_eq!(press.log.len(), 2);
}

/// "Otherwise the plate that is mounted goes to the end of the rack; then the plate of the title is taken from the rack"
#[test]
fn plates_wait_on_the_rack() {
    let mut press = Press::new(50);
    for title in ["Almanac", "Psalter", "Ballad"] {
        press.mount(title);
        press.print(10);
    }
    assert_eq!(press.rack, [plate("Almanac", 40), plate("Psalter", 40)]);
    press.mount("Almanac");
    assert_eq!(press.plate, Some(plate("Almanac", 40)));
    assert_eq!(press.rack, [plate("Psalter", 40), plate("Ballad", 40)]);
    assert_eq!(press.log[6..], ["Almanac mounted, good for 40"]);
}

/// "A plate that is good for no more sheets after printing is gone, and `<title> melted down` is logged."
#[test]
fn a_worn_plate_is_melted_down() {
    let mut press = Press::new(30);
    press.mount("Ballad");
    assert_eq!(press.print(29), 29);
    assert_eq!(press.plate, Some(plate("Ballad", 1)));
    assert_eq!(press.print(5), 1);
    assert_eq!(press.plate, None);
    assert_eq!(press.log[2..], ["Ballad melted down"]);
    press.mount("Ballad");
    assert_eq!(press.print(30), 30);
    assert_eq!(press.plate, None);
    assert_eq!(
        press.log[3..],
        [
            "Ballad cast",
            "Ballad mounted, good for 30",
            "Ballad melted down"
        ]
    );
}

/// "Without a plate on the press nothing is printed."
#[test]
fn a_bare_press_prints_nothing() {
    let mut press = Press::new(30);
    assert_eq!(press.print(4), 0);
    assert!(press.log.is_empty());
}

/// "the first one in a rush, or the first one of all if none is in a rush"
#[test]
fn jobs_in_a_rush_come_first() {
    let job = Job::new;
    let mut queue = Queue {
        jobs: vec![
            job("Psalter", 1, false),
            job("Ballad", 2, true),
            job("Almanac", 3, false),
            job("Pamphlet", 4, true),
        ],
    };
    assert_eq!(queue.take_next(), Some(job("Ballad", 2, true)));
    assert_eq!(queue.take_next(), Some(job("Pamphlet", 4, true)));
    assert_eq!(
        queue.jobs,
        [job("Psalter", 1, false), job("Almanac", 3, false)]
    );
    assert_eq!(queue.take_next(), Some(job("Psalter", 1, false)));
    assert_eq!(queue.take_next(), Some(job("Almanac", 3, false)));
    assert_eq!(queue.take_next(), None);
}

/// "All other jobs stay in their order, even if they are exactly like the one taken."
#[test]
fn a_job_ordered_twice_is_taken_once() {
    let mut queue = Queue {
        jobs: vec![Job::new("Ballad", 5, false), Job::new("Psalter", 5, false)],
    };
    queue.jobs.push(Job::new("Ballad", 5, false));
    assert_eq!(queue.take_next(), Some(Job::new("Ballad", 5, false)));
    assert_eq!(
        queue.jobs,
        [Job::new("Psalter", 5, false), Job::new("Ballad", 5, false)]
    );
}

/// "Of the steps whose number of sheets is reached, the one with the highest number counts"
#[test]
fn the_highest_step_of_the_tariff_counts() {
    let price = {
        let steps = vec![(100, 20), (10, 5), (50, 33)];
        tariff(3, steps)
    };
    assert_eq!(
        [9, 10, 49, 50, 99, 100].map(|sheets| price(sheets)),
        [27, 28, 139, 100, 198, 240]
    );
    assert_eq!(tariff(7, Vec::new())(3), 21);
}

/// "Each time it writes a receipt with the title, the number of sheets printed, and their price."
#[test]
fn every_job_gets_its_receipt() {
    let mut press = Press::new(100);
    let queue = Queue {
        jobs: vec![Job::new("Psalter", 40, false), Job::new("Ballad", 7, true)],
    };
    let (receipts, queue) = run(&mut press, queue, 9, &|sheets| sheets + 1);
    assert_eq!(
        receipts,
        [receipt("Ballad", 7, 8), receipt("Psalter", 40, 41)]
    );
    assert!(queue.jobs.is_empty());
    assert_eq!(press.plate, Some(plate("Psalter", 60)));
}

/// "a job for just these sheets, otherwise like it, goes to the end of the queue, and its turn comes like that of any other job"
#[test]
fn what_is_left_of_a_job_is_printed_later() {
    let mut press = Press::new(10);
    let queue = Queue {
        jobs: vec![
            Job::new("Psalter", 25, false),
            Job::new("Ballad", 10, false),
        ],
    };
    let (receipts, queue) = run(&mut press, queue, 9, &|sheets| 2 * sheets);
    assert_eq!(
        receipts,
        [
            receipt("Psalter", 10, 20),
            receipt("Ballad", 10, 20),
            receipt("Psalter", 10, 20),
            receipt("Psalter", 5, 10)
        ]
    );
    assert!(queue.jobs.is_empty());
}

/// "It does this `rounds` times, or until the queue is empty."
#[test]
fn jobs_still_wait_after_the_last_round() {
    let mut press = Press::new(10);
    let jobs = vec![Job::new("Psalter", 25, true), Job::new("Ballad", 3, false)];
    let (receipts, queue) = run(&mut press, Queue { jobs }, 2, &|_| 0);
    assert_eq!(
        receipts,
        [receipt("Psalter", 10, 0), receipt("Psalter", 10, 0)]
    );
    assert_eq!(
        queue.jobs,
        [Job::new("Ballad", 3, false), Job::new("Psalter", 5, true)]
    );
    let (receipts, queue) = run(&mut press, queue, 0, &|_| 0);
    assert!(receipts.is_empty());
    assert_eq!(queue.jobs.len(), 2);
}
