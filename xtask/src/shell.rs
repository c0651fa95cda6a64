//! Running other programs from the project's root.

use std::ffi::OsString;
use std::path::PathBuf;
use std::process::{Command, Stdio};

/// The project's root.
pub fn root() -> PathBuf {
    let here = PathBuf::from(env!("CARGO_MANIFEST_DIR"));
    here.parent().map_or_else(|| here.clone(), PathBuf::from)
}

/// Cargo's own folder.
pub fn cargo_home() -> PathBuf {
    let named = std::env::var_os("CARGO_HOME").map(PathBuf::from);
    let usual = || std::env::var_os("HOME").map(|home| PathBuf::from(home).join(".cargo"));
    named.or_else(usual).unwrap_or_else(|| root().join("target"))
}

/// Where tools of this project's exact versions are installed: beside cargo's own, in nobody's way.
pub fn tools() -> PathBuf {
    cargo_home().join("coroscope-tools")
}

/// `program` in the project's root, with the project's tools found first.
pub fn command(program: &str) -> Command {
    let own = [tools().join("bin"), root().join("www/node_modules/.bin")];
    let path = std::env::var_os("PATH").unwrap_or_default();
    let all = own.into_iter().chain(std::env::split_paths(&path));
    let mut command = Command::new(find(program).unwrap_or_else(|| program.into()));
    command.current_dir(root()).env("PATH", std::env::join_paths(all).unwrap_or(path));
    command
}

/// The program's file, as the PATH of [`command`] finds it.
fn find(program: &str) -> Option<OsString> {
    let path = std::env::var_os("PATH").unwrap_or_default();
    let own = [tools().join("bin"), root().join("www/node_modules/.bin")];
    let mut files = own.into_iter().chain(std::env::split_paths(&path)).map(|folder| folder.join(program));
    files.find(|file| file.is_file()).map(PathBuf::into_os_string)
}

/// Runs to the end, its output shown.
///
/// # Errors
/// One line: what failed, or that the program is not there.
pub fn run(command: &mut Command) -> Result<(), String> {
    let shown = shown(command);
    match command.status() {
        Ok(status) if status.success() => Ok(()),
        Ok(_) => Err(format!("failed: {shown}")),
        Err(error) => Err(format!("cannot run `{shown}`: {error}")),
    }
}

/// What the program prints on stdout; `None` if it is not there or fails.
pub fn ask(command: &mut Command) -> Option<String> {
    let output = command.stderr(Stdio::null()).output().ok().filter(|output| output.status.success())?;
    Some(String::from_utf8_lossy(&output.stdout).trim().to_owned())
}

fn shown(command: &Command) -> String {
    let name = PathBuf::from(command.get_program());
    let name = name.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    command.get_args().fold(name, |line, arg| format!("{line} {}", arg.to_string_lossy()))
}
