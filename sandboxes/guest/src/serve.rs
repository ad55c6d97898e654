//! The loop that answers requests.

use std::io::{Stdin, Stdout};
use std::process::ExitCode;

use assay_guest::frame::{self, FrameError};
use assay_guest::{Hello, PROTOCOL, Request, Response};

use crate::{channels, confine, limits, run, workarea};

/// Seconds without a request after which a guest believes that its harness is gone for good.
const IDLE_SECONDS: u32 = 1800;

/// Answers requests until the harness closes the stream.
pub fn serve() -> Result<ExitCode, String> {
    channels::reserve_descriptors()
        .map_err(|error| format!("cannot reserve descriptors: {error}"))?;
    protect_self()?;
    confine::finish_building()?;
    workarea::prepare().map_err(|error| format!("cannot prepare the work area: {error}"))?;
    let mut input = std::io::stdin();
    let mut output = std::io::stdout();
    loop {
        match answer_one(&mut input, &mut output) {
            Ok(()) => {}
            // The harness is gone, killed or done: so are we, and with process 1 goes everything else.
            Err(FrameError::Closed) => return Ok(ExitCode::SUCCESS),
            Err(error) => return Err(error.to_string()),
        }
    }
}

fn answer_one(input: &mut Stdin, output: &mut Stdout) -> Result<(), FrameError> {
    // SAFETY: alarm only sets a timer; its signal ends this process, which is what an abandoned guest should do.
    unsafe { libc::alarm(IDLE_SECONDS) };
    let request: Request = frame::read(input)?;
    // SAFETY: as above; runs are bounded by limits of their own.
    unsafe { libc::alarm(0) };
    frame::write(output, &answer(request))
}

fn answer(request: Request) -> Response {
    try_answer(request).unwrap_or_else(|(doing, why)| Response::Failed {
        doing: doing.to_owned(),
        why,
    })
}

/// Answers in order, up to the first request that fails. A sequence within a sequence is refused, so that nobody can
/// nest them without end.
fn sequence(requests: Vec<Request>) -> Vec<Response> {
    let mut responses = Vec::with_capacity(requests.len());
    for request in requests {
        let response = match request {
            Request::Sequence(_) => Response::Failed {
                doing: "answering a sequence".to_owned(),
                why: "it holds another one".to_owned(),
            },
            request => answer(request),
        };
        let failed = matches!(response, Response::Failed { .. });
        responses.push(response);
        if failed {
            break;
        }
    }
    responses
}

fn try_answer(request: Request) -> Result<Response, (&'static str, String)> {
    match request {
        Request::Hello { protocol } if protocol == PROTOCOL => Ok(Response::Hello(hello())),
        Request::Hello { protocol } => Err((
            "greeting the harness",
            format!(
                "it speaks protocol {protocol}, this guest {PROTOCOL}; rebuild the sandbox image"
            ),
        )),
        Request::Write { files } => workarea::write(&files)
            .map(|()| Response::Done)
            .map_err(|why| ("writing files", why)),
        Request::Read { path, max_bytes } => workarea::read(&path, max_bytes)
            .map(|(bytes, total)| Response::Contents { bytes, total })
            .map_err(|why| ("reading a file", why)),
        Request::Remove { paths } => workarea::remove(&paths)
            .map(|()| Response::Done)
            .map_err(|why| ("removing files", why)),
        Request::Run(spec) => run::run(&spec)
            .map(|ran| Response::Ran(Box::new(ran)))
            .map_err(|why| ("running a program", why)),
        Request::RunMany {
            spec,
            controls,
            patience,
        } => run::run_many(*spec, controls, patience)
            .map(Response::RanMany)
            .map_err(|why| ("running a program", why)),
        Request::Sequence(requests) => Ok(Response::Sequence(sequence(requests))),
        Request::Reset => workarea::reset()
            .map(Response::Reset)
            .map_err(|why| ("resetting the sandbox", why)),
    }
}

fn hello() -> Hello {
    Hello {
        protocol: PROTOCOL,
        landlock: confine::landlock_version(),
        uid: nix::unistd::getuid().as_raw(),
        cpus: limits::visible_cpus(),
        pid: std::process::id(),
    }
}

/// Makes the guest untouchable for processes of the same user: not dumpable means that nobody may trace it or open
/// its descriptors and memory through `/proc`.
fn protect_self() -> Result<(), String> {
    nix::sys::prctl::set_dumpable(false)
        .map_err(|error| format!("cannot become undumpable: {error}"))?;
    nix::sys::prctl::set_no_new_privs()
        .map_err(|error| format!("cannot forgo privileges: {error}"))?;
    // Orphans come to us to be reaped even where something else is process 1.
    nix::sys::prctl::set_child_subreaper(true)
        .map_err(|error| format!("cannot adopt orphans: {error}"))
}
