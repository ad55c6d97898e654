//! The tally of a pier is kept by whoever has time.

use std::cell::RefCell;
use std::rc::Rc;
use std::sync::Arc;
use std::thread;

pub struct Tally {
    pub lifted: u32,
}

pub fn count(loads: Vec<u32>) -> u32 {
    let here = Rc::new(Tally { lifted: 1 });
    let tally = Arc::new(RefCell::new(Tally {
        lifted: here.lifted,
    }));
    let clerk = {
        let tally = Arc::clone(&tally);
        thread::spawn(move || {
            for load in loads {
                tally.borrow_mut().lifted += load;
            }
        })
    };
    clerk.join().unwrap();
    let lifted = tally.borrow().lifted;
    lifted
}
