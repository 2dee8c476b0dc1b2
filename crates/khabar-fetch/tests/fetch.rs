//! Fetching from a server of the test's own.

#![allow(clippy::unwrap_used)] // what cannot be set up stops the test

mod server;

use khabar_fetch::{FetchError, Fetcher, Settings, Trouble, USER_AGENT};
use server::{Server, html, status, text, with};
use std::io::Write;
use std::net::TcpListener;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

const NONE: &str = "HTTP/1.1 404 Not Found\r\nConnection: close\r\nContent-Length: 0\r\n\r\n";

fn settings() -> Settings {
    Settings { allow_private: true, delay: Duration::ZERO, time: Duration::from_secs(20), ..Settings::default() }
}

fn fetcher() -> Fetcher {
    Fetcher::new(settings())
}

fn fails(fetcher: &Fetcher, url: &str) -> FetchError {
    let begin = Instant::now();
    let error = fetcher.fetch(url).unwrap_err();
    assert!(begin.elapsed() < Duration::from_secs(15), "bounded: {error} after {:?}", begin.elapsed());
    error
}

#[test]
fn a_page_comes_as_it_is_and_the_server_learns_who_asks() {
    let server = Server::pages(&[("/%D8%AE%D8%A8%D8%B1/1?x=1", &html("<p>نعم"))]);
    let page = fetcher().fetch(&server.url("/خبر/1?x=1#here")).unwrap();
    assert_eq!((page.bytes.as_slice(), page.content_type.as_deref(), page.kept), ("<p>نعم".as_bytes(), Some("text/html"), false));
    assert_eq!(page.url, server.url("/%D8%AE%D8%A8%D8%B1/1?x=1"));
    assert_eq!(server.paths(), ["/robots.txt", "/%D8%AE%D8%A8%D8%B1/1?x=1"]);
    for request in server.requests() {
        assert_eq!(request.headers["user-agent"], USER_AGENT);
        assert!(USER_AGENT.starts_with("Khabar/"));
        assert_eq!(request.headers["accept-encoding"], "gzip, br");
    }
}

#[test]
fn private_addresses_are_refused_however_they_are_reached() {
    let server = Server::pages(&[("/", &html("<p>secret"))]);
    let port = server.url("").rsplit(':').next().unwrap().to_owned();
    let guarded = Fetcher::new(Settings { allow_private: false, ..settings() });
    for host in ["127.0.0.1", "localhost", "2130706433", "0x7f.1", "[::1]", "[::ffff:127.0.0.1]", "0.0.0.0", "10.0.0.1"] {
        let error = fails(&guarded, &format!("http://{host}:{port}/"));
        assert!(matches!(error.trouble, Trouble::Private { .. }), "{host}: {error}");
        assert!(error.to_string().contains("--allow-private"), "{error}");
    }
    assert!(server.requests().is_empty(), "nothing was asked, not even robots.txt");
}

#[test]
fn redirects_are_followed_and_each_hop_is_checked() {
    let server = Server::pages(&[
        ("/1", &status(301, "Location: /2\r\n")),
        ("/2", &status(302, "Location: ./خبر\r\n")),
        ("/%D8%AE%D8%A8%D8%B1", &html("<p>هنا")),
        ("/file", &status(302, "Location: file:///etc/passwd\r\n")),
        ("/nowhere", &status(302, "")),
        ("/closed", &status(308, "Location: /private/1\r\n")),
        ("/robots.txt", &text("User-agent: *\nDisallow: /private\n")),
    ]);
    let fetcher = fetcher();
    assert_eq!(fetcher.fetch(&server.url("/1")).unwrap().url, server.url("/%D8%AE%D8%A8%D8%B1"));
    assert!(matches!(fails(&fetcher, &server.url("/file")).trouble, Trouble::Scheme { .. }));
    assert!(matches!(fails(&fetcher, &server.url("/nowhere")).trouble, Trouble::Status { status: 302 }));
    let error = fails(&fetcher, &server.url("/closed"));
    assert!(matches!(error.trouble, Trouble::Robots { .. }) && error.at == Some(server.url("/private/1")), "{error}");
    assert_eq!(server.paths().iter().filter(|path| *path == "/robots.txt").count(), 1, "robots.txt is asked for once");
}

