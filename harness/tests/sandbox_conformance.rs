//! What every backend must do. One suite, run over each of them.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::print_stdout)]

mod common;
mod load;

use assay::sandbox::{Pool, Sandbox, SharedBackend};
use assay_guest::{Confinement, Exit, File, Limit, Limits, Ran, RunSpec};

/// A program of the image's own that is there in every image: the linker driver's `ld` and the compiler. Shell
/// scripts are not: the image has no shell. Probes are therefore small Rust programs, compiled inside.
async fn compile(sandbox: &mut Sandbox, name: &str, source: &str) {
    let file = |path: &str, text: &str| File {
        path: path.into(),
        contents: text.as_bytes().to_vec(),
    };
    sandbox
        .write(vec![
            file(&format!("src/{name}.rs"), source),
            file("bin/.keep", ""),
            file("tmp/.keep", ""),
        ])
        .await
        .unwrap();
    let argv = [
        "/opt/rust/bin/rustc",
        "--sysroot=/opt/rust",
        "--edition=2021",
        "-Ctarget-feature=+crt-static",
        "-Clinker=/usr/bin/gcc",
        &format!("src/{name}.rs"),
        &format!("-obin/{name}"),
    ];
    let ran = sandbox
        .run(RunSpec {
            argv: argv.map(str::to_owned).to_vec(),
            env: vec![
                ("PATH".into(), "/usr/bin:/bin".into()),
                ("TMPDIR".into(), "/work/tmp".into()),
            ],
            cwd: String::new(),
            confinement: Confinement {
                read: ["/work/src", "/etc", "/dev"].map(str::to_owned).to_vec(),
                execute: ["/opt/rust", "/usr", "/lib", "/lib64"]
                    .map(str::to_owned)
                    .to_vec(),
                execute_only: vec![],
                write: ["/work/bin", "/work/tmp", "/dev/null"]
                    .map(str::to_owned)
                    .to_vec(),
                may_exec: true,
            },
            limits: Limits {
                wall_ms: 60_000,
                output_bytes: 65_536,
                processes: 64,
                ..Limits::default()
            },
            control: None,
            stdin: None,
        })
        .await
        .unwrap();
    assert_eq!(
        ran.exit,
        Exit::Code(0),
        "{}",
        String::from_utf8_lossy(&ran.stderr.bytes)
    );
}

fn spec(name: &str) -> RunSpec {
    let path = format!("/work/bin/{name}");
    RunSpec {
        argv: vec![path.clone()],
        confinement: Confinement {
            execute_only: vec![path],
            ..Confinement::default()
        },
        limits: Limits {
            cpu_ms: 2_000,
            // Generous: other things may be going on on this machine.
            wall_ms: 60_000,
            memory_bytes: 256 << 20,
            processes: 16,
            file_bytes: 1 << 20,
            output_bytes: 4_096,
            resident_bytes: 0,
        },
        ..RunSpec::default()
    }
}

fn out(ran: &Ran) -> String {
    String::from_utf8_lossy(&ran.stdout.bytes).into_owned()
}

async fn program(sandbox: &mut Sandbox, name: &str, body: &str) -> Ran {
    compile(
        sandbox,
        name,
        &format!("use std::io::Write; fn main() {{ {body} std::io::stdout().flush().unwrap(); }}"),
    )
    .await;
    sandbox.run(spec(name)).await.unwrap()
}

async fn it_runs_programs_and_reports_how_they_ended(sandbox: &mut Sandbox) {
    let ran = program(
        sandbox,
        "plain",
        "println!(\"hello {}\", std::env::vars().count()); std::process::exit(7);",
    )
    .await;
    assert_eq!(
        (ran.exit, out(&ran).as_str(), ran.limit),
        (Exit::Code(7), "hello 0\n", None)
    );
    let ran = program(sandbox, "abort", "std::process::abort();").await;
    assert_eq!((ran.exit, ran.limit), (Exit::Signal(6), None));
    let missing = sandbox.try_run(spec("missing")).await.unwrap();
    assert_eq!(missing.exit, Exit::NotStarted(2));
    // To whoever grades that is a failure of the sandbox, and never the end of a candidate's program.
    let error = sandbox.run(spec("missing")).await.unwrap_err();
    assert!(
        error.is_passing() && error.to_string().contains("/work/bin/missing"),
        "{error}"
    );
}

