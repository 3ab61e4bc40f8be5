//! Shortens the files of the bundle, in their place: `shorten console_bg.wasm console.js …`
//!
//! A module and the script that loads it know each other's functions by names like
//! `__wbg_setAttribute_f2f0a7e2b1e1d8b5`, each of which stands in both, and no browser needs more than a
//! letter or two. Nobody reads the script's comments there either.
//! All files that name each other are to be given at once.

mod names;
mod script;
mod wasm;

use std::{env, fs, io, path::PathBuf, process::ExitCode};

use names::Names;

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            let _ = io::Write::write_fmt(&mut io::stderr(), format_args!("shorten: {error}\n"));
            ExitCode::FAILURE
        }
    }
}

fn run() -> io::Result<()> {
    let (modules, scripts): (Vec<_>, Vec<_>) = env::args_os()
        .skip(1)
        .map(PathBuf::from)
        .partition(|path| path.extension().is_some_and(|kind| kind == "wasm"));
    let invalid = |path: &PathBuf| io::Error::other(format!("{} is no module", path.display()));
    let mut names = Names::default();
    for path in &modules {
        for name in wasm::names(&fs::read(path)?).ok_or_else(|| invalid(path))? {
            names.add(&name);
        }
    }
    for path in &modules {
        let module = wasm::renamed(&fs::read(path)?, &names).ok_or_else(|| invalid(path))?;
        fs::write(path, module)?;
    }
    for path in &scripts {
        fs::write(path, script::shortened(&fs::read_to_string(path)?, &names))?;
    }
    Ok(())
}
