//! Compiles a batch of programs as one crate, runs it, and takes what each of them prints.

use std::cell::Cell;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

/// How long nothing may be printed before the program at hand counts as hanging.
const PATIENCE: Duration = Duration::from_secs(6);

/// The last line of one that does.
const HANGS: &str = "hangs";

/// A crate that is written anew for each batch.
pub struct Workshop {
    directory: PathBuf,
    libraries: Libraries,
    head: String,
    whole: Cell<bool>,
}

/// Whether a program did not end.
pub fn hangs(transcript: &[String]) -> bool {
    transcript.last().is_some_and(|line| line == HANGS)
}

/// A module `name` with a `pub fn run()`.
pub struct Source {
    pub name: String,
    pub text: String,
}

/// What became of a batch, by name.
#[derive(Default)]
pub struct Outcome {
    pub transcripts: BTreeMap<String, Vec<String>>,
    /// What the compiler said first to those that it didn't take.
    pub refused: BTreeMap<String, Refusal>,
}

#[derive(Clone, Debug)]
pub struct Refusal {
    /// The message, without what is particular to a program.
    pub kind: String,
    /// What it names first.
    pub subject: String,
    rendered: String,
}

/// The root of the workspace.
pub fn root() -> PathBuf {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.ancestors().nth(2).expect("the package lies two levels below the workspace").to_owned()
}

/// Where everything is written.
pub fn scratch() -> PathBuf {
    let target = std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| root().join("target"), PathBuf::from);
    target.join("differential")
}

impl Workshop {
    /// `head` stands above the programs.
    ///
    /// # Errors
    ///
    /// If the crate can't be written.
    pub fn new(name: &str, libraries: &Libraries, head: &str) -> io::Result<Self> {
        let directory = scratch().join(name);
        fs::create_dir_all(&directory)?;
        let head = head.replace("{{allow}}", "#![allow(warnings, arithmetic_overflow, unconditional_panic)]\n");
        Ok(Workshop { directory, libraries: libraries.clone(), head, whole: Cell::new(false) })
    }

    /// A file beside the crate.
    pub fn path(&self, name: &str) -> PathBuf {
        self.directory.join(name)
    }

    /// Whether programs are to print all that they have, not hashes of it.
    pub fn whole(&self, whole: bool) {
        self.whole.set(whole);
    }

    /// Compiles all that can be compiled, and runs it.
    ///
    /// # Errors
    ///
    /// If a tool can't be run, or says something that concerns no program.
    pub fn run(&self, programs: &[Source]) -> io::Result<Outcome> {
        let mut outcome = Outcome::default();
        let mut rest: Vec<&Source> = programs.iter().collect();
        let Some(executable) = self.compile_what_compiles(&mut rest, &mut outcome, How::Run)? else {
            return Ok(outcome);
        };
        while !rest.is_empty() {
            let ended = run(&executable, rest.len(), self.whole.get())?;
            let (transcripts, at) = transcripts(&ended.printed);
            outcome.transcripts.extend(transcripts);
            let Some((name, mut lines)) = at else { break };
            lines.push(ended.reason);
            outcome.transcripts.insert(name.clone(), lines);
            // One program may report several times, each time under a name that begins with its own.
            let of_program = name.split(' ').next().unwrap_or(&name);
            let next = rest.iter().position(|program| program.name == of_program).map_or(rest.len(), |at| at + 1);
            rest.drain(..next);
        }
        Ok(outcome)
    }

    /// What the compiler says to those that it does not take; nothing is run.
    ///
    /// # Errors
    ///
    /// As [`Workshop::run`].
    pub fn check(&self, programs: &[Source]) -> io::Result<BTreeMap<String, Refusal>> {
        let mut outcome = Outcome::default();
        self.compile_what_compiles(&mut programs.iter().collect(), &mut outcome, How::Check)?;
        Ok(outcome.refused)
    }

    fn compile_what_compiles(
        &self,
        rest: &mut Vec<&Source>,
        outcome: &mut Outcome,
        how: How,
    ) -> io::Result<Option<PathBuf>> {
        // rustc reports in phases: what it says nothing of yet may be wrong all the same.
        while !rest.is_empty() {
            match self.compile(rest, how)? {
                Ok(executable) => return Ok(executable),
                Err(refused) => {
                    rest.retain(|program| !refused.contains_key(&program.name));
                    outcome.refused.extend(refused);
                }
            }
        }
        Ok(None)
    }