/// A program that does nothing, and a short limit on wall-clock time.
async fn asleep(sandbox: &mut Sandbox) -> Ran {
    compile(
        sandbox,
        "sleep",
        "fn main() { std::thread::sleep(std::time::Duration::from_secs(600)); }",
    )
    .await;
    let mut sleep = spec("sleep");
    sleep.limits.wall_ms = 1_000;
    sandbox.run(sleep).await.unwrap()
}

async fn it_holds_every_limit_by_name(sandbox: &mut Sandbox) {
    let ran = program(
        sandbox,
        "spin",
        "let mut x = 0u64; loop { x = std::hint::black_box(x + 1); }",
    )
    .await;
    assert_eq!(ran.limit, Some(Limit::Cpu), "{ran:?}");
    assert_eq!(asleep(sandbox).await.limit, Some(Limit::Wall));
    let ran = program(
        sandbox,
        "flood",
        "loop { let _ = std::io::stdout().write_all(&[b'x'; 65536]); }",
    )
    .await;
    assert_eq!(ran.limit, Some(Limit::Output));
    assert_eq!(ran.stdout.bytes.len(), 4096);
    compile(
        sandbox,
        "eat",
        "fn main() { let mut all: Vec<Vec<u8>> = vec![]; loop { all.push(vec![1; 1 << 20]); } }",
    )
    .await;
    let mut eat = spec("eat");
    eat.limits = Limits {
        memory_bytes: 0,
        resident_bytes: 200 << 20,
        ..eat.limits
    };
    assert_eq!(sandbox.run(eat).await.unwrap().limit, Some(Limit::Memory));
    let ran = program(
        sandbox,
        "allocate",
        "let v = vec![1u8; 1 << 30]; println!(\"{}\", v.len());",
    )
    .await;
    assert!(String::from_utf8_lossy(&ran.stderr.bytes).contains("memory allocation of"));
    compile(sandbox, "fill", "use std::io::Write; fn main() { let mut f = std::fs::File::create(\"/work/tmp/big\").unwrap(); loop { f.write_all(&[1; 65536]).unwrap(); } }").await;
    let mut fill = spec("fill");
    fill.confinement.write = vec!["/work/tmp".into()];
    assert_eq!(
        sandbox.run(fill.clone()).await.unwrap().limit,
        Some(Limit::Disk),
        "a file over its limit"
    );
    fill.limits.file_bytes = 0;
    assert_eq!(
        sandbox.run(fill).await.unwrap().limit,
        Some(Limit::Disk),
        "a full work area"
    );
    sandbox.remove(vec!["tmp/big".into()]).await.unwrap();
}

async fn a_tree_is_killed_whole(sandbox: &mut Sandbox) {
    let body = "for _ in 0..8 { std::thread::spawn(|| loop { std::hint::spin_loop() }); } \
                if let Ok(mut c) = std::process::Command::new(\"/work/bin/spin\").spawn() { let _ = c.try_wait(); println!(\"child\"); }";
    compile(
        sandbox,
        "spin",
        "fn main() { loop { std::thread::sleep(std::time::Duration::from_secs(1)); } }",
    )
    .await;
    compile(sandbox, "parent", &format!("fn main() {{ {body} }}")).await;
    let mut parent = spec("parent");
    parent
        .confinement
        .execute_only
        .push("/work/bin/spin".into());
    // What may start no programs may start no process at all.
    let ran = sandbox.run(parent.clone()).await.unwrap();
    assert_eq!((ran.exit, out(&ran).as_str()), (Exit::Code(0), ""));
    assert_eq!(ran.stragglers, 0);
    parent.confinement.may_exec = true;
    let ran = sandbox.run(parent).await.unwrap();
    assert_eq!((ran.exit, out(&ran).as_str()), (Exit::Code(0), "child\n"));
    assert_eq!(ran.stragglers, 1);
    // A bomb meets the limit on processes, and nothing of it is left.
    compile(sandbox, "bomb", "fn main() { loop { if std::process::Command::new(\"/work/bin/bomb\").spawn().is_err() { println!(\"refused\"); return; } } }").await;
    let mut bomb = spec("bomb");
    bomb.confinement.execute_only = vec!["/work/bin/bomb".into()];
    bomb.confinement.may_exec = true;
    let ran = sandbox.run(bomb).await.unwrap();
    assert!(ran.stragglers <= 16 * 2, "{ran:?}");
    assert_eq!(sandbox.reset().await.unwrap().killed, 0);
}

