//! The log on stderr, which never makes a request wait.
//!
//! A separate thread writes the lines. When nobody reads them, or the disk is full, lines are lost and
//! counted; requests are answered all the same.

use std::{
    io::{self, IsTerminal, Write},
    panic,
    sync::{
        OnceLock,
        atomic::{AtomicUsize, Ordering},
        mpsc,
    },
    thread,
    time::Duration,
};

use tracing::Level;
use tracing_appender::non_blocking::{ErrorCounter, NonBlockingBuilder, WorkerGuard};

/// How many lines may wait to be written: less than a megabyte, for lines are bounded.
const WAITING_LINES: usize = 4096;

/// How long the last lines may take to be written when the program ends.
const FLUSH: Duration = Duration::from_millis(1500);

/// How often lost lines are reported.
const TOLD_EVERY: Duration = Duration::from_secs(5);

/// The number of failed writes.
static FAILED: AtomicUsize = AtomicUsize::new(0);

/// Counts the lines that found the queue full.
static DROPPED: OnceLock<ErrorCounter> = OnceLock::new();

/// The format of the lines.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub enum Form {
    /// Plain text, for people.
    #[default]
    Text,
    /// One JSON object a line.
    Json,
}

/// The log, while the program runs.
#[derive(Debug)]
pub struct Log(WorkerGuard);

impl Log {
    /// Sends everything that is logged to stderr, panics included. Must be called once.
    pub fn start(form: Form, level: Level) -> Self {
        let (writer, guard) = NonBlockingBuilder::default()
            .lossy(true)
            .buffered_lines_limit(WAITING_LINES)
            .finish(Counting(stderr()));
        let _ = DROPPED.set(writer.error_counter());
        let log = tracing_subscriber::fmt()
            .with_writer(writer)
            .with_ansi(io::stderr().is_terminal())
            .with_target(false)
            .with_max_level(level)
            // The subscriber's own errors would go to stderr, which fails or blocks like the log itself.
            .log_internal_errors(false);
        match form {
            Form::Text => log.init(),
            Form::Json => log.json().flatten_event(true).init(),
        }
        panic::set_hook(Box::new(|panic| {
            let payload = panic.payload();
            let said = (payload.downcast_ref::<&str>().copied())
                .or_else(|| payload.downcast_ref::<String>().map(String::as_str));
            let place = panic.location().map(ToString::to_string);
            tracing::error!(said, place, "a panic");
        }));
        Self(guard)
    }

    /// Writes the queued lines, but takes no longer than a second and a half.
    pub fn flush(self) {
        let (done, flushed) = mpsc::channel();
        // When dropping the guard fails, it writes to stdout, which may block.
        thread::spawn(move || {
            drop(self.0);
            let _ = done.send(());
        });
        let _ = flushed.recv_timeout(FLUSH);
    }
}

/// How many lines were lost since the start.
pub fn lost_lines() -> usize {
    let dropped = DROPPED.get().map_or(0, ErrorCounter::dropped_lines);
    dropped.saturating_add(FAILED.load(Ordering::Relaxed))
}

/// Logs the number of lost lines whenever it has grown. Never returns.
pub async fn tell_of_lost_lines() {
    let mut told = 0;
    loop {
        tokio::time::sleep(TOLD_EVERY).await;
        let lost = lost_lines();
        if lost > told {
            tracing::warn!(lost, "lines of the log were lost since the start");
            told = lost;
        }
    }
}

/// Counts the writes that fail.
struct Counting<W>(W);

impl<W: Write> Write for Counting<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let written = self.0.write(bytes);
        if written.as_ref().is_err_and(|error| error.kind() != io::ErrorKind::Interrupted) {
            FAILED.fetch_add(1, Ordering::Relaxed);
        }
        written
    }

    fn flush(&mut self) -> io::Result<()> {
        self.0.flush()
    }
}

/// Stderr without its lock: other writers to stderr must not wait for the log.
fn stderr() -> Box<dyn Write + Send> {
    #[cfg(unix)]
    {
        use std::{fs::File, os::fd::AsFd};

        if let Ok(descriptor) = io::stderr().as_fd().try_clone_to_owned() {
            return Box::new(File::from(descriptor));
        }
    }
    Box::new(io::stderr())
}
