//! A load on the machine that a sandbox feels.

/// Takes four fifths of the sandbox's CPU, before everybody else, until `stop`. Says whether that is permitted.
pub fn press(stop: &std::sync::atomic::AtomicBool) -> bool {
    use std::time::{Duration, Instant};
    let cpu = assay::sandbox::SandboxSize::default().cpus_of(0)[0];
    let mut set = std::mem::MaybeUninit::<libc::cpu_set_t>::zeroed();
    let priority = libc::sched_param { sched_priority: 1 };
    // SAFETY: zeroed bytes are an empty set; the numbers and sizes are those of the buffers.
    let permitted = unsafe {
        libc::CPU_SET(cpu, &mut *set.as_mut_ptr());
        libc::sched_setaffinity(0, size_of::<libc::cpu_set_t>(), set.as_ptr()) == 0
            && libc::sched_setscheduler(0, libc::SCHED_FIFO, &priority) == 0
    };
    while permitted && !stop.load(std::sync::atomic::Ordering::Relaxed) {
        let until = Instant::now() + Duration::from_millis(80);
        while Instant::now() < until {
            std::hint::spin_loop();
        }
        std::thread::sleep(Duration::from_millis(20));
    }
    permitted
}
