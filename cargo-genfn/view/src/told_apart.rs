//! Names of generators that have the same path: functions of which one is compiled, those in blocks of one function.
//!
//! ```text
//! walk #[cfg(unix)]         walk #[cfg(windows)]          by what they are compiled under
//! main::f in src/main.rs:3  main::f in src/main.rs:9      by where they are, if that tells nothing
//! ```

/// What a generator is told from others by.
#[derive(Clone)]
pub struct Told {
    /// Its path, in the crate.
    pub path: String,
    /// What it is compiled under.
    pub conditions: Vec<String>,
    /// Its file and line, `src/main.rs:3`.
    pub place: String,
}

/// A name for each, which no other one has.
#[must_use]
pub fn told_apart(all: &[Told]) -> Vec<String> {
    let conditioned = |told: &Told| format!("{} {}", told.path, told.conditions.join(" ")).trim_end().to_owned();
    let name = |told: &Told| {
        let twins: Vec<&Told> = all.iter().filter(|other| other.path == told.path).collect();
        if twins.len() == 1 {
            return told.path.clone();
        }
        let conditioned_so = twins.iter().filter(|twin| conditioned(twin) == conditioned(told)).count();
        if conditioned_so == 1 { conditioned(told) } else { format!("{} in {}", told.path, told.place) }
    };
    all.iter().map(name).collect()
}
