//! Pins hold the layers of a quilt together until they are sewn.

pub struct Layer {
    pub pin: Option<Box<String>>,
    pub next: Option<Box<Layer>>,
}

pub fn unpin(layer: &mut Layer) -> Option<Box<String>> {
    match layer {
        Layer { pin: Some(_), .. } => layer.pin.take(),
        Layer {
            next: Some(below), ..
        } => unpin(below),
        Layer { pin, next: None } => pin.take(),
    }
}

pub fn first_pin(layer: &Layer) -> Option<&str> {
    match layer {
        Layer { pin: Some(pin), .. } => Some(pin),
        Layer { next, .. } => next.as_deref().and_then(first_pin),
    }
}

pub fn pins(mut layer: &Layer) -> usize {
    let mut count = usize::from(layer.pin.is_some());
    while let Layer {
        next: Some(below),
        pin,
    } = layer
    {
        count += pin.iter().count();
        layer = below;
    }
    count
}
