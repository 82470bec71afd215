//! One function, with a name for its type and without, and what both do.

use std::fmt::Debug;

use genfn::Resume;
use genfn::prelude::*;
pub(crate) use genfn_tests::said::Log;

/// `twins! { test_name { function as Type { #[derives] [generics](arguments) -> … { body } } run { … } }`: the last block is run with each of
/// them, and has to come to the same.
macro_rules! twins {
    ($(#[$meta:meta])* $test:ident: $(#[$attr:meta])* fn $name:ident as $ty:ident [$($signature:tt)*] $body:block run $run:block) => {
        $(#[$meta])*
        #[test]
        fn $test() {
            mod named {
                #[allow(unused_imports)]
                use super::*;
                #[generator(type = $ty)]
                $(#[$attr])*
                pub(crate) fn $name $($signature)* $body
            }
            mod unnamed {
                #[allow(unused_imports)]
                use super::*;
                #[generator]
                pub(crate) fn $name $($signature)* $body
            }
            let named = {
                use named::$name;
                $run
            };
            let unnamed = {
                use unnamed::$name;
                $run
            };
            pretty_assertions(&named, &unnamed);
        }
    };
}
pub(crate) use twins;

pub(crate) fn pretty_assertions(named: &[String], unnamed: &[String]) {
    assert!(!named.is_empty());
    assert_eq!(named, unnamed);
}

/// All that can be seen of an iterator: from each of its states on.
pub(crate) fn iterated<I: Iterator<Item: Debug> + Clone + Debug>(make: impl Fn(&Log) -> I) -> Vec<String> {
    let log = Log::default();
    let mut iterator = make(&log);
    loop {
        log.say(format!("{:?}, {iterator:?}", iterator.size_hint()));
        log.say(format!("{:?}", iterator.clone().collect::<Vec<_>>()));
        let folded = iterator.clone();
        folded.for_each(|item| log.say(format!("folded {item:?}")));
        drop(iterator.clone());
        let Some(item) = iterator.next() else { break };
        log.say(format!("next {item:?}"));
    }
    log.say(format!("{:?}, {iterator:?}", iterator.next()));
    drop(iterator);
    log.said()
}

/// The same of one that can't be cloned: it is made anew for each state.
pub(crate) fn iterated_anew<I: Iterator<Item: Debug>>(make: impl Fn(&Log) -> I) -> Vec<String> {
    let log = Log::default();
    let all = make(&log).count();
    for taken in 0..=all + 1 {
        let mut iterator = make(&log);
        for _ in 0..taken {
            let item = iterator.next();
            log.say(format!("{:?}, {item:?}", iterator.size_hint()));
        }
        drop(iterator);
        log.say("dropped");
        let mut iterator = make(&log);
        iterator.by_ref().take(taken).for_each(drop);
        iterator.for_each(|item| log.say(format!("folded {item:?}")));
    }
    log.said()
}

/// All that can be seen of a generator that is resumed like this, and is then left to itself.
pub(crate) fn resumed<G>(log: &Log, mut generator: G, with: Vec<Resume<G::Send, G::Return>>) -> Vec<String>
where
    G: Generator<Yield: Debug, Return: Debug> + Debug,
{
    let seen = |generator: &G| {
        let at = generator.suspended_at().map(|at| at.line());
        let inner = generator.delegate().map(|inner| (inner.state(), inner.suspended_at().map(|at| at.line())));
        log.say(format!("{:?} at {at:?}, {inner:?}, {generator:?}", generator.state()));
    };
    seen(&generator);
    for resume in with {
        let came = generator.resume(resume).map_err(|stop| stop.value);
        log.say(format!("{came:?}"));
        seen(&generator);
    }
    drop(generator);
    log.said()
}

/// Says that it is dropped.
#[derive(Clone, Debug)]
pub(crate) struct Noisy(pub(crate) Log, pub(crate) u32);

impl Drop for Noisy {
    fn drop(&mut self) {
        self.0.say(format!("drop {}", self.1));
    }
}
