//! Compresses the widget's bundle, so that the gateway contains it and never compresses again.

use std::{
    env,
    fmt::Write as _,
    fs,
    hash::{DefaultHasher, Hasher},
    io::{self, Write},
    path::{Path, PathBuf},
};

use flate2::{Compression, write::GzEncoder};

/// The folder that Trunk writes to, relative to this package.
const BUNDLE: &str = "../dist";

fn main() -> io::Result<()> {
    // A path that does not exist yet counts as changed, so a bundle built later is found.
    println!("cargo::rerun-if-changed={BUNDLE}");
    println!("cargo::rerun-if-changed=build.rs");
    let out = PathBuf::from(env::var_os("OUT_DIR").unwrap_or_default());
    let mut files = Vec::new();
    if Path::new(BUNDLE).is_dir() {
        find(Path::new(BUNDLE), &mut files)?;
    }
    files.sort();

    let mut code = "&[\n".to_owned();
    for (index, path) in files.iter().enumerate() {
        let name = path.strip_prefix(BUNDLE).unwrap_or(path);
        let name = name.to_string_lossy().replace('\\', "/");
        let bytes = fs::read(path)?;
        let store = |form: &str, bytes: &[u8]| -> io::Result<String> {
            let file = format!("{index}.{form}");
            fs::write(out.join(&file), bytes)?;
            Ok(format!("include_bytes!(concat!(env!(\"OUT_DIR\"), \"/{file}\"))"))
        };
        let smaller = |form: &str, compressed: Vec<u8>| -> io::Result<String> {
            if compressed.len() >= bytes.len() {
                return Ok("None".to_owned());
            }
            Ok(format!("Some({})", store(form, &compressed)?))
        };
        let mut hasher = DefaultHasher::new();
        hasher.write(&bytes);
        writeln!(
            code,
            "File {{ path: {name:?}, hash: \"{:016x}\", identity: {}, brotli: {}, gzip: {} }},",
            hasher.finish(),
            store("identity", &bytes)?,
            smaller("br", brotli(&bytes)?)?,
            smaller("gz", gzip(&bytes)?)?,
        )
        .map_err(io::Error::other)?;
    }
    code.push_str("]\n");
    fs::write(out.join("bundle.rs"), code)
}

fn find(folder: &Path, files: &mut Vec<PathBuf>) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let path = entry.path();
        // Trunk prepares the next bundle in a hidden folder.
        if entry.file_name().as_encoded_bytes().starts_with(b".") {
            continue;
        }
        if path.is_dir() {
            find(&path, files)?;
        } else {
            files.push(path);
        }
    }
    Ok(())
}

fn brotli(bytes: &[u8]) -> io::Result<Vec<u8>> {
    let (quality, window) = (11, 22);
    let mut writer = brotli::CompressorWriter::new(Vec::new(), 64 * 1024, quality, window);
    writer.write_all(bytes)?;
    Ok(writer.into_inner())
}

fn gzip(bytes: &[u8]) -> io::Result<Vec<u8>> {
    let mut writer = GzEncoder::new(Vec::new(), Compression::best());
    writer.write_all(bytes)?;
    writer.finish()
}
