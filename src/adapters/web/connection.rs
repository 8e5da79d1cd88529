//! Takes connections: how many at once, how long each, and how they end.

use std::pin::pin;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use hyper::server::conn::http1;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::service::TowerToHyperService;
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::{Semaphore, watch};
use tokio::time::{sleep, timeout};

use super::WebOptions;

/// How long one connection is kept; its request is finished first.
const CONNECTION_TIME_MAX: Duration = Duration::from_secs(600);
/// How large the head of a request may be.
const HEAD_BYTES_MAX: usize = 32 * 1024;
/// The pause after the system could not give a connection, such as for want of file handles.
const ACCEPT_PAUSE: Duration = Duration::from_millis(100);

/// Serves connections until `shutdown` ends, then waits for requests under way.
pub async fn serve(
    listener: TcpListener,
    router: Router,
    options: &WebOptions,
    shutdown: impl Future<Output = ()>,
) {
    let connections_max = options.connections_max.clamp(1, Semaphore::MAX_PERMITS);
    let permits = Arc::new(Semaphore::new(connections_max));
    let time_max = Duration::from_secs(options.request_seconds_max);
    let (stop, stopped) = watch::channel(false);
    let mut shutdown = pin!(shutdown);
    loop {
        let next = async {
            let permit = Arc::clone(&permits).acquire_owned().await;
            (permit, listener.accept().await)
        };
        let (permit, accepted) = tokio::select! {
            () = &mut shutdown => break,
            next = next => next,
        };
        match accepted {
            Ok((stream, _)) => {
                let connection = connection(stream, router.clone(), stopped.clone(), time_max);
                tokio::spawn(async move {
                    connection.await;
                    drop(permit);
                });
            }
            Err(reason) => {
                tracing::warn!(%reason, "the system gave no connection");
                sleep(ACCEPT_PAUSE).await;
            }
        }
    }
    drop(listener);
    stop.send_replace(true);
    // All permits are back when no connection is left.
    let everyone = u32::try_from(connections_max).unwrap_or(u32::MAX);
    let _ = timeout(time_max, permits.acquire_many(everyone)).await;
}

/// Serves one connection until the client, its time, or the whole web ends.
///
/// A client may take `time_max` to send the head of a request, and stay silent as long before it;
/// then it makes room for another.
async fn connection(
    stream: TcpStream,
    router: Router,
    mut stopped: watch::Receiver<bool>,
    time_max: Duration,
) {
    let connection = http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(time_max)
        .max_buf_size(HEAD_BYTES_MAX)
        .serve_connection(TokioIo::new(stream), TowerToHyperService::new(router));
    let mut connection = pin!(connection);
    tokio::select! {
        // A client that breaks off is no fault of ours.
        _ = connection.as_mut() => return,
        _ = stopped.wait_for(|stopped| *stopped) => {}
        () = sleep(CONNECTION_TIME_MAX) => {}
    }
    connection.as_mut().graceful_shutdown();
    let _ = timeout(time_max, connection).await;
}
