//! Pins the signatures, for a type that is no voice and cannot be copied.

use organ_couplers::{Division, Organ, Voice};

struct Dummy;

struct Pipe;

impl Voice for Pipe {
    fn sound(&mut self, key: u8) -> u32 {
        u32::from(key)
    }
}

const _: fn(u32) -> Organ<Dummy> = Organ::new;
const _: fn(&mut Organ<Dummy>, Division<Dummy>) -> usize = Organ::add;
const _: fn(&Organ<Dummy>) -> u32 = Organ::wind;
const _: fn(&mut Organ<Dummy>, u32) = Organ::pump;
const _: for<'a> fn(&'a Organ<Dummy>, usize) -> Option<&'a Division<Dummy>> = Organ::division;
const _: for<'a> fn(&'a mut Organ<Dummy>, usize) -> Option<&'a mut Division<Dummy>> = Organ::division_mut;
type Two<'a> = Option<(&'a mut Division<Dummy>, &'a mut Division<Dummy>)>;
const _: for<'a> fn(&'a mut Organ<Dummy>, usize, usize) -> Two<'a> = Organ::pair_mut;
const _: for<'a> fn(&'a mut Organ<Dummy>) -> (&'a mut [Division<Dummy>], &'a mut u32) = Organ::parts;
const _: fn(&mut Organ<Dummy>, usize, usize) -> usize = Organ::copy_registration;
const _: fn(&mut Organ<Pipe>, usize, u8) -> usize = Organ::press;
const _: fn(&mut Division<Pipe>, u8, &mut u32) -> usize = Division::sound;

pub fn pins() {
    let mut organ: Organ<Pipe> = Organ::new(3);
    assert_eq!((organ.wind(), organ.press(0, 1)), (3, 0));
}
