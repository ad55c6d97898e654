//! Who may come in, and how long anybody may take.

use serde_json::json;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

use crate::serving::{TASK, client, serve, settings};
use crate::{common, served};

#[tokio::test(flavor = "multi_thread")]
async fn without_the_token_nothing_is_served() {
    let token = "correct-horse-battery-staple";
    let served = serve(common::local().await, settings(), Some(token)).await;
    let ask = |header: Option<String>| {
        let request = client().get(served.at("/v1/tasks"));
        match header {
            Some(header) => request.header("authorization", header),
            None => request,
        }
    };
    for header in [
        None,
        Some(String::new()),
        Some("Bearer".to_owned()),
        Some("Bearer wrong".to_owned()),
        Some(format!("Bearer {token}x")),
        Some(format!("Basic {token}")),
        Some(token.to_owned()),
    ] {
        let response = ask(header.clone()).send().await.unwrap();
        assert_eq!(response.status(), 401, "{header:?}");
        assert_eq!(response.headers()["www-authenticate"], "Bearer");
    }
    let right = ask(Some(format!("bearer {token}"))).send().await.unwrap();
    assert_eq!(right.status(), 200);
    for (path, status) in [
        ("/healthz", 200),
        ("/health", 200),
        ("/metrics", 401),
        ("/openapi.json", 401),
    ] {
        assert_eq!(served.get(path).await.0, status, "{path}");
    }
    assert!(
        tokio_tungstenite::connect_async(served.at("/ws").replacen("http", "ws", 1))
            .await
            .is_err()
    );
    served.end().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn web_pages_and_foreign_names_are_turned_away() {
    let served = served().await;
    let with = |name: &str, value: &str| client().get(served.at("/v1/tasks")).header(name, value);
    for (name, value, status) in [
        ("origin", "https://evil.example", 403),
        ("origin", "null", 403),
        ("origin", "http://localhost:3000", 200),
        ("host", "evil.example", 403),
        ("host", "localhost:1", 200),
    ] {
        let response = with(name, value).send().await.unwrap();
        assert_eq!(response.status(), status, "{name}: {value}");
    }
    served.end().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn large_and_slow_requests_are_cut_off() {
    let small = assay::service::ServeSettings {
        body_mb: 1,
        slow_s: 1,
        ..settings()
    };
    let served = serve(common::local().await, small, None).await;
    let large = json!({ "task": TASK, "completion": "x".repeat(2 << 20) });
    assert_eq!(served.post("/v1/grade", &large).await.0, 413);
    // A length that is a lie is found out while reading.
    let address = served.base.trim_start_matches("http://").to_owned();
    let raw = async |request: &str| {
        let mut stream = TcpStream::connect(&address).await.unwrap();
        stream.write_all(request.as_bytes()).await.unwrap();
        let mut answer = String::new();
        let _ = stream.read_to_string(&mut answer).await;
        answer
    };
    let head = "POST /v1/grade HTTP/1.1\r\nHost: localhost\r\n";
    let slow = raw(&format!("{head}Content-Length: 100\r\n\r\n{{")).await;
    assert!(slow.starts_with("HTTP/1.1 408"), "{slow}");
    let endless = format!("{head}X-Long: {}\r\n\r\n", "x".repeat(100_000));
    let answer = raw(&endless).await;
    assert!(
        answer.is_empty() || answer.starts_with("HTTP/1.1 431"),
        "{answer}"
    );
    assert_eq!(served.get("/healthz").await.0, 200);
    served.end().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_client_that_does_not_read_is_cut_off() {
    let patient = assay::service::ServeSettings {
        slow_s: 1,
        ..settings()
    };
    let served = serve(common::local().await, patient, None).await;
    // An answer of 16 MiB, which no socket buffers whole.
    let id = "x".repeat(16 << 10);
    let specs = vec![json!({ "completion": "no", "id": id }); 1024];
    let body = json!({ "task": TASK, "without_grade": true, "candidates": specs }).to_string();
    let socket = tokio::net::TcpSocket::new_v4().unwrap();
    socket.set_recv_buffer_size(8 << 10).unwrap();
    let address = served.base.trim_start_matches("http://").parse().unwrap();
    let mut stream = socket.connect(address).await.unwrap();
    let length = body.len();
    let head =
        format!("POST /v1/grade HTTP/1.1\r\nHost: localhost\r\nContent-Length: {length}\r\n\r\n");
    stream.write_all(head.as_bytes()).await.unwrap();
    stream.write_all(body.as_bytes()).await.unwrap();
    // The answer has begun, and then the client reads no more for longer than the service waits.
    let mut first = [0; 1024];
    stream.read_exact(&mut first).await.unwrap();
    assert!(first.starts_with(b"HTTP/1.1 200"));
    tokio::time::sleep(std::time::Duration::from_secs(4)).await;
    let mut rest = Vec::new();
    let _ = stream.read_to_end(&mut rest).await;
    assert!(rest.len() < 15 << 20, "{} bytes came", rest.len());
    assert_eq!(served.get("/healthz").await.0, 200);
    served.end().await;
}
