//! The music of a lift: tracks in a ring, which is played round and round.

use std::marker::PhantomData;
use std::{mem, ptr};

struct Track {
    title: String,
    seconds: u32,
    next: *mut Track,
}

pub struct Ring {
    /// The track that is playing; the next one is that which comes after it.
    playing: *mut Track,
}

impl Ring {
    pub fn new() -> Ring {
        Ring {
            playing: ptr::null_mut(),
        }
    }

    /// What is playing.
    pub fn playing(&self) -> Option<&str> {
        unsafe { self.playing.as_ref() }.map(|track| track.title.as_str())
    }

    /// Puts a track behind the one that is playing.
    pub fn queue(&mut self, title: &str, seconds: u32) {
        let track = Box::into_raw(Box::new(Track {
            title: title.to_string(),
            seconds,
            next: ptr::null_mut(),
        }));
        unsafe {
            if self.playing.is_null() {
                (*track).next = track;
                self.playing = track;
            } else {
                (*track).next = (*self.playing).next;
                (*self.playing).next = track;
            }
        }
    }

    /// Goes on to the next track.
    pub fn skip(&mut self) {
        if !self.playing.is_null() {
            self.playing = unsafe { (*self.playing).next };
        }
    }

    /// Takes the first track of this title out, beginning with the one that is playing. Returns its seconds.
    pub fn strike(&mut self, title: &str) -> Option<u32> {
        if self.playing.is_null() {
            return None;
        }
        let mut before = self.before_playing();
        let first = self.playing;
        loop {
            let track = unsafe { (*before).next };
            if unsafe { (*track).title == title } {
                if track == first {
                    return None;
                }
                let owned = unsafe { Box::from_raw(track) };
                unsafe { (*before).next = owned.next };
                return Some(owned.seconds);
            }
            before = track;
            if unsafe { (*before).next } == first {
                return None;
            }
        }
    }

    /// Puts all tracks of another ring behind the one that is playing, beginning with the one that plays there.
    pub fn join(&mut self, mut other: Ring) {
        if other.playing.is_null() {
            return;
        }
        if self.playing.is_null() {
            mem::swap(self, &mut other);
            return;
        }
        unsafe {
            let last = other.before_playing();
            (*last).next = (*self.playing).next;
            (*self.playing).next = mem::replace(&mut other.playing, ptr::null_mut());
        }
    }

    /// One round, beginning with the track that is playing.
    pub fn round(&self) -> Round<'_> {
        Round {
            next: self.playing,
            end: ptr::null_mut(),
            ring: PhantomData,
        }
    }

    fn before_playing(&self) -> *mut Track {
        let mut track = self.playing;
        unsafe {
            while (*track).next != self.playing {
                track = (*track).next;
            }
        }
        track
    }
}

impl Drop for Ring {
    fn drop(&mut self) {
        if self.playing.is_null() {
            return;
        }
        let mut track = unsafe { mem::replace(&mut (*self.playing).next, ptr::null_mut()) };
        while !track.is_null() {
            let owned = unsafe { Box::from_raw(track) };
            track = owned.next;
        }
    }
}

/// The tracks of a ring with their seconds, each of them once.
pub struct Round<'a> {
    next: *mut Track,
    end: *mut Track,
    ring: PhantomData<&'a Ring>,
}

impl<'a> Iterator for Round<'a> {
    type Item = (&'a str, u32);

    fn next(&mut self) -> Option<(&'a str, u32)> {
        if self.next == self.end {
            return None;
        }
        let track: &'a Track = unsafe { &*self.next };
        if self.end.is_null() {
            self.end = self.next;
        }
        self.next = track.next;
        Some((&track.title, track.seconds))
    }
}
