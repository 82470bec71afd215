//! From ways to edges: what decides between two rests.
//!
//! Of each path the decisions are told on the way. Where all choices of a decision go on alike it decides nothing, and is left out:
//!
//! ```text
//! a, b    a, else    ⟹    a
//! ```

use super::model::How;
use super::places::{CLOSED, PathGraph, PlaceId, Rest, Word};
use crate::listed::Listed;
use crate::sorted::{Map, Set};

/// The most steps that are taken to find the paths from one rest.
const STEPS: usize = 4000;

/// The most decisions that a path tells.
const WORDS: usize = 3;

/// The most alternatives that an edge tells.
const ALTERNATIVES: usize = 2;

/// The edges between rests, and what they tell.
pub(super) fn edges(places: &PathGraph) -> Map<(Rest, Rest, How), String> {
    let mut paths: Map<(Rest, Rest, How), Set<Vec<Word>>> = Map::new();
    let mut untold: Vec<(Rest, Rest, How)> = Vec::new();
    for (place, rest) in reachable(places) {
        let mut search =
            Search { places, steps: 0, passed: vec![place], has_retried: false, words: Vec::new(), found: Vec::new() };
        search.from(place);
        for (to, words) in search.found {
            let how = words.iter().map(|word| word.how).max().unwrap_or(How::Resumed);
            paths.entry((rest, to, how)).or_default().insert(words);
        }
        if search.steps > STEPS {
            untold.extend(followed_by(places, place).into_iter().map(|(to, how)| (rest, to, how)));
        }
    }
    let mut edges: Map<(Rest, Rest, How), String> = Map::new();
    for (edge, paths) in paths.iter() {
        let texts = simplified(paths.iter().cloned().listed()).iter().map(|path| text(path)).listed();
        edges.insert(*edge, told(&texts.into_iter().map(|text| (text.chars().count(), text)).collect()));
    }
    // Where nobody catches that it is closed, nothing runs.
    edges.retain(|(_, to, how), words| !(to.is_closed() && how.is_closed() && words == CLOSED));
    for edge in untold {
        edges.entry(edge).or_insert_with(|| "…".to_owned());
    }
    edges
}

/// The rests that some path leads to next, where there are more paths than are told.
fn followed_by(places: &PathGraph, from: PlaceId) -> Set<(Rest, How)> {
    let (mut seen, mut found) = (Set::new(), Set::new());
    let mut open = vec![(from, How::Resumed)];
    while let Some((place, how)) = open.pop() {
        for way in places.ways(place) {
            let how = way.word.as_ref().map_or(how, |word| word.how.max(how));
            match places.rest(way.to) {
                Some(rest) => {
                    found.insert((rest, how));
                }
                None if seen.insert((way.to, how)) => open.push((way.to, how)),
                None => {}
            }
        }
    }
    found
}

/// Of what is raised or closed, no more is told than that, and who catches it.
fn text(path: &[Word]) -> String {
    let from = path.iter().position(|word| !word.how.is_resumed()).unwrap_or(0);
    let mut words = path[from..].iter().filter(|word| !word.text.is_empty()).listed();
    if let Some(last) = words.pop() {
        words.retain(|word| !word.is_asked_on);
        words.push(last);
    }
    words.dedup_by(|one, other| one.among_others == other.among_others);
    match words[..] {
        [word] => word.text.clone(),
        _ => {
            let fails = words.first().is_some_and(|first| !first.how.is_resumed());
            let mut words = words.iter().map(|word| word.among_others.clone()).listed();
            // What is decided last is what tells it from the other edges; of what is raised, who catches it as well.
            if words.len() > WORDS {
                let kept = if fails { 2 } else { 0 };
                words.splice(kept..kept + words.len() - WORDS, ["…".to_owned()]);
            }
            words.join(", ")
        }
    }
}