    fn compile(
        &self,
        programs: &[&Source],
        how: How,
    ) -> io::Result<Result<Option<PathBuf>, BTreeMap<String, Refusal>>> {
        let mut text = format!("{}\n", self.head);
        let mut places = Vec::new();
        for program in programs {
            let first = text.lines().count() + 1;
            text += &program.text;
            text += "\n";
            places.push((first, text.lines().count(), program.name.as_str()));
        }
        text += "fn main() {\n    let left: usize = std::env::args().nth(1).unwrap().parse().unwrap();\n";
        text += "    let runs: &[fn()] = &[\n";
        programs.iter().for_each(|program| text += &format!("        {}::run,\n", program.name));
        text += "    ];\n    runs[runs.len() - left..].iter().for_each(|run| run());\n}\n";
        let source = self.directory.join("main.rs");
        fs::write(&source, text)?;
        let executable = self.directory.join("main");
        let output = self.libraries.rustc(&source, &executable, how).output()?;
        let mut refused = BTreeMap::new();
        let mut of_nobody = Vec::new();
        let stderr = String::from_utf8_lossy(&output.stderr);
        for line in stderr.lines() {
            let Ok(said) = serde_json::from_str::<serde_json::Value>(line) else { continue };
            if said["level"] != "error" {
                continue;
            }
            let lines = lines_of(&said);
            let names: BTreeSet<&str> = lines
                .iter()
                .filter_map(|line| places.iter().find(|(from, to, _)| from <= line && line <= to))
                .map(|place| place.2)
                .collect();
            let refusal = Refusal::of(&said);
            if names.is_empty() {
                of_nobody.push(refusal.rendered.clone());
            }
            for name in names {
                refused.entry(name.to_owned()).or_insert_with(|| refusal.clone());
            }
        }
        match output.status.success() {
            true => Ok(Ok((how == How::Run).then_some(executable))),
            false if refused.is_empty() => {
                Err(io::Error::other(format!("rustc failed: {}\n{stderr}", of_nobody.join("\n"))))
            }
            false => Ok(Err(refused)),
        }
    }
}

/// How far a batch is compiled.
#[derive(Clone, Copy, PartialEq, Eq)]
enum How {
    Run,
    Check,
}

/// What the programs are linked with: compiled once, by cargo. The batches are compiled by rustc itself, so that several can be
/// at the same time.
#[derive(Clone)]
pub struct Libraries {
    toolchain: Option<&'static str>,
    /// `name=path`
    externs: Vec<String>,
    search: PathBuf,
}

impl Libraries {
    /// # Errors
    ///
    /// If they can't be compiled.
    pub fn new(toolchain: Option<&'static str>) -> io::Result<Self> {
        let of_toolchain = toolchain.map_or_else(String::new, |name| format!("-{name}"));
        let directory = scratch().join(format!("libraries{of_toolchain}"));
        let target = scratch().join(format!("build{of_toolchain}"));
        fs::create_dir_all(directory.join("src"))?;
        let tests = root().join("tests");
        let manifest = format!(
            "[package]\nname = \"libraries\"\nedition = \"2024\"\n\n[workspace]\n\n[dependencies]\n\
             genfn = {{ path = {:?} }}\ngenfn-tests = {{ path = {:?} }}\n\
             genfn-tests-differential-support = {{ path = {:?} }}\n\n\
             [profile.dev]\ndebug = false\nincremental = false\n{}",
            root().join("core"),
            tests,
            tests.join("differential/support"),
            // The attribute's own time is a third of it. The coroutines don't need it.
            toolchain.map_or("\n[profile.dev.build-override]\nopt-level = 1\ndebug-assertions = true\n", |_| ""),
        );
        fs::write(directory.join("Cargo.toml"), manifest)?;
        fs::write(directory.join("src/lib.rs"), "")?;
        fs::copy(root().join("Cargo.lock"), directory.join("Cargo.lock"))?;
        let output = tool(toolchain, "cargo")
            .args(["build", "--quiet", "--message-format=json"])
            .current_dir(&directory)
            .env("CARGO_TARGET_DIR", &target)
            .env_remove("RUSTFLAGS")
            .output()?;
        if !output.status.success() {
            return Err(io::Error::other(format!("cargo failed: {}", String::from_utf8_lossy(&output.stderr))));
        }
        let mut externs = Vec::new();
        for line in String::from_utf8_lossy(&output.stdout).lines() {
            let Ok(said) = serde_json::from_str::<serde_json::Value>(line) else { continue };
            let name = said["target"]["name"].as_str().unwrap_or_default();
            if ["genfn", "genfn_tests", "genfn_tests_differential_support"].contains(&name) {
                let files = said["filenames"].as_array().into_iter().flatten();
                let library = files.filter_map(|file| file.as_str()).find(|file| file.ends_with(".rlib"));
                externs.extend(library.map(|library| format!("{name}={library}")));
            }
        }
        Ok(Libraries { toolchain, externs, search: target.join("debug/deps") })
    }