async fn a_crowd_of_threads_is_named(sandbox: &mut Sandbox) {
    let body = "let crowd: Vec<_> = (0..200).map_while(|_| std::thread::Builder::new().stack_size(65536).spawn(|| \
                std::thread::sleep(std::time::Duration::from_secs(60))).ok()).collect(); for one in crowd { one.join().unwrap(); }";
    let ran = program(sandbox, "crowd", body).await;
    assert_eq!(ran.limit, Some(Limit::Processes), "{ran:?}");
}

/// A program that the machine gives no time to is not the one to blame; one that sleeps is.
async fn the_machines_load_is_told_from_the_programs_own_doing(sandbox: &mut Sandbox) {
    compile(
        sandbox,
        "busy",
        "fn main() { let mut x = 0u64; loop { x = std::hint::black_box(x + 1); } }",
    )
    .await;
    let mut busy = spec("busy");
    busy.limits.cpu_ms = 60_000;
    busy.limits.wall_ms = 2_000;
    let stop = std::sync::Arc::new(std::sync::atomic::AtomicBool::new(false));
    let load = std::thread::spawn({
        let stop = std::sync::Arc::clone(&stop);
        move || load::press(&stop)
    });
    let error = sandbox
        .run(busy.clone())
        .await
        .map(|ran| format!("{ran:?}"));
    sandbox.take_ends_as_they_are();
    let taken = sandbox.run(busy).await.unwrap();
    stop.store(true, std::sync::atomic::Ordering::Relaxed);
    if !load.join().unwrap() {
        println!("left out: nobody may be put before the sandbox here (needs root)");
        return;
    }
    assert!(
        matches!(error, Err(assay::sandbox::SandboxError::Disturbed { .. })),
        "{error:?}"
    );
    assert_eq!(taken.limit, Some(Limit::Wall));
    let slept = asleep(sandbox).await;
    assert_eq!((slept.limit, slept.disturbed), (Some(Limit::Wall), false));
}

/// Several requests in one exchange, and several runs of one program.
async fn many_things_go_in_one_exchange(sandbox: &mut Sandbox) {
    let source = "use std::{io::{Read, Write}, os::fd::FromRawFd}; fn main() { let mut t = String::new(); unsafe { std::fs::File::from_raw_fd(3) }.read_to_string(&mut t).unwrap(); if t == \"hang\" { loop { std::thread::park() } } unsafe { std::fs::File::from_raw_fd(4) }.write_all(t.as_bytes()).unwrap(); }";
    compile(sandbox, "many", source).await;
    let mut many = spec("many");
    many.limits.wall_ms = 300;
    let controls = |words: &[&str]| words.iter().map(|word| word.as_bytes().to_vec()).collect();
    let ran = sandbox
        .run_many(many.clone(), controls(&["a", "hang", "b", "hang", "c"]), 2)
        .await
        .unwrap();
    let reports: Vec<_> = ran.iter().map(|one| one.report.as_slice()).collect();
    assert_eq!(
        reports,
        [b"a".as_slice(), b"", b"b", b""],
        "stops after two"
    );
    let write = |path: &str| assay_guest::Request::Write {
        files: vec![File {
            path: path.into(),
            contents: vec![1],
        }],
    };
    let answers = sandbox
        .sequence("writing", vec![write("tmp/one"), write("tmp/two")])
        .await
        .unwrap();
    assert_eq!(answers.len(), 2);
    let error = sandbox
        .sequence(
            "writing",
            vec![write("tmp/x"), write("../y"), write("tmp/z")],
        )
        .await
        .unwrap_err();
    assert!(
        matches!(error, assay::sandbox::SandboxError::Guest { .. }),
        "{error}"
    );
    assert!(sandbox.read("tmp/x", 1).await.is_ok());
    assert!(
        sandbox.read("tmp/z", 1).await.is_err(),
        "nothing after a failure"
    );
    let nested = assay_guest::Request::Sequence(vec![]);
    assert!(sandbox.sequence("nesting", vec![nested]).await.is_err());
}

