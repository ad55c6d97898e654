//! A running sandbox, spoken to through its guest.

use std::pin::Pin;
use std::time::Duration;

use assay_guest::{
    Exit, File, Hello, PROTOCOL, Ran, Request, ResetReport, Response, RunSpec, decode, encode,
};
use bytes::BytesMut;
use futures::future::BoxFuture;
use tokio::io::{AsyncRead, AsyncReadExt, AsyncWrite, AsyncWriteExt};

use super::{SandboxError, SandboxSize};

/// How long the guest may take for anything that is not a run.
const PATIENCE: Duration = Duration::from_secs(60);
/// How much longer than its own wall limit a run may take until it is given up.
const RUN_SLACK: Duration = Duration::from_secs(30);

/// What a backend hands over when it has started a sandbox.
pub struct SandboxParts {
    /// What the guest says.
    pub output: Pin<Box<dyn AsyncRead + Send>>,
    /// What the guest hears.
    pub input: Pin<Box<dyn AsyncWrite + Send>>,
    /// Ends the sandbox for good, at once. Must also happen by itself when `input` is closed.
    pub destroy: Box<dyn FnOnce() -> BoxFuture<'static, ()> + Send>,
    /// A name for logs.
    pub name: String,
    /// The sandbox's size, which no single run may exceed.
    pub size: SandboxSize,
}

/// A running sandbox. Dropping it closes the guest's input, upon which the sandbox ends by itself.
pub struct Sandbox {
    parts: SandboxParts,
    buffer: BytesMut,
    hello: Hello,
    patient: bool,
}

impl Sandbox {
    /// Greets the guest behind `parts`.
    pub async fn greet(parts: SandboxParts) -> Result<Self, SandboxError> {
        let nobody = Hello {
            protocol: PROTOCOL,
            landlock: 0,
            uid: 0,
            cpus: 0,
            pid: 0,
        };
        let mut sandbox = Self {
            parts,
            buffer: BytesMut::new(),
            hello: nobody,
            patient: false,
        };
        let request = Request::Hello { protocol: PROTOCOL };
        match sandbox.call("greeting", &request, PATIENCE).await {
            Ok(Response::Hello(hello)) => {
                sandbox.hello = hello;
                Ok(sandbox)
            }
            Ok(other) => Err(unexpected("greeting", &other)),
            Err(error) => {
                sandbox.destroy().await;
                Err(error)
            }
        }
    }

    /// What the guest said of itself.
    pub fn hello(&self) -> &Hello {
        &self.hello
    }

    /// A name for logs.
    pub fn name(&self) -> &str {
        &self.parts.name
    }

    /// Takes the end of a run for what it looks like, even where the machine seems to have ended it. For a candidate
    /// that meets the same end again and again. Lasts until the next reset.
    pub fn take_ends_as_they_are(&mut self) {
        self.patient = true;
    }

    /// Writes files below the work area.
    pub async fn write(&mut self, files: Vec<File>) -> Result<(), SandboxError> {
        self.done("writing files", &Request::Write { files }).await
    }

    /// Does several things in one exchange, in order. The answers are as many as the requests, unless one fails.
    pub async fn sequence(
        &mut self,
        doing: &'static str,
        mut requests: Vec<Request>,
    ) -> Result<Vec<Response>, SandboxError> {
        let mut patience = PATIENCE;
        for request in &mut requests {
            if let Request::Run(spec) = request {
                self.cap(spec);
                patience += run_patience(spec);
            }
        }
        let asked = requests.len();
        let request = Request::Sequence(requests);
        match self.call(doing, &request, patience).await? {
            Response::Sequence(mut responses) => match responses.pop() {
                Some(Response::Failed { doing, why }) => Err(SandboxError::Guest { doing, why }),
                Some(last) => {
                    responses.push(last);
                    if responses.len() == asked {
                        Ok(responses)
                    } else {
                        Err(SandboxError::Protocol {
                            doing,
                            got: format!("{} answers to {asked} requests", responses.len()),
                        })
                    }
                }
                None => Err(SandboxError::Protocol {
                    doing,
                    got: "no answer".to_owned(),
                }),
            },
            other => Err(unexpected(doing, &other)),
        }
    }

    /// Runs a program once for each of `controls`, until `patience` of the runs were ended by a limit.
    pub async fn run_many(
        &mut self,
        mut spec: RunSpec,
        controls: Vec<Vec<u8>>,
        patience: u32,
    ) -> Result<Vec<Ran>, SandboxError> {
        self.cap(&mut spec);
        let asked = controls.len();
        let runs = u32::try_from(asked).unwrap_or(u32::MAX);
        let time = PATIENCE + run_patience(&spec) * runs;
        let program = spec.argv.first().cloned().unwrap_or_default();
        let request = Request::RunMany {
            spec: Box::new(spec),
            controls: controls.into_iter().map(Into::into).collect(),
            patience,
        };
        match self.call("running a program", &request, time).await? {
            Response::RanMany(ran) if ran.len() <= asked => ran
                .into_iter()
                .map(|one| self.proper(&program, one))
                .collect(),
            other => Err(unexpected("running a program", &other)),
        }
    }

    /// Removes files and folders below the work area.
    pub async fn remove(&mut self, paths: Vec<String>) -> Result<(), SandboxError> {
        self.done("removing files", &Request::Remove { paths })
            .await
    }