    fn rustc(&self, source: &Path, executable: &Path, how: How) -> Command {
        let mut command = tool(self.toolchain, "rustc");
        command.args(["--edition=2024", "--crate-type=bin", "--crate-name=programs", "--error-format=json"]);
        // What `fold` runs is a copy of the body, which is there without debug assertions alone. Overflow panics all the same.
        command.args(["-Cdebug-assertions=off", "-Coverflow-checks=on"]);
        // Other batches are compiled beside it.
        command.arg("-Ccodegen-units=1").arg("-L").arg(format!("dependency={}", self.search.display()));
        self.externs.iter().for_each(|library| _ = command.arg("--extern").arg(library));
        match how {
            How::Run => command.arg("-o").arg(executable),
            How::Check => command.arg("--emit=metadata").arg("-o").arg(executable.with_extension("rmeta")),
        };
        command.arg(source).env_remove("RUSTFLAGS");
        command
    }
}

fn tool(toolchain: Option<&str>, name: &str) -> Command {
    match toolchain {
        Some(toolchain) => {
            let mut command = Command::new("rustup");
            command.args(["run", toolchain, name]);
            command
        }
        None => Command::new(name),
    }
}

impl Refusal {
    fn of(message: &serde_json::Value) -> Self {
        let code = message["code"]["code"].as_str().map_or_else(String::new, |code| format!("{code}: "));
        let mut kind = String::new();
        for (n, part) in message["message"].as_str().unwrap_or_default().split('`').enumerate() {
            kind += if n % 2 == 0 { part } else { "`…`" };
        }
        let subject =
            message["message"].as_str().and_then(|said| said.split('`').nth(1)).unwrap_or_default().to_owned();
        let rendered = message["rendered"].as_str().unwrap_or_default().to_owned();
        Refusal { kind: code + &kind, subject, rendered }
    }
}

/// The lines of the crate that a message is about, macros expanded or not.
fn lines_of(message: &serde_json::Value) -> Vec<usize> {
    let mut lines = Vec::new();
    for span in message["spans"].as_array().into_iter().flatten() {
        let mut span = span;
        while !span.is_null() {
            if span["file_name"].as_str().is_some_and(|name| name.ends_with("main.rs"))
                && let Some(line) = span["line_start"].as_u64().and_then(|line| usize::try_from(line).ok())
            {
                lines.push(line);
            }
            span = &span["expansion"]["span"];
        }
    }
    lines
}

struct Ended {
    printed: String,
    reason: String,
}

/// Runs the last `left` programs.
fn run(executable: &Path, left: usize, whole: bool) -> io::Result<Ended> {
    let mut command = Command::new(executable);
    if whole {
        command.env("GENFN_WHOLE", "1");
    }
    let mut child = command.arg(left.to_string()).stdout(Stdio::piped()).stderr(Stdio::null()).spawn()?;
    let mut stdout = child.stdout.take().expect("it is piped");
    let progress = Arc::new(AtomicUsize::new(0));
    let seen = Arc::clone(&progress);
    let reader = std::thread::spawn(move || {
        let (mut printed, mut chunk) = (Vec::new(), [0; 1 << 16]);
        loop {
            match stdout.read(&mut chunk)? {
                0 => break io::Result::Ok(String::from_utf8_lossy(&printed).into_owned()),
                length => printed.extend_from_slice(&chunk[..length]),
            }
            seen.store(printed.len(), Ordering::Relaxed);
        }
    });
    let (mut printed, mut since) = (0, Instant::now());
    let reason = loop {
        if let Some(status) = child.try_wait()? {
            break format!("ended: {status}");
        }
        let now = progress.load(Ordering::Relaxed);
        if now != printed {
            (printed, since) = (now, Instant::now());
        }
        if since.elapsed() > PATIENCE {
            child.kill()?;
            child.wait()?;
            break HANGS.to_owned();
        }
        std::thread::sleep(Duration::from_millis(5));
    };
    let printed = reader.join().expect("reading does not panic")?;
    Ok(Ended { printed, reason })
}

/// A program's name, and its lines.
type Printed = (String, Vec<String>);

/// What each program printed, and the one that did not end.
pub fn transcripts(printed: &str) -> (BTreeMap<String, Vec<String>>, Option<Printed>) {
    let mut whole = BTreeMap::new();
    let mut at: Option<Printed> = None;
    for line in printed.lines() {
        match line.strip_prefix("== ") {
            Some("") => whole.extend(at.take()),
            Some(name) => at = Some((name.to_owned(), Vec::new())),
            None => {
                if let Some((_, lines)) = &mut at {
                    lines.push(line.to_owned());
                }
            }
        }
    }
    (whole, at)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn transcripts_end_where_the_program_says_so() {
        let (whole, at) = transcripts("== a\nx\n== \n== b\ny\n");
        assert_eq!(whole, BTreeMap::from([("a".to_owned(), vec!["x".to_owned()])]));
        assert_eq!(at, Some(("b".to_owned(), vec!["y".to_owned()])));
    }
}
