//! What is recorded while one side runs: the log, where to drop, what to send.

use std::any::Any;
use std::cell::RefCell;
use std::collections::VecDeque;
use std::fmt::Display;
use std::panic;
use std::sync::Once;

/// After so many yields a generator counts as endless, and is dropped.
pub const CAP: usize = 40;

/// What one run of one side left.
pub struct Run {
    pub log: Vec<String>,
    pub yields: usize,
}

impl Run {
    pub(crate) fn unexpected_panic(&self) -> Option<&str> {
        let mut panics = self.log.iter().filter_map(|line| line.strip_prefix("panic: "));
        panics.find(|message| !message.contains("boom"))
    }
}

#[derive(Default)]
struct Recording {
    recording: bool,
    log: Vec<String>,
    drop_at: Option<usize>,
    /// Of the generator that is driven now.
    yields: usize,
    most_yields: usize,
    /// A `VecDeque<Send>`.
    script: Option<Box<dyn Any>>,
}

thread_local! {
    static RECORDING: RefCell<Recording> = RefCell::default();
}

fn with<T>(f: impl FnOnce(&mut Recording) -> T) -> T {
    RECORDING.with(|recording| f(&mut recording.borrow_mut()))
}

/// Writes a line into the log.
pub fn log(line: impl Display) {
    let line = line.to_string();
    with(|recording| recording.log.push(line));
}

pub(crate) fn log_len() -> usize {
    with(|recording| recording.log.len())
}

/// At which yield the generator is to be dropped, if it isn't to run to its end.
pub fn drop_at() -> Option<usize> {
    with(|recording| recording.drop_at)
}

/// Runs one side, and takes its log.
pub fn record(drop_at: Option<usize>, side: fn()) -> Run {
    log_panics();
    with(|recording| {
        *recording = Recording { recording: true, drop_at, ..Recording::default() };
    });
    let ended = panic::catch_unwind(side);
    let recording = with(std::mem::take);
    if let Err(panic) = ended {
        // A panic outside of what is driven is the test's own, and the hook has kept it in the log.
        eprintln!("{}", recording.log.join("\n"));
        panic::resume_unwind(panic);
    }
    Run { log: recording.log, yields: recording.most_yields }
}

/// Has a panic logged where it starts, before anything is dropped, in place of being printed.
fn log_panics() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        let default = panic::take_hook();
        panic::set_hook(Box::new(move |info| {
            if !with(|recording| recording.recording) {
                return default(info);
            }
            let payload = info.payload();
            let message = payload
                .downcast_ref::<&str>()
                .map(ToString::to_string)
                .or_else(|| payload.downcast_ref::<String>().cloned());
            log(format_args!("panic: {}", message.unwrap_or_default()));
        }));
    });
}

/// A generator is driven from here on, with this script.
pub(crate) fn begin<S: 'static>(script: Vec<S>) {
    let script: Box<dyn Any> = Box::new(VecDeque::from(script));
    let unsent = with(|recording| {
        recording.yields = 0;
        recording.script.replace(script)
    });
    // Not while the recording is borrowed: it may log.
    drop(unsent);
}

/// Whether the generator is to be dropped now, at its n-th yield.
pub(crate) fn drops_now() -> bool {
    with(|recording| recording.drop_at == Some(recording.yields) || recording.yields == CAP)
}

/// A yield happened.
pub(crate) fn count() {
    with(|recording| {
        recording.yields += 1;
        recording.most_yields = recording.most_yields.max(recording.yields);
    });
}

/// The next value to send; there is always another `()`.
pub(crate) fn next_sent<S: 'static>() -> Option<S> {
    let unit: Box<dyn Any> = Box::new(());
    if let Ok(unit) = unit.downcast::<S>() {
        return Some(*unit);
    }
    let script = with(|recording| recording.script.take()).expect("nothing is driven");
    let mut script = match script.downcast::<VecDeque<S>>() {
        Ok(script) => script,
        Err(script) if script.is::<VecDeque<()>>() => {
            panic!("it is sent something: write a script of {}", std::any::type_name::<S>())
        }
        Err(_) => panic!("the script has to be of {}", std::any::type_name::<S>()),
    };
    let next = script.pop_front();
    with(|recording| recording.script = Some(script));
    next
}