#[test]
fn endless_redirects_end() {
    let server = Server::start(|request, out| {
        let answer = if request.path == "/robots.txt" {
            NONE.to_owned()
        } else {
            status(302, &format!("Location: {}x\r\n", request.path))
        };
        out.write_all(answer.as_bytes())
    });
    let error = fails(&fetcher(), &server.url("/x"));
    assert!(
        matches!(error.trouble, Trouble::Redirects { limit: 8 }) && error.to_string().contains("more than 8 redirects"),
        "{error}"
    );
    assert_eq!(server.paths().len(), 1 + 9);
    let robots = Server::start(|_, out| out.write_all(status(302, "Location: /robots.txt\r\n").as_bytes()));
    fails(&fetcher(), &robots.url("/"));
    assert!(robots.paths().len() < 20, "those of robots.txt too");
}

#[test]
fn a_server_that_drips_is_left_when_the_time_is_up() {
    for (what, head) in [
        ("headers", "HTTP/1.1 200 OK\r\n"),
        ("body", "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 100000\r\n\r\n"),
        ("chunks", "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n\r\n"),
    ] {
        let server = Server::start(move |request, out| {
            if request.path == "/robots.txt" {
                return out.write_all(NONE.as_bytes());
            }
            out.write_all(head.as_bytes())?;
            loop {
                out.write_all(if what == "chunks" { b"1\r\nx\r\n" } else { b"x" })?;
                std::thread::sleep(Duration::from_millis(100));
            }
        });
        let fetcher = Fetcher::new(Settings { time: Duration::from_millis(900), ..settings() });
        let begin = Instant::now();
        let error = fetcher.fetch(&server.url("/")).unwrap_err();
        assert!(matches!(error.trouble, Trouble::Slow { .. }), "{what}: {error}");
        assert!(error.to_string().contains("0.9 s") && error.to_string().contains("--timeout"), "{error}");
        assert!((700..4000).contains(&begin.elapsed().as_millis()), "{what}: {:?}", begin.elapsed());
    }
}

#[test]
fn slow_redirects_share_one_time_limit() {
    let server = Server::start(|_, out| {
        std::thread::sleep(Duration::from_millis(400));
        out.write_all(status(302, "Location: /again\r\n").as_bytes())
    });
    let fetcher = Fetcher::new(Settings { time: Duration::from_secs(1), ..settings() });
    assert!(matches!(fails(&fetcher, &server.url("/")).trouble, Trouble::Slow { .. }));
    assert!(server.paths().len() <= 4);
}

