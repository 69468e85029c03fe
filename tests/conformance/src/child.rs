//! Processes that are ended when they take too long.

use std::io::{BufRead, BufReader, Read};
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::thread;
use std::time::Duration;

use crate::Result;

/// What a process says next.
pub enum Said {
    Line(String),
    /// It ended; the last lines of its standard error.
    Ended(String),
    TimedOut,
}

/// A process whose lines are read as they come.
pub struct Process {
    child: Child,
    lines: Receiver<String>,
    errors: Option<thread::JoinHandle<String>>,
}

impl Process {
    pub fn start(command: &mut Command) -> Result<Self> {
        let mut child = command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn()?;
        let (send, lines) = channel();
        if let Some(output) = child.stdout.take() {
            thread::spawn(move || {
                let lines = BufReader::new(output).split(b'\n').map_while(std::result::Result::ok);
                for line in lines {
                    if send.send(String::from_utf8_lossy(&line).into_owned()).is_err() {
                        break;
                    }
                }
            });
        }
        let errors = child.stderr.take().map(|mut errors| {
            thread::spawn(move || {
                let mut bytes = Vec::new();
                let _ = errors.read_to_end(&mut bytes);
                let text = String::from_utf8_lossy(&bytes);
                let lines: Vec<&str> = text.lines().filter(|line| !line.trim().is_empty()).collect();
                lines[lines.len().saturating_sub(3)..].join(" / ")
            })
        });
        Ok(Self { child, lines, errors })
    }

    /// The next line, for which it may take so long.
    pub fn next(&mut self, limit: Duration) -> Said {
        match self.lines.recv_timeout(limit) {
            Ok(line) => Said::Line(line),
            Err(RecvTimeoutError::Timeout) => {
                let _ = self.child.kill();
                let _ = self.child.wait();
                Said::TimedOut
            }
            Err(RecvTimeoutError::Disconnected) => {
                let _ = self.child.wait();
                Said::Ended(self.errors.take().and_then(|errors| errors.join().ok()).unwrap_or_default())
            }
        }
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
