//! A log that grows while it is read: what `tail -f` is for. A thread plays the web server that writes it.

use std::fs::{self, File};
use std::io::{self, BufReader, Write};
use std::path::PathBuf;
use std::sync::mpsc::{self, Sender};
use std::thread::{self, JoinHandle};
use std::time::Duration;

/// In the file before anyone reads it.
const OLD: &str = "\
    GET /ply/ply.html\n\
    GET /python/old-news.html\n";

/// Appended one by one while it is read.
const NEW: [&str; 7] = [
    "GET /index.html",
    "GET /python/tutorial.html",
    "GET /ply/bookplug.gif",
    "GET /python/index.html",
    "GET /swig/swig.gif",
    "GET /images/python.gif",
    "GET /goodbye.html",
];

pub(crate) struct AccessLog {
    path: PathBuf,
    start: Sender<()>,
    writer: JoinHandle<io::Result<()>>,
}

impl AccessLog {
    /// Creates the file. `name` tells the logs of two examples apart that run at the same time.
    pub(crate) fn create(name: &str) -> io::Result<Self> {
        let path = std::env::temp_dir().join(format!("genfn-{name}-{}.log", std::process::id()));
        fs::write(&path, OLD)?;
        let mut file = File::options().append(true).open(&path)?;
        let (start, started) = mpsc::channel();
        let writer = thread::spawn(move || {
            if started.recv().is_err() {
                return Ok(()); // nobody is going to read
            }
            for line in NEW {
                // In two pieces: who follows the file must be ready to find half a line.
                let (half, rest) = line.split_at(line.len() / 2);
                write!(file, "{half}")?;
                thread::sleep(Duration::from_millis(2));
                writeln!(file, "{rest}")?;
            }
            Ok(())
        });
        Ok(Self { path, start, writer })
    }

    pub(crate) fn open(&self) -> io::Result<BufReader<File>> {
        Ok(BufReader::new(File::open(&self.path)?))
    }

    /// Lets the writer begin. A real log does not wait for its readers; this one does, so that its reader finds the same
    /// lines each time.
    pub(crate) fn start(&self) {
        self.start.send(()).expect("the writer waits for this");
    }

    /// Whether more may come.
    pub(crate) fn is_growing(&self) -> bool {
        !self.writer.is_finished()
    }
}

impl Drop for AccessLog {
    fn drop(&mut self) {
        // What is left behind in the temporary directory does no harm.
        let _ = fs::remove_file(&self.path);
    }
}