#[test]
fn sizes_are_bounded() {
    let bomb = {
        let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
        for _ in 0..64 {
            encoder.write_all(&vec![b'a'; 1 << 20]).unwrap();
        }
        encoder.finish().unwrap()
    };
    assert!(bomb.len() < 100_000);
    let server = Server::start(move |request, out| match request.path.as_str() {
        "/bomb" => out.write_all(&with("Content-Encoding: gzip\r\nContent-Type: text/html\r\n", &bomb)),
        "/announced" => out.write_all(b"HTTP/1.1 200 OK\r\nContent-Length: 99999999999\r\n\r\n<html>"),
        "/endless" => {
            out.write_all(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n")?;
            loop {
                out.write_all(&[b'x'; 1 << 16])?;
            }
        }
        "/headers" => {
            out.write_all(b"HTTP/1.1 200 OK\r\n")?;
            loop {
                out.write_all(format!("X-Long: {}\r\n", "x".repeat(4000)).as_bytes())?;
            }
        }
        _ => out.write_all(NONE.as_bytes()),
    });
    let fetcher = Fetcher::new(Settings { size: 1 << 20, ..settings() });
    for (path, words) in [
        ("/bomb", "larger than 1048576 bytes once unpacked"),
        ("/announced", "larger than 1048576 bytes;"),
        ("/endless", "larger than 1048576 bytes;"),
        ("/headers", "does not answer as a web server"),
    ] {
        let error = fails(&fetcher, &server.url(path)).to_string();
        assert!(error.contains(words), "{path}: {error}");
    }
}

#[test]
fn a_wrong_length_is_told() {
    let server = Server::pages(&[
        ("/short", "HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 5000\r\n\r\n<p>half a pa"),
        ("/long", "HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 5\r\n\r\n<p>no, more than that"),
        ("/chunk", "HTTP/1.1 200 OK\r\nConnection: close\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n<p>no\r\nff\r\n<p>"),
        ("/unknown", "HTTP/1.0 200 OK\r\n\r\n<p>to the end"),
    ]);
    let error = fails(&fetcher(), &server.url("/short"));
    assert!(matches!(error.trouble, Trouble::CutShort { got: 12, announced: Some(5000) }), "{error}");
    assert!(matches!(fails(&fetcher(), &server.url("/chunk")).trouble, Trouble::CutShort { .. }));
    assert_eq!(fetcher().fetch(&server.url("/long")).unwrap().bytes, b"<p>no");
    assert_eq!(fetcher().fetch(&server.url("/unknown")).unwrap().bytes, b"<p>to the end");
}

#[test]
fn statuses_are_told_with_what_to_do() {
    let server = Server::pages(&[
        ("/gone", &status(410, "")),
        ("/forbidden", &status(403, "")),
        ("/broken", &status(500, "")),
        ("/busy", &status(503, "")),
        ("/picture", &String::from_utf8(with("Content-Type: image/png\r\n", b"x")).unwrap()),
        ("/zstd", &String::from_utf8(with("Content-Encoding: zstd\r\n", b"x")).unwrap()),
        ("/nonsense", "SSH-2.0-OpenSSH_9.2\r\n"),
    ]);
    let fetcher = fetcher();
    for (path, words) in [
        ("/none", "no such page (status 404); check the address"),
        ("/gone", "no such page (status 410)"),
        ("/forbidden", "refuses to give the page (status 403); open it in a browser"),
        ("/broken", "status 500; try again later"),
        ("/busy", "busy (status 503); try again later"),
        ("/picture", "this is image/png, not a page"),
        ("/zstd", "packed as \"zstd\""),
        ("/nonsense", "does not answer as a web server"),
    ] {
        let error = fails(&fetcher, &server.url(path)).to_string();
        assert!(error.contains(words), "{path}: {error}");
    }
    let nobody = { TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap() };
    let error = fails(&fetcher, &format!("http://{nobody}/"));
    assert!(matches!(error.trouble, Trouble::Connection { .. }), "{error}");
    let error = fails(&fetcher, &server.url("/").replace("http", "https"));
    assert!(matches!(error.trouble, Trouble::Insecure { .. } | Trouble::Connection { .. }), "{error}");
}

#[test]
fn robots_txt_is_obeyed() {
    let server = Server::pages(&[
        ("/robots.txt", &text("User-agent: *\nDisallow: /\n\nUser-agent: khabar\nDisallow: /خاص/\n")),
        ("/news", &html("<p>عام")),
        ("/%D8%AE%D8%A7%D8%B5/1", &html("<p>خاص")),
    ]);
    assert!(fetcher().fetch(&server.url("/news")).is_ok());
    let error = fails(&fetcher(), &server.url("/خاص/1"));
    assert!(error.to_string().contains("robots.txt of 127.0.0.1 asks"), "{error}");
    assert!(!server.paths().contains(&"/%D8%AE%D8%A7%D8%B5/1".to_owned()), "it was not even asked for");
    let broken = Server::pages(&[("/robots.txt", &status(500, "")), ("/", &html("<p>نعم"))]);
    assert!(matches!(fails(&fetcher(), &broken.url("/")).trouble, Trouble::RobotsUnknown { status: 500, .. }));
    let moved = Server::pages(&[
        ("/robots.txt", &status(301, "Location: /r\r\n")),
        ("/r", &text("User-agent: *\nDisallow: /\n")),
        ("/", &html("<p>نعم")),
    ]);
    assert!(matches!(fails(&fetcher(), &moved.url("/")).trouble, Trouble::Robots { .. }));
}

#[test]
fn a_page_that_did_not_change_is_not_sent_again() {
    let folder = tempfile::tempdir().unwrap();
    let server = Server::start(|request, out| match request.path.as_str() {
        "/etag" if request.headers.get("if-none-match").is_some_and(|tag| tag == "\"v1\"") => {
            out.write_all(status(304, "").as_bytes())
        }
        "/etag" => out.write_all(&with("ETag: \"v1\"\r\nContent-Type: text/html; charset=utf-8\r\n", b"<p>one")),
        "/date" if request.headers.contains_key("if-modified-since") => out.write_all(status(304, "").as_bytes()),
        "/date" => out.write_all(&with("Last-Modified: Wed, 21 Oct 2026 07:28:00 GMT\r\n", b"<p>two")),
        "/secret" => out.write_all(&with("ETag: \"v1\"\r\nCache-Control: private, no-store\r\n", b"<p>three")),
        "/plain" => out.write_all(&with("", b"<p>four")),
        _ => out.write_all(NONE.as_bytes()),
    });
    let kept = |path: &str, cache: bool| {
        let cache = cache.then(|| folder.path().to_owned());
        let page = Fetcher::new(Settings { cache, ..settings() }).fetch(&server.url(path)).unwrap();
        (page.bytes, page.content_type, page.kept)
    };
    for path in ["/etag", "/date", "/secret", "/plain"] {
        let (first, again, without) = (kept(path, true), kept(path, true), kept(path, false));
        assert_eq!((&first.0, &first.1), (&again.0, &again.1), "{path}");
        assert_eq!((first.2, again.2, without.2), (false, matches!(path, "/etag" | "/date"), false), "{path}");
    }
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 2, "what has no mark or is not to be stored is not kept");
}

