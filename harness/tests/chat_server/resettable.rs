//! A listener whose connections can be reset from within a handler.

use std::io;
use std::net::SocketAddr;
use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::task::{Context, Poll};

use axum::extract::connect_info::Connected;
use axum::serve::{IncomingStream, Listener};
use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio::net::{TcpListener, TcpStream};

/// Listener with resettable connections.
pub struct Resettable(pub TcpListener);

/// Resets the connection it belongs to.
#[derive(Clone, Debug)]
pub struct ResetHandle(Arc<AtomicBool>);

impl ResetHandle {
    /// Lets the next write fail and the connection end with a reset.
    pub fn reset(&self) {
        self.0.store(true, Ordering::SeqCst);
    }
}

/// A connection.
pub struct Connection {
    stream: TcpStream,
    reset: ResetHandle,
}

impl Listener for Resettable {
    type Io = Connection;
    type Addr = ResetHandle;

    async fn accept(&mut self) -> (Connection, ResetHandle) {
        let (stream, _): (_, SocketAddr) = Listener::accept(&mut self.0).await;
        let reset = ResetHandle(Arc::default());
        let connection = Connection {
            stream,
            reset: reset.clone(),
        };
        (connection, reset)
    }

    fn local_addr(&self) -> io::Result<ResetHandle> {
        Ok(ResetHandle(Arc::default()))
    }
}

impl Connected<IncomingStream<'_, Resettable>> for ResetHandle {
    fn connect_info(stream: IncomingStream<'_, Resettable>) -> Self {
        stream.remote_addr().clone()
    }
}

impl AsyncRead for Connection {
    fn poll_read(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        buffer: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_read(cx, buffer)
    }
}

impl AsyncWrite for Connection {
    fn poll_write(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        bytes: &[u8],
    ) -> Poll<io::Result<usize>> {
        if self.reset.0.load(Ordering::SeqCst) {
            self.stream.set_zero_linger()?;
            return Poll::Ready(Err(io::ErrorKind::ConnectionReset.into()));
        }
        Pin::new(&mut self.stream).poll_write(cx, bytes)
    }

    fn poll_flush(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_flush(cx)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_shutdown(cx)
    }
}
