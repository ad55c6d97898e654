//! Taking connections: limits against slow and many clients, and an end at which nothing is lost.

use std::net::SocketAddr;
use std::pin::pin;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::body::Body;
use hyper::body::Incoming;
use hyper::service::service_fn;
use hyper_util::rt::{TokioIo, TokioTimer};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::Semaphore;
use tokio_io_timeout::TimeoutStream;
use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;
use tower::ServiceExt;

use super::access::Peer;
use super::{Service, router};

/// Bytes of a request's head at most.
const HEAD: usize = 32 * 1024;
/// How long an idle connection is kept, and a client may take to send a request's head.
const HEAD_PATIENCE: Duration = Duration::from_secs(75);
/// The pause after an error of the listener, such as too many open files.
const PAUSE: Duration = Duration::from_millis(200);

/// A listener that is bound.
pub struct Listening {
    listener: TcpListener,
    address: SocketAddr,
}

impl Listening {
    /// Where it listens.
    pub fn address(&self) -> SocketAddr {
        self.address
    }
}

/// Binds `address`.
pub async fn listen(address: SocketAddr) -> std::io::Result<Listening> {
    let listener = TcpListener::bind(address).await?;
    let address = listener.local_addr()?;
    Ok(Listening { listener, address })
}

impl Service {
    /// Serves until `stop` is cancelled. Then nothing new is taken, sessions are closed between two turns, and requests
    /// in flight get `drain_s` seconds; what still waits after half of them is told so.
    pub async fn serve(&self, listening: Listening, stop: CancellationToken) {
        let router = router(self.clone());
        let places = Arc::new(Semaphore::new(self.settings().connections));
        let connections = TaskTracker::new();
        loop {
            let place = tokio::select! {
                place = Arc::clone(&places).acquire_owned() => place,
                () = stop.cancelled() => break,
            };
            let accepted = tokio::select! {
                accepted = listening.listener.accept() => accepted,
                () = stop.cancelled() => break,
            };
            let (stream, peer) = match accepted {
                Ok(accepted) => accepted,
                Err(error) => {
                    tracing::warn!(%error, "a connection could not be taken");
                    tokio::time::sleep(PAUSE).await;
                    continue;
                }
            };
            let (service, router) = (self.clone(), router.clone());
            connections.spawn(async move {
                let _place = place;
                if let Err(error) = service.talk(stream, peer, router).await {
                    tracing::debug!(%error, "a connection broke");
                }
            });
        }
        drop(listening);
        self.drain(connections).await;
    }

    /// Serves one connection to its end.
    async fn talk(
        &self,
        stream: TcpStream,
        peer: SocketAddr,
        router: Router,
    ) -> Result<(), hyper::Error> {
        // Answers are written whole; waiting to fill a packet would only delay them.
        let _ = stream.set_nodelay(true);
        let mut stream = TimeoutStream::new(stream);
        stream.set_write_timeout(Some(Duration::from_secs(self.settings().slow_s)));
        let handle = service_fn(move |request: hyper::Request<Incoming>| {
            let mut request = request.map(Body::new);
            request.extensions_mut().insert(Peer(peer.ip()));
            router.clone().oneshot(request)
        });
        let mut builder = hyper::server::conn::http1::Builder::new();
        builder
            .timer(TokioTimer::new())
            .header_read_timeout(HEAD_PATIENCE)
            .max_buf_size(HEAD);
        let connection = builder
            .serve_connection(TokioIo::new(Box::pin(stream)), handle)
            .with_upgrades();
        let mut connection = pin!(connection);
        tokio::select! {
            ended = connection.as_mut() => ended,
            () = self.inner.draining.cancelled() => {
                // The answer that is under way is the last one.
                connection.as_mut().graceful_shutdown();
                connection.await
            }
        }
    }

    async fn drain(&self, connections: TaskTracker) {
        let inner = &self.inner;
        inner.draining.cancel();
        let half = Duration::from_secs(self.settings().drain_s) / 2;
        tracing::info!(queue = ?inner.queue.figures(), "ending");
        connections.close();
        let mut ended = pin!(connections.wait());
        if tokio::time::timeout(half, &mut ended).await.is_err() {
            inner.given_up.cancel();
            if tokio::time::timeout(half, &mut ended).await.is_err() {
                tracing::warn!("some requests were not finished in time");
            }
        }
        // Sessions have left HTTP behind: they say when they are closed by giving back their permits.
        let all = u32::try_from(self.settings().sessions).unwrap_or(u32::MAX);
        let closed = inner.sessions.acquire_many(all);
        let _ = tokio::time::timeout(half, closed).await;
    }
}
