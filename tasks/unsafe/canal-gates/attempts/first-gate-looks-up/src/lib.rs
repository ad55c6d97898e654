//! The gates along an irrigation canal, from the river downwards. Every gate knows the next one on both sides.

use std::ptr;

struct Gate {
    name: String,
    flow: u32,
    up: *mut Gate,
    down: *mut Gate,
}

pub struct Canal {
    first: *mut Gate,
    last: *mut Gate,
    count: usize,
}

impl Canal {
    pub fn new() -> Canal {
        Canal {
            first: ptr::null_mut(),
            last: ptr::null_mut(),
            count: 0,
        }
    }

    pub fn count(&self) -> usize {
        self.count
    }

    /// Builds a gate below all others.
    pub fn append(&mut self, name: &str, flow: u32) {
        self.link(self.last, ptr::null_mut(), name, flow);
    }

    /// Builds a gate right above another one.
    pub fn insert_above(&mut self, below: &str, name: &str, flow: u32) -> bool {
        let gate = self.find(below);
        if gate.is_null() {
            return false;
        }
        self.link(unsafe { (*gate).up }, gate, name, flow);
        true
    }

    /// Tears a gate down and returns its flow.
    pub fn remove(&mut self, name: &str) -> Option<u32> {
        let gate = self.find(name);
        if gate.is_null() {
            return None;
        }
        unsafe {
            let (up, down) = ((*gate).up, (*gate).down);
            if up.is_null() {
                self.first = down;
            } else {
                (*up).down = down;
                if !down.is_null() {
                    (*down).up = up;
                }
            }
            if down.is_null() {
                self.last = up;
            }
            self.count -= 1;
            Some(Box::from_raw(gate).flow)
        }
    }

    /// The names of all gates, from the first to the last.
    pub fn names(&self) -> Vec<String> {
        let mut names = Vec::new();
        let mut gate = self.first;
        while !gate.is_null() {
            unsafe {
                names.push((*gate).name.clone());
                gate = (*gate).down;
            }
        }
        names
    }

    /// The flow of all gates above a gate, the nearest first.
    pub fn above(&self, name: &str) -> Vec<u32> {
        let mut flows = Vec::new();
        let mut gate = self.find(name);
        while !gate.is_null() {
            unsafe {
                gate = (*gate).up;
                if !gate.is_null() {
                    flows.push((*gate).flow);
                }
            }
        }
        flows
    }

    /// Cuts the canal above a gate. That gate and all below it become a canal of their own.
    pub fn cut(&mut self, name: &str) -> Option<Canal> {
        let gate = self.find(name);
        if gate.is_null() {
            return None;
        }
        let mut lower = Canal {
            first: gate,
            last: self.last,
            count: 0,
        };
        lower.count = lower.names().len();
        self.count -= lower.count;
        unsafe {
            self.last = (*gate).up;
            (*gate).up = ptr::null_mut();
            if self.last.is_null() {
                self.first = ptr::null_mut();
            } else {
                (*self.last).down = ptr::null_mut();
            }
        }
        Some(lower)
    }

    fn find(&self, name: &str) -> *mut Gate {
        let mut gate = self.first;
        while !gate.is_null() {
            unsafe {
                if (*gate).name == name {
                    return gate;
                }
                gate = (*gate).down;
            }
        }
        gate
    }

    fn link(&mut self, up: *mut Gate, down: *mut Gate, name: &str, flow: u32) {
        let gate = Box::into_raw(Box::new(Gate {
            name: name.to_string(),
            flow,
            up,
            down,
        }));
        unsafe {
            if up.is_null() {
                self.first = gate;
            } else {
                (*up).down = gate;
            }
            if down.is_null() {
                self.last = gate;
            } else {
                (*down).up = gate;
            }
        }
        self.count += 1;
    }
}

impl Drop for Canal {
    fn drop(&mut self) {
        let mut gate = self.first;
        while !gate.is_null() {
            let owned = unsafe { Box::from_raw(gate) };
            gate = owned.down;
        }
    }
}