async fn candidates_can_open_nothing(sandbox: &mut Sandbox) {
    let body = r#"
        for path in ["/etc/passwd", "/proc/self/maps", "/proc/1/mem", "/proc/1/environ", "/work/bin/look", "/work/src/look.rs", "/work", "/"] {
            println!("{path} {}", std::fs::File::open(path).is_ok() || std::fs::read_dir(path).is_ok());
        }
        for path in ["/work/x", "/work/tmp/x", "/tmp/x", "/dev/shm/x", "/x"] {
            println!("{path} {}", std::fs::write(path, "x").is_ok());
        }
        println!("net {}", std::net::UdpSocket::bind("127.0.0.1:0").is_ok() || std::net::TcpListener::bind("127.0.0.1:0").is_ok());
        println!("exec {}", std::process::Command::new("/usr/bin/gcc").spawn().is_ok());
        let killed = unsafe { kill(1, 9) == 0 || kill(-1, 9) == 0 };
        println!("kill {killed} ptrace {} unshare {}", unsafe { ptrace(16, 1, 0, 0) } == 0, unsafe { unshare(0x10000000) } == 0);
    "#;
    let source = format!(
        "extern \"C\" {{ fn kill(p: i32, s: i32) -> i32; fn ptrace(r: i64, p: i32, a: i64, d: i64) -> i64; fn unshare(f: i32) -> i32; }} fn main() {{ {body} }}"
    );
    compile(sandbox, "look", &source).await;
    let ran = sandbox.run(spec("look")).await.unwrap();
    assert_eq!(
        ran.exit,
        Exit::Code(0),
        "{}",
        String::from_utf8_lossy(&ran.stderr.bytes)
    );
    let seen = out(&ran);
    assert!(!seen.contains("true"), "{seen}");
    assert!(seen.lines().count() >= 15, "{seen}");
}

async fn control_and_report_are_the_processes_own(sandbox: &mut Sandbox) {
    let source = "use std::{io::{Read, Write}, os::fd::FromRawFd}; fn main() { let mut t = String::new(); unsafe { std::fs::File::from_raw_fd(3) }.read_to_string(&mut t).unwrap(); unsafe { std::fs::File::from_raw_fd(4) }.write_all(t.to_uppercase().as_bytes()).unwrap(); }";
    compile(sandbox, "echo", source).await;
    let mut echo = spec("echo");
    echo.control = Some(b"secret".to_vec());
    assert_eq!(sandbox.run(echo).await.unwrap().report, b"SECRET");
}

async fn a_reset_leaves_nothing(sandbox: &mut Sandbox) {
    let deep: String = (0..40).map(|level| format!("d{level}/")).collect();
    let file = |path: String| File {
        path,
        contents: b"left behind".to_vec(),
    };
    sandbox
        .write(vec![file(format!("{deep}x")), file("tmp/.hidden".into())])
        .await
        .unwrap();
    let body = "std::fs::create_dir(\"/work/tmp/closed\").unwrap(); std::fs::write(\"/work/tmp/closed/f\", \"x\").unwrap(); \
        std::os::unix::fs::symlink(\"/etc\", \"/work/tmp/link\").unwrap(); \
        std::fs::set_permissions(\"/work/tmp/closed\", std::os::unix::fs::PermissionsExt::from_mode(0)).unwrap();";
    compile(sandbox, "litter", &format!("fn main() {{ {body} }}")).await;
    let mut litter = spec("litter");
    litter.confinement.write = vec!["/work/tmp".into()];
    litter.confinement.may_exec = true;
    assert_eq!(sandbox.run(litter).await.unwrap().exit, Exit::Code(0));
    let report = sandbox.reset().await.unwrap();
    assert!(report.removed >= 3, "{report:?}");
    // Looked at from inside, by a program that may read everything.
    let look = "for e in std::fs::read_dir(\"/work\").unwrap().chain(std::fs::read_dir(\"/tmp\").unwrap()) { println!(\"{}\", e.unwrap().path().display()); } \
        for e in std::fs::read_dir(\"/proc\").unwrap() { let n = e.unwrap().file_name().into_string().unwrap(); if n.parse::<u32>().is_ok_and(|p| p != 1 && p != std::process::id()) { println!(\"process {n}\"); } } \
        for (k, v) in std::env::vars() { println!(\"{k}={v}\"); }";
    compile(sandbox, "inventory", &format!("fn main() {{ {look} }}")).await;
    let mut inventory = spec("inventory");
    inventory.confinement.read = vec!["/".into()];
    let ran = sandbox.run(inventory).await.unwrap();
    let mut seen: Vec<String> = out(&ran).lines().map(str::to_owned).collect();
    seen.sort();
    assert_eq!(
        seen,
        ["/work/bin", "/work/src", "/work/tmp"],
        "{}",
        String::from_utf8_lossy(&ran.stderr.bytes)
    );
}

