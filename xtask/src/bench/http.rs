//! As much of HTTP as a page of the preview needs to speak with its server.

use std::io::{self, BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::time::Duration;

/// The longest that an answer or an event may keep one waiting.
const PATIENCE: Duration = Duration::from_secs(60);

/// A server on this machine.
pub struct Server {
    /// Host and port, as `127.0.0.1:4000`.
    host: String,
}

/// The events that a page listens to.
pub struct Events {
    lines: io::Lines<BufReader<TcpStream>>,
}

impl Server {
    /// The server that a line such as `serving http://127.0.0.1:4000/` announces.
    pub fn announced(line: &str) -> Option<Server> {
        let (_, address) = line.split_once("serving http://")?;
        let host = address.split('/').next()?.to_owned();
        Some(Server { host })
    }

    /// Reads a page.
    pub fn get(&self, path: &str) -> io::Result<String> {
        read_answer(self.send("GET", path, "Connection: close\r\n", "")?)
    }

    /// Asks the preview's editor, as a page with that token does.
    pub fn ask(&self, token: &str, question: &str) -> io::Result<String> {
        let headers = format!(
            "Origin: http://{}\r\nX-Postil-Token: {token}\r\nContent-Type: application/json\r\n\
             Content-Length: {}\r\nConnection: close\r\n",
            self.host,
            question.len()
        );
        read_answer(self.send("POST", "/_postil/editor", &headers, question)?)
    }

    /// Listens for what happens to a page.
    pub fn listen(&self, page: &str, version: &str) -> io::Result<Events> {
        let path = format!("/_postil/events?page={page}&version={version}");
        let stream = self.send("GET", &path, "Accept: text/event-stream\r\n", "")?;
        Ok(Events { lines: BufReader::new(stream).lines() })
    }

    fn send(&self, method: &str, path: &str, headers: &str, body: &str) -> io::Result<TcpStream> {
        let mut stream = TcpStream::connect(&self.host)?;
        stream.set_read_timeout(Some(PATIENCE))?;
        let host = &self.host;
        let request = format!("{method} {path} HTTP/1.1\r\nHost: {host}\r\n{headers}\r\n{body}");
        stream.write_all(request.as_bytes())?;
        Ok(stream)
    }
}

impl Events {
    /// Waits for the next event of a name.
    pub fn wait_for(&mut self, name: &str) -> io::Result<()> {
        for line in self.lines.by_ref() {
            if line?.strip_prefix("event:").is_some_and(|event| event.trim() == name) {
                return Ok(());
            }
        }
        Err(io::Error::other(format!("the preview ended before `{name}`")))
    }
}

fn read_answer(mut stream: TcpStream) -> io::Result<String> {
    let mut answer = String::new();
    stream.read_to_string(&mut answer)?;
    body_of(&answer).map(str::to_owned)
}

/// The body of an answer; fails with the whole of one that is not `200 OK`.
fn body_of(answer: &str) -> io::Result<&str> {
    match answer.split_once("\r\n\r\n") {
        Some((head, body)) if head.starts_with("HTTP/1.1 200 ") => Ok(body),
        _ => Err(io::Error::other(format!("the preview answered {answer:?}"))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_announced_server_is_found() {
        let host = |line| Server::announced(line).map(|server| server.host);
        assert_eq!(host("serving http://127.0.0.1:4001/archive/"), Some("127.0.0.1:4001".into()));
        assert_eq!(host("watching content"), None);
    }

    #[test]
    fn only_a_good_answer_has_a_body() {
        assert_eq!(body_of("HTTP/1.1 200 OK\r\nA: b\r\n\r\nyes").expect("it is good"), "yes");
        let error = body_of("HTTP/1.1 403 Forbidden\r\n\r\nno").expect_err("it is refused");
        assert!(error.to_string().contains("403"));
    }
}
