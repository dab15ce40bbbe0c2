//! Finds a free port to listen at.

use std::io;
use std::net::TcpListener;

use crate::serve::{Console, ServeOptions};

/// How many ports are tried, the first included.
const ATTEMPTS: u16 = 20;

/// Listens at the port asked for, or at the next free one, and says which one gave way.
pub(super) fn bind(options: &ServeOptions, console: &Console) -> io::Result<TcpListener> {
    let last = options.port.saturating_add(ATTEMPTS - 1);
    let mut refusal = io::Error::from(io::ErrorKind::AddrInUse);
    for port in options.port..=last {
        match TcpListener::bind((options.host, port)) {
            Ok(listener) => {
                if port != options.port {
                    console.say(format!("port {} is taken; using {port}", options.port));
                }
                listener.set_nonblocking(true)?;
                return Ok(listener);
            }
            Err(error) if error.kind() == io::ErrorKind::AddrInUse => refusal = error,
            Err(error) => return Err(explain(options, port, &error)),
        }
        if port == 0 {
            break;
        }
    }
    Err(io::Error::new(refusal.kind(), format!("ports {} to {last} are all taken", options.port)))
}

fn explain(options: &ServeOptions, port: u16, error: &io::Error) -> io::Error {
    let message = format!("cannot listen at {} port {port}: {error}", options.host);
    io::Error::new(error.kind(), message)
}
