//! The command line: read the configuration, listen, say where, serve until told to stop.

use std::{
    fmt,
    io::{self, Write},
    net::SocketAddr,
    path::PathBuf,
    process::ExitCode,
};

use clap::Parser;
use instance_gateway::{
    app,
    config::{Config, ConfigError, Overrides},
    log::{self, Log},
    serve::serve_router,
    simulator::Scenario,
};
use tokio::net::TcpListener;

/// Serves the instance console and passes its five calls on to the cloud.
///
/// Without a configuration, a simulator is the cloud.
#[derive(Debug, Parser)]
#[command(version)]
struct Arguments {
    /// The configuration; gateway.example.toml documents every field
    #[arg(long, value_name = "FILE")]
    config: Option<PathBuf>,
    /// Where to listen, 127.0.0.1:8080 by default; port 0 takes a free one
    #[arg(long, value_name = "ADDRESS")]
    listen: Option<SocketAddr>,
    /// What the simulator contains: default, empty, gallery or large
    #[arg(long, value_name = "NAME")]
    scenario: Option<Scenario>,
    /// What the simulator's identifiers and dates follow from
    #[arg(long, value_name = "N")]
    seed: Option<u64>,
    /// How many instances the scenario `large` has, 5 to 20000
    #[arg(long, value_name = "N")]
    instances: Option<usize>,
    /// Check the configuration and do nothing else
    #[arg(long)]
    check_config: bool,
}

#[tokio::main]
async fn main() -> ExitCode {
    let arguments = Arguments::parse();
    let log = Log::start();
    let code = match run(arguments).await {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            let _ = writeln!(io::stderr(), "instance-gateway: {failure}");
            failure.exit_code()
        }
    };
    log.flush();
    code
}

async fn run(arguments: Arguments) -> Result<(), Failure> {
    let Arguments { config: path, listen, scenario, seed, instances, check_config } = arguments;
    let overrides = Overrides { listen, scenario, seed, instances };
    let config = Config::load(path.as_deref(), overrides)?;
    if check_config {
        writeln!(io::stdout(), "the configuration is good")?;
        return Ok(());
    }
    let address = config.listen;
    let router = app(config)?;
    let listener =
        TcpListener::bind(address).await.map_err(|error| Failure::Listen(address, error))?;
    writeln!(io::stdout(), "http://{}/", listener.local_addr()?)?;
    tokio::spawn(log::tell_of_lost_lines());
    serve_router(listener, router, stop()).await;
    Ok(())
}

/// Completes when the process is told to stop.
async fn stop() {
    let interrupted = tokio::signal::ctrl_c();
    #[cfg(unix)]
    {
        use tokio::signal::unix::{SignalKind, signal};
        if let Ok(mut terminated) = signal(SignalKind::terminate()) {
            tokio::select! {
                _ = interrupted => {}
                _ = terminated.recv() => {}
            }
            return;
        }
    }
    // Without a handler for it, there is nothing to wait for.
    if interrupted.await.is_err() {
        std::future::pending::<()>().await;
    }
}

/// Why the program ends early.
enum Failure {
    Config(ConfigError),
    Io(io::Error),
    Listen(SocketAddr, io::Error),
}

impl Failure {
    fn exit_code(&self) -> ExitCode {
        ExitCode::from(match self {
            Self::Config(_) => 2,
            Self::Io(_) | Self::Listen(..) => 1,
        })
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Config(error) => write!(formatter, "{error}"),
            Self::Io(error) => write!(formatter, "{error}"),
            Self::Listen(address, error) if error.kind() == io::ErrorKind::AddrInUse => write!(
                formatter,
                "{address} is in use by another program: stop that one, or give another address, \
                 such as --listen 127.0.0.1:0 for any free port"
            ),
            Self::Listen(address, error) => {
                write!(formatter, "cannot listen at {address}: {error}")
            }
        }
    }
}

impl From<ConfigError> for Failure {
    fn from(error: ConfigError) -> Self {
        Self::Config(error)
    }
}

impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Self {
        Self::Io(error)
    }
}
