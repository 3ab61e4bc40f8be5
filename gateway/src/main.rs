//! The command line; the library does the work.

use std::{
    fmt,
    io::{self, Write},
    path::PathBuf,
    process::ExitCode,
    time::Duration,
};

use clap::{Args, Parser, Subcommand, ValueEnum};
use console_config::{LONGEST_ID, is_id};
use instance_gateway::{
    TakenOver,
    commands::{self, Waited, Waiting},
    config::{Cloud, Config, ConfigError, Listen, Overrides},
    descriptors,
    log::{self, Form, Log},
    metrics::Metrics,
    operations::{Readiness, operations},
    reload::Reloadable,
    reloaded_app,
    serve::{self, Ending, Limits, Listener, serve_router},
    signals::{Signal, Signals},
    simulator::Scenario,
};
use tokio::{runtime::Runtime, sync::oneshot};
use tracing::Level;

/// How much longer than an upstream's answer a request may take: the time for its body to arrive.
const BESIDES_THE_ANSWER: Duration = Duration::from_secs(10);

/// How many connections the listener for operations takes.
const OPERATORS: usize = 32;

/// Serves the instance console and passes its five calls on to the cloud.
///
/// Without a command it runs; without a configuration, a simulator is the cloud.
#[derive(Debug, Parser)]
#[command(version, args_conflicts_with_subcommands = true)]
struct Arguments {
    #[command(flatten)]
    log: LogArguments,
    #[command(flatten)]
    run: RunArguments,
    #[command(subcommand)]
    command: Option<Command>,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Serve until stopped (the default command)
    Run(RunArguments),
    /// Serve with a simulator as the cloud, and ignore any configuration
    Simulate(SimulateArguments),
    /// Ask the cloud once for each source, and say what works and what to do
    Check {
        /// The configuration
        #[arg(long, value_name = "FILE")]
        config: Option<PathBuf>,
    },
    /// Wait until an instance is created: exit code 0 then, 4 when its creation failed, 5 when it takes longer
    Wait(WaitArguments),
}

#[derive(Args, Debug)]
struct LogArguments {
    /// How the log is written
    #[arg(long, value_name = "FORM", value_enum, default_value = "text", global = true)]
    log_format: LogForm,
    /// What the log holds: error, warn, info, debug, or trace
    #[arg(long, value_name = "LEVEL", default_value = "info", global = true)]
    log_level: Level,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum LogForm {
    Text,
    Json,
}

#[derive(Args, Clone, Debug)]
struct RunArguments {
    /// The configuration; gateway.example.toml documents every field
    #[arg(long, value_name = "FILE")]
    config: Option<PathBuf>,
    #[command(flatten)]
    simulate: SimulateArguments,
    /// Check the configuration and exit
    #[arg(long)]
    check_config: bool,
}

#[derive(Args, Clone, Debug)]
struct SimulateArguments {
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
}

#[derive(Args, Debug)]
struct WaitArguments {
    /// The instance ID
    #[arg(value_name = "ID", value_parser = instance_id)]
    id: String,
    /// The configuration, whose sources are searched for the ID
    #[arg(long, value_name = "FILE")]
    config: Option<PathBuf>,
    /// Seconds to wait at most
    #[arg(long, value_name = "SECONDS", default_value_t = 3600)]
    timeout: u64,
    /// Seconds between checks
    #[arg(long, value_name = "SECONDS", default_value_t = 10, value_parser = clap::value_parser!(u64).range(1..))]
    every: u64,
}

fn instance_id(text: &str) -> Result<String, String> {
    if is_id(text, LONGEST_ID) {
        Ok(text.to_owned())
    } else {
        Err(format!("the ID must be 1 to {LONGEST_ID} letters, digits, hyphens, or underscores"))
    }
}

fn main() -> ExitCode {
    let Arguments { log, run, command } = Arguments::parse();
    let form = match log.log_format {
        LogForm::Text => Form::Text,
        LogForm::Json => Form::Json,
    };
    let log = Log::start(form, log.log_level);
    let ended = Runtime::new().map_err(Failure::Io).and_then(|runtime| {
        let ended = runtime.block_on(perform(command.unwrap_or(Command::Run(run))));
        // A thread of the runtime may hang in a file system that does not answer: do not wait for it.
        runtime.shutdown_background();
        ended
    });
    let code = match ended {
        Ok(code) => code,
        Err(failure) => {
            // A configuration may have several problems, with a line for each.
            for line in failure.to_string().lines() {
                let _ = writeln!(io::stderr(), "instance-gateway: {line}");
            }
            failure.exit_code()
        }
    };
    log.flush();
    code
}

async fn perform(command: Command) -> Result<ExitCode, Failure> {
    match command {
        Command::Run(arguments) => run(arguments).await.map(|()| ExitCode::SUCCESS),
        Command::Simulate(simulate) => {
            let arguments = RunArguments { config: None, simulate, check_config: false };
            run(arguments).await.map(|()| ExitCode::SUCCESS)
        }
        Command::Check { config } => check(config).await,
        Command::Wait(arguments) => wait(arguments).await,
    }
}

async fn check(path: Option<PathBuf>) -> Result<ExitCode, Failure> {
    let config = load(path, Overrides::default()).await?;
    say("the configuration is valid");
    for warning in config.warnings() {
        say(&format!("warning: {warning}"));
    }
    let is_good = commands::check(&config, say).await?;
    Ok(ExitCode::from(if is_good { 0 } else { 4 }))
}

async fn wait(arguments: WaitArguments) -> Result<ExitCode, Failure> {
    let WaitArguments { id, config, timeout, every } = arguments;
    let config = load(config, Overrides::default()).await?;
    let waiting =
        Waiting { every: Duration::from_secs(every), longest: Duration::from_secs(timeout) };
    let waited = commands::wait(&config, &id, waiting, say).await?;
    Ok(ExitCode::from(match waited {
        Waited::Created => 0,
        Waited::Unknown => 1,
        Waited::Failed => 4,
        Waited::TimedOut => 5,
    }))
}

/// Writes a line to standard output.
fn say(line: &str) {
    let _ = writeln!(io::stdout(), "{line}");
}

/// Reads the configuration on a blocking thread: a file may hang.
async fn load(path: Option<PathBuf>, overrides: Overrides) -> Result<Config, Failure> {
    let read = tokio::task::spawn_blocking(move || Config::load(path.as_deref(), &overrides));
    Ok(read.await.map_err(io::Error::other)??)
}

async fn run(arguments: RunArguments) -> Result<(), Failure> {
    let RunArguments { config: path, simulate, check_config } = arguments;
    let SimulateArguments { listen, scenario, seed, instances } = simulate;
    let overrides = Overrides { listen, scenario, seed, instances };
    let config = load(path.clone(), overrides.clone()).await?;
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
        tracing::warn!(connections, "only a few connections are possible: raise ulimit -n");
    }
    let is_simulated = matches!(config.cloud, Cloud::Simulated(_));
    let (place, operations_place) = (config.listen.clone(), config.operations.clone());
    let metrics = Metrics::default();
    let (router, taken_over) = reloaded_app(config, &metrics, None)?;
    let router = Reloadable::from(router);
    let listener = listen_at(&place)?;
    let readiness = Readiness::default();
    if let Some(place) = &operations_place {
        let operators = listen_at(place)?;
        tracing::info!(address = operators.address()?, "listening for operations");
        let limits = Limits { connections: OPERATORS, ..limits };
        let routes = operations(metrics.clone(), readiness.clone());
        tokio::spawn(serve_router(operators, routes, limits, std::future::pending()));
    }
    let address = listener.address()?;
    if is_simulated {
        let why = path.as_ref().map_or("no --config", |_| "no [upstreams] in the configuration");
        tracing::warn!("{why}: serving simulated instances");
    }
    // Stdout may be closed, or its disk may be full: that is no reason not to serve.
    if let Err(error) = writeln!(io::stdout(), "{address}") {
        tracing::warn!(%error, address, "cannot write the address to stdout");
    }
    tokio::spawn(log::tell_of_lost_lines());
    let mut reloading =
        Reloading { path, overrides, place, operations_place, router, taken_over, metrics };
    serve_until_told(listener, limits, &mut reloading, &readiness, &mut signals).await
}

