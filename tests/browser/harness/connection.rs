//! The line to the browser's debugger: JSON messages over a WebSocket.

use std::io::ErrorKind;
use std::net::TcpStream;
use std::time::Duration;

use serde_json::Value;
use tungstenite::{Error, Message, WebSocket};

/// How long one look for a message may block.
const LOOK: Duration = Duration::from_millis(20);

/// An open line to the debugger.
pub struct Connection {
    socket: WebSocket<TcpStream>,
}

impl Connection {
    /// Opens the line to a port and path of the loopback.
    pub fn open((port, path): &(u16, String)) -> Self {
        let stream = TcpStream::connect(("127.0.0.1", *port)).expect("the debugger listens");
        let options = stream.try_clone().expect("the stream is open");
        let address = format!("ws://127.0.0.1:{port}{path}");
        let (socket, _) = tungstenite::client(address, stream).expect("a WebSocket handshake");
        options.set_read_timeout(Some(LOOK)).expect("a stream takes a timeout");
        options.set_nodelay(true).expect("a stream can send at once");
        Connection { socket }
    }

    /// Sends one message; says whether the browser still takes it.
    pub fn send(&mut self, message: &Value) -> bool {
        self.socket.send(Message::text(message.to_string())).is_ok()
    }

    /// The next message, or none when none came within a moment.
    pub fn receive(&mut self) -> Option<Value> {
        match self.socket.read() {
            Ok(Message::Text(text)) => {
                Some(serde_json::from_str(text.as_str()).expect("the debugger speaks JSON"))
            }
            Ok(_) => None,
            Err(Error::Io(error))
                if matches!(error.kind(), ErrorKind::WouldBlock | ErrorKind::TimedOut) =>
            {
                None
            }
            Err(error) => panic!("the browser is gone: {error}"),
        }
    }
}
