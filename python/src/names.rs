//! The name of the function that made a generator.

const CLOSURE: &str = "::{{closure}}";

/// The function, in the name of the type of what it made.
///
/// A machine of genfn's has the closure that steps it among its parameters, and that closure stands in the function:
/// `…::Machine<…, demo::countdown::{{closure}}, …>`. What it holds has closures too, but deeper in the brackets. A type without any
/// has a name of its own. How rustc writes types is for people to read, and so is this.
pub(crate) fn function_of(type_name: &'static str) -> &'static str {
    let mut depth = 0_usize;
    let mut shallowest = None::<(usize, usize)>;
    let mut before = ' ';
    for (at, c) in type_name.char_indices() {
        match c {
            '<' => depth += 1,
            // That of `->` closes nothing.
            '>' if before != '-' => depth = depth.saturating_sub(1),
            ':' if type_name[at..].starts_with(CLOSURE) && shallowest.is_none_or(|(least, _)| depth < least) => {
                shallowest = Some((depth, at));
            }
            _ => {}
        }
        before = c;
    }
    let end = match shallowest {
        Some((_, at)) => at,
        None => type_name.find('<').unwrap_or(type_name.len()),
    };
    let path = without_arguments(&type_name[..end]);
    let start = path.rfind(|c: char| !(c == '_' || c.is_alphanumeric())).map_or(0, |at| at + 1);
    &path[start..]
}

/// A path without the types in brackets at its end: those of a generic function.
fn without_arguments(path: &str) -> &str {
    if !path.ends_with('>') {
        return path;
    }
    let mut depth = 0_usize;
    for (at, byte) in path.bytes().enumerate().rev() {
        match byte {
            b'>' if !path[..at].ends_with('-') => depth += 1,
            b'<' => depth = depth.saturating_sub(1),
            _ => {}
        }
        if depth == 0 {
            return path[..at].trim_end_matches(':');
        }
    }
    path
}

#[cfg(test)]
mod tests {
    use std::any::type_name;

    use genfn::prelude::*;

    use super::*;

    fn of<G>(_: &G) -> &'static str {
        function_of(type_name::<G>())
    }

    #[generator]
    fn inner() -> impl Generator<Yield = u32> {
        yield_!(1);
    }

    #[test]
    fn is_that_of_the_function_that_made_it() {
        #[generator]
        fn outer(by: impl Fn(u32) -> u32) -> impl Generator<Yield = u32> {
            yield_from!(inner());
            yield_!(by(1));
        }
        #[generator]
        fn handles(text: String) -> impl Generator<Yield = usize> {
            try_! {{
                yield_!(text.len());
                yield_from!(std::iter::from_fn(|| Some(1)).take(2));
            } finally {
                drop(text);
            }}
        }
        #[generator]
        fn iterates() -> impl Iterator<Item = u32> {
            yield_!(1);
        }
        #[generator(pinned)]
        fn pinned() -> impl Generator<Yield = u32> {
            yield_from!(inner());
        }
        assert_eq!(of(&inner()), "inner");
        assert_eq!(of(&outer(|n| n + 1)), "outer");
        assert_eq!(of(&handles(String::new())), "handles");
        assert_eq!(of(&iterates()), "iterates");
        assert_eq!(of(&pinned()), "pinned");
    }

    #[test]
    fn of_a_type_without_a_closure_is_its_own() {
        assert_eq!(of(&(0..3)), "Range");
        assert_eq!(of(&vec![1].into_iter().rev()), "Rev");
    }
}
