//! A small server on loopback: each test says what it answers. One connection a request.

use std::collections::BTreeMap;
use std::io::{BufRead, BufReader, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

/// A request as it came.
#[derive(Clone, Debug)]
pub struct Request {
    pub path: String,
    /// By names in small letters.
    pub headers: BTreeMap<String, String>,
    pub at: Instant,
}

pub struct Server {
    address: SocketAddr,
    requests: Arc<Mutex<Vec<Request>>>,
    busiest: Arc<AtomicUsize>,
}

impl Server {
    /// Answers every request by `answer`, each in a thread of its own, as long as the test runs.
    pub fn start(answer: impl Fn(&Request, &mut TcpStream) -> std::io::Result<()> + Send + Sync + 'static) -> Server {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = listener.local_addr().unwrap();
        let (requests, busiest) = (Arc::new(Mutex::new(Vec::new())), Arc::new(AtomicUsize::new(0)));
        let (log, most, now, answer) =
            (Arc::clone(&requests), Arc::clone(&busiest), Arc::new(AtomicUsize::new(0)), Arc::new(answer));
        std::thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let (log, most, now, answer) = (Arc::clone(&log), Arc::clone(&most), Arc::clone(&now), Arc::clone(&answer));
                std::thread::spawn(move || {
                    let mut stream = stream;
                    stream.set_read_timeout(Some(Duration::from_secs(10))).unwrap();
                    let Some(request) = read(&stream) else { return };
                    most.fetch_max(now.fetch_add(1, Ordering::SeqCst) + 1, Ordering::SeqCst);
                    log.lock().unwrap().push(request.clone());
                    // A client that has seen enough hangs up.
                    let _ = answer(&request, &mut stream);
                    now.fetch_sub(1, Ordering::SeqCst);
                });
            }
        });
        Server { address, requests, busiest }
    }

    /// Answers by fixed pages; without a robots.txt among them there is none.
    pub fn pages(pages: &[(&str, &str)]) -> Server {
        let pages: Vec<(String, String)> =
            pages.iter().map(|(path, answer)| ((*path).to_owned(), (*answer).to_owned())).collect();
        Server::start(move |request, out| {
            let answer = pages.iter().find(|(path, _)| *path == request.path).map(|(_, answer)| answer.as_str());
            out.write_all(answer.unwrap_or("HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\nConnection: close\r\n\r\n").as_bytes())
        })
    }

    pub fn url(&self, path: &str) -> String {
        format!("http://{}{path}", self.address)
    }

    pub fn requests(&self) -> Vec<Request> {
        self.requests.lock().unwrap().clone()
    }

    pub fn paths(&self) -> Vec<String> {
        self.requests().into_iter().map(|request| request.path).collect()
    }

    /// How many requests were being answered at once.
    pub fn busiest(&self) -> usize {
        self.busiest.load(Ordering::SeqCst)
    }
}

fn read(stream: &TcpStream) -> Option<Request> {
    let mut lines = BufReader::new(stream).lines();
    let path = lines.next()?.ok()?.split(' ').nth(1)?.to_owned();
    let mut headers = BTreeMap::new();
    for line in lines {
        let line = line.ok()?;
        if line.is_empty() {
            break;
        }
        let (name, value) = line.split_once(':')?;
        headers.insert(name.to_ascii_lowercase(), value.trim().to_owned());
    }
    Some(Request { path, headers, at: Instant::now() })
}

/// An answer with headers of its own, each ended by `\r\n`.
pub fn with(headers: &str, body: &[u8]) -> Vec<u8> {
    let mut answer =
        format!("HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: {}\r\n{headers}\r\n", body.len()).into_bytes();
    answer.extend_from_slice(body);
    answer
}

/// A page of that HTML.
pub fn html(body: &str) -> String {
    format!("HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Type: text/html\r\nContent-Length: {}\r\n\r\n{body}", body.len())
}

/// A text, as robots.txt is.
pub fn text(body: &str) -> String {
    format!("HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Type: text/plain\r\nContent-Length: {}\r\n\r\n{body}", body.len())
}

/// An answer of a status alone.
pub fn status(status: u16, headers: &str) -> String {
    format!("HTTP/1.1 {status} Said\r\nConnection: close\r\nContent-Length: 0\r\n{headers}\r\n")
}
