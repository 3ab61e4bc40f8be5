//! The program while it runs: its address, its signals, its end.

use std::{
    io::{BufRead, BufReader, Read, Write},
    net::{SocketAddr, TcpStream},
    process::{Child, Command, ExitStatus, Stdio},
    time::{Duration, Instant},
};

/// Longer than the program may take for anything, also in a loaded machine.
pub(crate) const SOON: Duration = Duration::from_secs(30);

/// The program, listening at a free port; it is killed when this is dropped.
#[derive(Debug)]
pub(crate) struct Running {
    child: Child,
    pub(crate) address: SocketAddr,
}

impl Running {
    /// Starts the program from a shell, after commands that set the shell up.
    pub(crate) fn after(shell: &str, arguments: &[&str], stderr: Stdio) -> Self {
        let program = env!("CARGO_BIN_EXE_instance-gateway");
        let script = format!("{shell}\nexec \"$0\" --listen 127.0.0.1:0 \"$@\"");
        let mut child = Command::new("sh")
            .args(["-c", &script, program])
            .args(arguments)
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(stderr)
            .spawn()
            .unwrap();
        let mut line = String::new();
        BufReader::new(child.stdout.take().unwrap()).read_line(&mut line).unwrap();
        let address = line.strip_prefix("http://").unwrap().strip_suffix("/\n").unwrap();
        Self { address: address.parse().unwrap(), child }
    }

    pub(crate) fn new(arguments: &[&str], stderr: Stdio) -> Self {
        Self::after("", arguments, stderr)
    }

    pub(crate) fn connect(&self) -> TcpStream {
        let stream = TcpStream::connect_timeout(&self.address, SOON).unwrap();
        stream.set_read_timeout(Some(SOON)).unwrap();
        stream
    }

    /// Sends bytes, and reads until the connection is closed.
    pub(crate) fn ask(&self, bytes: &[u8]) -> String {
        let mut stream = self.connect();
        // A server that refuses a head may close before all of it is written.
        let _ = stream.write_all(bytes);
        let mut answer = Vec::new();
        let _ = stream.read_to_end(&mut answer);
        String::from_utf8_lossy(&answer).into_owned()
    }

    pub(crate) fn get(&self, path: &str) -> String {
        let head = "host: localhost\r\nconnection: close";
        self.ask(format!("GET {path} HTTP/1.1\r\n{head}\r\n\r\n").as_bytes())
    }

    pub(crate) fn signal(&self, signal: &str) {
        let id = self.child.id().to_string();
        assert!(Command::new("kill").args([signal, &id]).status().unwrap().success());
    }

    /// The log, to be read while it runs.
    pub(crate) fn stderr(&mut self) -> std::process::ChildStderr {
        self.child.stderr.take().unwrap()
    }

    pub(crate) fn id(&self) -> u32 {
        self.child.id()
    }

    pub(crate) fn is_running(&mut self) -> bool {
        self.child.try_wait().unwrap().is_none()
    }

    /// Waits until the program has ended.
    #[track_caller]
    pub(crate) fn ended(&mut self) -> ExitStatus {
        let begun = Instant::now();
        loop {
            if let Some(status) = self.child.try_wait().unwrap() {
                return status;
            }
            assert!(begun.elapsed() < SOON, "it does not end");
            std::thread::sleep(Duration::from_millis(5));
        }
    }

    /// Stops the program without an announcement, and reads its log.
    #[track_caller]
    pub(crate) fn log(&mut self) -> String {
        self.signal("-INT");
        assert_eq!(self.ended().code(), Some(0));
        let mut log = String::new();
        self.child.stderr.take().unwrap().read_to_string(&mut log).unwrap();
        log
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
