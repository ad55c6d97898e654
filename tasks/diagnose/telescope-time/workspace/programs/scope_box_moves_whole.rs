//! The settings of a mount, kept in a box since they are large.

pub struct Settings {
    pub name: String,
    pub axes: [f64; 64],
}

pub struct Mount {
    pub settings: Box<Settings>,
    pub park: String,
}

pub fn describe(mount: Mount) -> String {
    let park = move || mount.park.len();
    let name = move || mount.settings.name.len();
    let size = park() + name();
    format!("{size} letters, {} axes", mount.settings.axes.len())
}