#[test]
fn a_busy_server_is_asked_again_when_it_says() {
    let asked = AtomicUsize::new(0);
    let server = Server::start(move |request, out| match request.path.as_str() {
        "/soon" if asked.fetch_add(1, Ordering::SeqCst) == 0 => out.write_all(status(429, "Retry-After: 1\r\n").as_bytes()),
        "/soon" => out.write_all(html("<p>الآن").as_bytes()),
        "/later" => out.write_all(status(503, "Retry-After: 3600\r\n").as_bytes()),
        "/never" => out.write_all(status(429, "Retry-After: 0\r\n").as_bytes()),
        _ => out.write_all(NONE.as_bytes()),
    });
    let fetcher = fetcher();
    let begin = Instant::now();
    assert_eq!(fetcher.fetch(&server.url("/soon")).unwrap().bytes, "<p>الآن".as_bytes());
    assert!(begin.elapsed() >= Duration::from_secs(1));
    assert!(matches!(fails(&fetcher, &server.url("/never")).trouble, Trouble::Busy { status: 429, .. }));
    assert_eq!(server.paths().iter().filter(|path| *path == "/never").count(), 2, "asked once more, not for ever");
    let error = fails(&fetcher, &server.url("/later")).to_string();
    assert!(error.contains("busy (status 503) and asks to come back in 60 minutes"), "{error}");
    let before = server.paths().len();
    assert!(matches!(fails(&fetcher, &server.url("/soon")).trouble, Trouble::Busy { .. }));
    assert_eq!(server.paths().len(), before, "the host is left alone until then");
}

#[test]
fn a_host_is_asked_one_thing_at_a_time_with_a_pause_between_pages() {
    let server = Server::start(|request, out| {
        std::thread::sleep(Duration::from_millis(30));
        out.write_all(if request.path == "/robots.txt" { NONE.to_owned() } else { html("<p>نعم") }.as_bytes())
    });
    let fetcher = Fetcher::new(Settings { delay: Duration::from_millis(200), ..settings() });
    std::thread::scope(|scope| {
        for page in 0..4 {
            let (fetcher, url) = (&fetcher, server.url(&format!("/{page}")));
            scope.spawn(move || fetcher.fetch(&url).unwrap());
        }
    });
    assert_eq!(server.busiest(), 1);
    let requests = server.requests();
    assert_eq!(requests.len(), 5);
    for pair in requests[1..].windows(2) {
        assert!(pair[1].at - pair[0].at >= Duration::from_millis(200), "{:?}", pair[1].at - pair[0].at);
    }
}

#[test]
fn the_pause_robots_txt_asks_for_is_kept() {
    let server = Server::pages(&[("/robots.txt", &text("User-agent: *\nCrawl-delay: 0.5\n")), ("/", &html("<p>نعم"))]);
    let fetcher = fetcher();
    let begin = Instant::now();
    for _ in 0..2 {
        fetcher.fetch(&server.url("/")).unwrap();
    }
    assert!(begin.elapsed() >= Duration::from_millis(500));
}