fn told(texts: &Set<(usize, String)>) -> String {
    let mut told: Vec<&str> = texts.iter().map(|(_, text)| text.as_str()).listed();
    if told.first().is_some_and(|first| first.is_empty()) {
        return String::new();
    }
    if told.len() > ALTERNATIVES {
        told.truncate(ALTERNATIVES);
        told.push("…");
    }
    told.join(" or ")
}

/// The places where the machine may come to rest.
fn reachable(places: &PathGraph) -> Vec<(PlaceId, Rest)> {
    let rests = places.rests();
    let mut seen = Set::new();
    let mut open = rests.iter().filter(|(_, rest)| rest.is_created()).map(|(place, _)| *place).listed();
    while let Some(place) = open.pop() {
        if seen.insert(place) {
            open.extend(places.ways(place).iter().map(|way| way.to));
        }
    }
    rests.into_iter().filter(|(place, _)| seen.contains(place)).listed()
}

/// The paths from one rest to the next.
struct Search<'p> {
    places: &'p PathGraph,
    steps: usize,
    passed: Vec<PlaceId>,
    /// Whether it has taken another turn of a loop since something was raised.
    has_retried: bool,
    words: Vec<Word>,
    found: Vec<(Rest, Vec<Word>)>,
}

impl Search<'_> {
    fn from(&mut self, place: PlaceId) {
        for way in self.places.ways(place) {
            self.steps += 1;
            if self.steps > STEPS {
                return;
            }
            let had = self.words.len();
            self.words.extend(way.word.clone());
            match self.places.rest(way.to) {
                Some(rest) => self.found.push((rest, self.words.clone())),
                None => self.over(place, way.to),
            }
            self.words.truncate(had);
        }
    }

    /// Goes on over a place where the machine does not rest.
    fn over(&mut self, from: PlaceId, to: PlaceId) {
        let turns = self.places.turns(to);
        let enters = turns.is_some_and(|turns| !turns.contains(&from.0));
        let is_raised = self.words.iter().any(|word| !word.how.is_resumed());
        let retries = !enters && turns.is_some() && is_raised && !self.has_retried;
        if !enters && !retries && self.passed.contains(&to) {
            return;
        }
        let mut passed = self.passed.clone();
        // A turn begins, and may go where another one has gone.
        if let Some(turns) = turns {
            passed.retain(|place| !turns.contains(&place.0));
        }
        passed.push(to);
        let before = (std::mem::replace(&mut self.passed, passed), self.has_retried);
        self.has_retried |= retries;
        self.from(to);
        (self.passed, self.has_retried) = before;
    }
}

/// Leaves out decisions that decide nothing. That something did not fail is no news.
fn simplified(mut paths: Vec<Vec<Word>>) -> Vec<Vec<Word>> {
    for path in &mut paths {
        path.retain(|word| !(word.may_fail && word.how.is_resumed() && word.text.is_empty()));
    }
    loop {
        // What decides, between what comes before it and what comes after it: the choices that there are.
        let mut alike: Map<(Vec<Word>, usize, Vec<Word>), Set<usize>> = Map::new();
        for path in &paths {
            for (at, word) in path.iter().enumerate().filter(|(_, word)| word.choices > 1) {
                let around = (path[..at].to_vec(), word.decision, path[at + 1..].to_vec());
                alike.entry(around).or_default().insert(word.choice);
            }
        }
        let decides_nothing = |path: &[Word], at: usize| {
            let around = (path[..at].to_vec(), path[at].decision, path[at + 1..].to_vec());
            alike.get(&around).is_some_and(|choices| choices.iter().count() == path[at].choices)
        };
        let without = |path: &Vec<Word>| (0..path.len()).find(|at| decides_nothing(path, *at));
        let mut shorter: Set<Vec<Word>> = Set::new();
        let mut changed = false;
        for path in &paths {
            match without(path) {
                Some(at) => {
                    changed = true;
                    shorter.insert([&path[..at], &path[at + 1..]].concat());
                }
                None => {
                    shorter.insert(path.clone());
                }
            }
        }
        if !changed {
            return paths;
        }
        paths = shorter.iter().cloned().listed();
    }
}
