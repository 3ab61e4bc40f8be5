//! The command line: read the configuration, listen, say where, serve until told to stop.

use std::{
    fmt,
    io::{self, Write},
    path::PathBuf,
    process::ExitCode,
    time::Duration,
};

use axum::Router;
use clap::Parser;
use instance_gateway::{
    app,
    config::{Cloud, Config, ConfigError, Listen, Overrides},
    descriptors,
    log::{self, Log},
    serve::{self, Ending, Limits, Listener, serve_router},
    signals::Signals,
    simulator::Scenario,
};
use tokio::{runtime::Runtime, sync::oneshot};

/// How much longer than an upstream's answer a request may take: the time for its body to arrive.
const BESIDES_THE_ANSWER: Duration = Duration::from_secs(10);

/// Serves the instance console and passes its five calls on to the cloud.
///
/// Without a configuration, a simulator is the cloud.
#[derive(Debug, Parser)]
#[command(version)]
struct Arguments {
    /// The configuration; gateway.example.toml documents every field
    #[arg(long, value_name = "FILE")]
    config: Option<PathBuf>,
    /// Where to listen, 127.0.0.1:8080 by default; port 0 takes a free one; or "unix:" and a path
    #[arg(long, value_name = "ADDRESS")]
    listen: Option<Listen>,
    /// What the simulator contains: default, empty, gallery, or large
    #[arg(long, value_name = "NAME")]
    scenario: Option<Scenario>,
    /// Seed for the simulator's IDs and dates
    #[arg(long, value_name = "N")]
    seed: Option<u64>,
    /// How many instances the scenario `large` has, 5 to 20000
    #[arg(long, value_name = "N")]
    instances: Option<usize>,
    /// Check the configuration and exit
    #[arg(long)]
    check_config: bool,
}

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    let log = Log::start();
    let ended = Runtime::new().map_err(Failure::Io).and_then(|runtime| {
        let ended = runtime.block_on(run(arguments));
        // A thread of the runtime may hang in a file system that does not answer: it is not waited for.
        runtime.shutdown_background();
        ended
    });
    let code = match ended {
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
    let config = Config::load(path.as_deref(), &overrides)?;
    for warning in config.warnings() {
        tracing::warn!("{warning}");
    }
    if check_config {
        writeln!(io::stdout(), "the configuration is valid")?;
        return Ok(());
    }
    let mut signals = Signals::catch()?;
    let limits = Limits {
        connections: descriptors::connections(descriptors::raise()),
        drain: config.timeouts.answer + BESIDES_THE_ANSWER,
        ..Limits::default()
    };
    if limits.connections < Limits::CONNECTIONS {
        let connections = limits.connections;
        tracing::warn!(connections, "few: the limit of open files allows no more (ulimit -n)");
    }
    let is_simulated = matches!(config.cloud, Cloud::Simulated(_));
    let place = config.listen.clone();
    let router = app(config)?;
    let listener = serve::listen(&place).map_err(|error| Failure::Listen(place, error))?;
    let address = listener.address()?;
    if is_simulated {
        let why = path.map_or("without --config", |_| "as the configuration has no [upstreams]");
        tracing::warn!("a simulator answers, {why}: all instances are invented");
    }
    // Whoever reads it may be gone, or its disk may be full: that is no reason not to serve.
    if let Err(error) = writeln!(io::stdout(), "{address}") {
        tracing::warn!(%error, address, "cannot write the address to stdout");
    }
    tokio::spawn(log::tell_of_lost_lines());
    serve_until_told(listener, router, limits, &mut signals).await
}

/// Serves until a signal says to stop, and drains; a second signal ends that at once.
async fn serve_until_told(
    listener: Listener,
    router: Router,
    limits: Limits,
    signals: &mut Signals,
) -> Result<(), Failure> {
    let (tell, told) = oneshot::channel();
    let stop = async {
        match told.await {
            Ok(stop) => stop,
            // The other end is kept as long as this is polled.
            Err(_) => std::future::pending().await,
        }
    };
    let told_twice = async {
        let _ = tell.send(signals.stop().await);
        signals.stop().await;
    };
    let ending = tokio::select! {
        ending = serve_router(listener, router, limits, stop) => ending,
        () = told_twice => Ending::CutOff,
    };
    match ending {
        Ending::Drained => Ok(()),
        Ending::CutOff => Err(Failure::CutOff),
    }
}

/// Why the program ends early.
enum Failure {
    Config(ConfigError),
    CutOff,
    Io(io::Error),
    Listen(Listen, io::Error),
}

impl Failure {
    fn exit_code(&self) -> ExitCode {
        ExitCode::from(match self {
            Self::Config(_) => 2,
            Self::CutOff => 3,
            Self::Io(_) | Self::Listen(..) => 1,
        })
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Config(error) => write!(formatter, "{error}"),
            Self::CutOff => formatter.write_str("stopped while requests were under way"),
            Self::Io(error) => write!(formatter, "{error}"),
            Self::Listen(address, error) if error.kind() == io::ErrorKind::AddrInUse => write!(
                formatter,
                "{address} is in use by another program: stop it, or choose another address, \
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