async fn paths_stay_inside(sandbox: &mut Sandbox) {
    for path in ["../x", "/etc/x", "a/../../x", "", "."] {
        let file = File {
            path: path.into(),
            contents: vec![],
        };
        assert!(sandbox.write(vec![file]).await.is_err(), "{path}");
    }
}

async fn a_file_can_be_standard_input(sandbox: &mut Sandbox) {
    let echo = "std::io::copy(&mut std::io::stdin(), &mut std::io::stdout()).unwrap();";
    program(sandbox, "echo", echo).await;
    let source = "src/echo.rs";
    for (stdin, given) in [(Some(source), true), (None, false), (Some("../x"), false)] {
        let mut asked = spec("echo");
        asked.stdin = stdin.map(str::to_owned);
        let told = sandbox.run(asked).await.map(|ran| out(&ran));
        assert_eq!(told.is_ok_and(|text| text.contains(echo)), given);
    }
}

/// One backend at a time: a part of the test puts a load on the machine, which the other would take for its own.
static TURN: tokio::sync::Mutex<()> = tokio::sync::Mutex::const_new(());

async fn conforms(backend: SharedBackend) {
    let _turn = TURN.lock().await;
    let mut sandbox = backend.start(0).await.unwrap();
    assert_eq!(sandbox.hello().pid, 1);
    assert_ne!(sandbox.hello().uid, 0);
    assert_eq!(sandbox.hello().cpus, 1);
    it_runs_programs_and_reports_how_they_ended(&mut sandbox).await;
    control_and_report_are_the_processes_own(&mut sandbox).await;
    candidates_can_open_nothing(&mut sandbox).await;
    a_tree_is_killed_whole(&mut sandbox).await;
    a_crowd_of_threads_is_named(&mut sandbox).await;
    paths_stay_inside(&mut sandbox).await;
    a_file_can_be_standard_input(&mut sandbox).await;
    many_things_go_in_one_exchange(&mut sandbox).await;
    the_machines_load_is_told_from_the_programs_own_doing(&mut sandbox).await;
    sandbox.reset().await.unwrap();
    it_holds_every_limit_by_name(&mut sandbox).await;
    a_reset_leaves_nothing(&mut sandbox).await;
    sandbox.destroy().await;
    a_pool_replaces_what_is_spoilt(backend).await;
}

async fn a_pool_replaces_what_is_spoilt(backend: SharedBackend) {
    let pool = Pool::new(backend, 1);
    let mut lease = pool.lease().await.unwrap();
    lease
        .sandbox()
        .unwrap()
        .write(vec![File {
            path: "x".into(),
            contents: vec![],
        }])
        .await
        .unwrap();
    lease.give_back();
    let mut lease = pool.lease().await.unwrap();
    assert!(lease.sandbox().unwrap().read("x", 1).await.is_err());
    assert_eq!((pool.figures().started, pool.figures().reused), (1, 1));
    drop(lease);
    let lease = pool.lease().await.unwrap();
    assert_eq!((pool.figures().started, pool.figures().discarded), (2, 1));
    lease.give_back();
    pool.close().await;
    a_lease_that_nobody_waits_for_leaves_nothing(pool.backend().clone()).await;
}

/// A start that is given up half-way is finished and undone; its place in the pool comes back.
async fn a_lease_that_nobody_waits_for_leaves_nothing(backend: SharedBackend) {
    let pool = Pool::new(backend, 1);
    // Asked once, which begins the start, and then given up.
    tokio::select! {
        biased;
        _ = pool.lease() => panic!("a sandbox that is there at once shows nothing"),
        () = std::future::ready(()) => {}
    }
    let mut lease = pool.lease().await.unwrap();
    assert_eq!(lease.sandbox().unwrap().reset().await.unwrap().killed, 0);
    lease.give_back();
    pool.close().await;
    let figures = pool.figures();
    assert_eq!(figures.started, figures.discarded + 1, "{figures:?}");
    assert!(
        figures.started >= 2,
        "a start was left half-way: {figures:?}"
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn the_local_backend_conforms() {
    conforms(common::local().await).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_docker_backend_conforms() {
    if let Some(backend) = common::docker("conformance").await {
        conforms(backend).await;
    }
}