    /// Reads a file of the work area: its first `max_bytes` bytes, and its whole length.
    pub async fn read(
        &mut self,
        path: &str,
        max_bytes: u64,
    ) -> Result<(Vec<u8>, u64), SandboxError> {
        let request = Request::Read {
            path: path.to_owned(),
            max_bytes,
        };
        match self.call("reading a file", &request, PATIENCE).await? {
            Response::Contents { bytes, total } => Ok((bytes, total)),
            other => Err(unexpected("reading a file", &other)),
        }
    }

    /// Runs a program to its end. One that could not even be started is our failure and nobody's grade.
    pub async fn run(&mut self, spec: RunSpec) -> Result<Ran, SandboxError> {
        let program = spec.argv.first().cloned().unwrap_or_default();
        let ran = self.try_run(spec).await?;
        self.proper(&program, ran)
    }

    /// Runs a program to its end, or says that it could not be started, for a caller who knows what else to try.
    pub async fn try_run(&mut self, mut spec: RunSpec) -> Result<Ran, SandboxError> {
        self.cap(&mut spec);
        let patience = run_patience(&spec);
        match self
            .call("running a program", &Request::Run(Box::new(spec)), patience)
            .await?
        {
            Response::Ran(ran) => Ok(*ran),
            other => Err(unexpected("running a program", &other)),
        }
    }

    /// A run whose program could be started, and that nobody else ended.
    pub fn proper(&self, program: &str, ran: Ran) -> Result<Ran, SandboxError> {
        if let Exit::NotStarted(error) = ran.exit {
            let said = String::from_utf8_lossy(&ran.stderr.bytes);
            return Err(SandboxError::Guest {
                doing: format!("starting {program}"),
                why: format!("errno {error} {}", said.trim()),
            });
        }
        if ran.disturbed && !self.patient {
            return Err(SandboxError::Disturbed {
                program: program.to_owned(),
            });
        }
        Ok(ran)
    }

    /// Holds a run to the sandbox's size. An engine does that too; namespaces alone do not.
    fn cap(&self, spec: &mut RunSpec) {
        let lower =
            |limit: &mut u64, most: u64| *limit = if *limit == 0 { most } else { most.min(*limit) };
        lower(
            &mut spec.limits.resident_bytes,
            self.parts.size.memory_mb * 1024 * 1024,
        );
        lower(&mut spec.limits.processes, self.parts.size.processes);
    }

    /// Ends everything that runs inside, empties the work area, and fails unless both are proven.
    pub async fn reset(&mut self) -> Result<ResetReport, SandboxError> {
        self.patient = false;
        match self.call("resetting", &Request::Reset, PATIENCE).await? {
            Response::Reset(report) if report.leftovers.is_empty() => Ok(report),
            Response::Reset(report) => Err(SandboxError::Unclean(report.leftovers)),
            other => Err(unexpected("resetting", &other)),
        }
    }

    /// Ends the sandbox now.
    pub async fn destroy(self) {
        let SandboxParts {
            destroy,
            input,
            output,
            ..
        } = self.parts;
        drop(input);
        destroy().await;
        drop(output);
    }

    async fn done(&mut self, doing: &'static str, request: &Request) -> Result<(), SandboxError> {
        match self.call(doing, request, PATIENCE).await? {
            Response::Done => Ok(()),
            other => Err(unexpected(doing, &other)),
        }
    }

    async fn call(
        &mut self,
        doing: &'static str,
        request: &Request,
        patience: Duration,
    ) -> Result<Response, SandboxError> {
        match tokio::time::timeout(patience, self.exchange(doing, request)).await {
            Ok(Ok(Response::Failed { doing, why })) => Err(SandboxError::Guest { doing, why }),
            Ok(outcome) => outcome,
            Err(_) => Err(SandboxError::Silent {
                doing,
                seconds: patience.as_secs(),
            }),
        }
    }

    async fn exchange(
        &mut self,
        doing: &'static str,
        request: &Request,
    ) -> Result<Response, SandboxError> {
        let died = |why: String| SandboxError::Died { doing, why };
        let frame = encode(request).map_err(|error| SandboxError::Protocol {
            doing,
            got: error.to_string(),
        })?;
        self.parts
            .input
            .write_all(&frame)
            .await
            .map_err(|error| died(error.to_string()))?;
        self.parts
            .input
            .flush()
            .await
            .map_err(|error| died(error.to_string()))?;
        loop {
            match decode::<Response>(&self.buffer) {
                Ok(Some((response, used))) => {
                    let _ = self.buffer.split_to(used);
                    return Ok(response);
                }
                Ok(None) => {}
                Err(error) => {
                    return Err(SandboxError::Protocol {
                        doing,
                        got: error.to_string(),
                    });
                }
            }
            match self.parts.output.read_buf(&mut self.buffer).await {
                Ok(0) => return Err(died("its output ended".to_owned())),
                Ok(_) => {}
                Err(error) => return Err(died(error.to_string())),
            }
        }
    }
}

/// How long a run may take until its guest is given up.
fn run_patience(spec: &RunSpec) -> Duration {
    match spec.limits.wall_ms {
        0 => PATIENCE * 10,
        limit => Duration::from_millis(limit) + RUN_SLACK,
    }
}

fn unexpected(doing: &'static str, response: &Response) -> SandboxError {
    let mut got = format!("{response:?}");
    got.truncate(got.floor_char_boundary(200));
    SandboxError::Protocol { doing, got }
}
