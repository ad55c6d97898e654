use port_manifest::manifest;
use std::fmt::Write;

pub fn workload() -> String {
    let mut state = 29u32;
    let mut next = |limit: u32| {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (state >> 8) % limit
    };
    let mut lists = vec![String::new(); 4];
    for line in 0..140 {
        let (id, kilos, port) = (next(900), next(30_000), next(30));
        let case = if next(3) == 0 { "msku" } else { "MSKU" };
        let list = &mut lists[line / 35];
        let _ = writeln!(list, "{case}{id:06}; {kilos};Harbour {port:02}");
        if line % 50 == 0 {
            let _ = writeln!(list, "{case}{id};?;Harbour");
        }
    }
    let lists: Vec<&str> = lists.iter().map(String::as_str).collect();
    manifest(&lists)
}