fn listen_at(place: &Listen) -> Result<Listener, Failure> {
    serve::listen(place).map_err(|error| Failure::Listen(place.clone(), error))
}

/// What a reload of the configuration needs, and what it replaces.
struct Reloading {
    path: Option<PathBuf>,
    overrides: Overrides,
    place: Listen,
    operations_place: Option<Listen>,
    router: Reloadable,
    taken_over: TakenOver,
    metrics: Metrics,
}

impl Reloading {
    /// Reads the configuration again. A bad one changes nothing.
    async fn reload(&mut self) {
        if self.path.is_none() {
            tracing::info!("SIGHUP changes nothing: there is no --config to read again");
            return;
        }
        let reloaded = self.try_reload().await;
        self.metrics.reloaded(reloaded.is_ok());
        match reloaded {
            Ok(()) => tracing::info!("SIGHUP: the configuration was read again"),
            Err(failure) => {
                tracing::error!("SIGHUP: the configuration stays as it was: {failure}");
            }
        }
    }

    async fn try_reload(&mut self) -> Result<(), Failure> {
        let config = load(self.path.clone(), self.overrides.clone()).await?;
        for warning in config.warnings() {
            tracing::warn!("{warning}");
        }
        if config.listen != self.place || config.operations != self.operations_place {
            tracing::warn!(
                "the addresses to listen at did not change: restart the gateway to change them"
            );
        }
        let (router, taken_over) = reloaded_app(config, &self.metrics, Some(&self.taken_over))?;
        self.router.replace(router);
        self.taken_over = taken_over;
        Ok(())
    }
}

/// Serves until a signal says to stop, and drains; a second signal ends that at once.
async fn serve_until_told(
    listener: Listener,
    limits: Limits,
    reloading: &mut Reloading,
    readiness: &Readiness,
    signals: &mut Signals,
) -> Result<(), Failure> {
    let router = reloading.router.clone();
    let (tell, told) = oneshot::channel();
    let stop = async {
        match told.await {
            Ok(stop) => stop,
            // Never happens: the sender lives as long as this is polled.
            Err(_) => std::future::pending().await,
        }
    };
    let told_twice = async {
        let mut tell = Some(tell);
        loop {
            match (signals.next().await, tell.take()) {
                (Signal::Reload, kept) => {
                    tell = kept;
                    reloading.reload().await;
                }
                (Signal::Stop(stop), Some(tell)) => {
                    readiness.end();
                    let _ = tell.send(stop);
                }
                (Signal::Stop(_), None) => return,
            }
        }
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
