//! Runs the Python programs.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::OnceLock;
use std::{env, fs, io};

use crate::output;

/// Where the cases are.
pub(crate) fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("conformance")
}

/// Compares what the program and its port print with the recorded transcript. `module` is the path of the port:
/// `conformance::<area>::<case>`.
pub(crate) fn compare(module: &str, main: fn()) {
    let case = module.split("::").skip(1).fold(root(), |path, part| path.join(part));
    let transcript = case.with_extension("out");
    if let Some(python) = python() {
        let printed = run(python, &[case.with_extension("py").as_os_str()]);
        if env::var_os("UPDATE_TRANSCRIPTS").is_some() {
            fs::write(&transcript, &printed).expect("the transcript can be written");
        }
        same(&printed, &recorded(&transcript), "the program does not print its transcript", &transcript);
    }
    same(&output::of(main), &recorded(&transcript), "the port does not print what Python prints", &transcript);
}

/// The interpreter to run programs with: `$PYTHON`, else `python3`. `None` if there is none, or only an old one.
pub(crate) fn python() -> Option<&'static str> {
    static PYTHON: OnceLock<Option<String>> = OnceLock::new();
    let python = PYTHON.get_or_init(|| {
        let name = env::var("PYTHON").unwrap_or_else(|_| "python3".to_owned());
        let modern = Command::new(&name)
            .args(["-c", "import sys; sys.exit(sys.version_info < (3, 8))"])
            .stderr(Stdio::null())
            .status()
            .is_ok_and(|status| status.success());
        if !modern {
            tell("no python3 (3.8 or later): the ports are compared with the recorded transcripts only");
        }
        modern.then_some(name)
    });
    python.as_deref()
}

/// Writes a line to stderr. Not by `eprintln!`: what that prints is shown only if the test fails.
pub(crate) fn tell(line: &str) {
    io::Write::write_all(&mut io::stderr(), format!("{line}\n").as_bytes()).expect("stderr can be written");
}

/// What the program prints.
pub(crate) fn run<S: AsRef<std::ffi::OsStr>>(python: &str, arguments: &[S]) -> String {
    let output = Command::new(python)
        .args(arguments)
        .env("PYTHONPATH", root())
        .env("PYTHONDONTWRITEBYTECODE", "1")
        .output()
        .expect("python3 can be run");
    assert!(output.status.success(), "the program failed:\n{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).expect("programs print utf-8").replace("\r\n", "\n")
}

fn recorded(transcript: &Path) -> String {
    fs::read_to_string(transcript)
        .unwrap_or_else(|error| panic!("{}: {error}; UPDATE_TRANSCRIPTS=1 records it", transcript.display()))
        .replace("\r\n", "\n")
}

fn same(actual: &str, recorded: &str, problem: &str, transcript: &Path) {
    if actual == recorded {
        return;
    }
    let line = actual.lines().zip(recorded.lines()).take_while(|(a, b)| a == b).count();
    panic!("{problem}: {}, line {}\n--- printed\n{actual}--- recorded\n{recorded}---", transcript.display(), line + 1);
}
