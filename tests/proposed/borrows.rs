use super::*;

/// "write `#[generator(pinned)]`, or take `numbers` by reference"
#[test]
fn guard_of_a_shared_mutex() {
    use std::sync::{Arc, Mutex};

    #[generator(pinned)]
    fn pinned(numbers: Arc<Mutex<Vec<u32>>>) -> impl Iterator<Item = u32> {
        let locked = numbers.lock().unwrap();
        for number in locked.iter() {
            yield_!(*number);
        }
    }

    assert!(pinned(Arc::new(Mutex::new(vec![1, 2]))).eq([1, 2]));
}

/// "write `move |number|`"
#[test]
fn by_a_closure_in_the_head_of_a_loop() {
    #[generator]
    fn large(numbers: Vec<u32>, limit: u32) -> impl Iterator<Item = u32> {
        for number in numbers.into_iter().filter(move |number| *number > limit) {
            yield_!(number);
        }
    }

    #[generator]
    fn scaled(numbers: Vec<u32>, by: u32) -> impl Iterator<Item = u32> {
        let scale = move |number: u32| number * by;
        for number in numbers {
            yield_!(scale(number));
        }
    }

    assert!(large(vec![1, 2, 3], 1).eq([2, 3]));
    assert!(scaled(vec![1, 2], 3).eq([3, 6]));
}

/// "write `move |name|`, or `#[generator(pinned)]`"
#[test]
fn by_a_closure_that_is_delegated_to() {
    #[generator]
    fn named(names: Vec<String>, prefix: String) -> impl Iterator<Item = String> {
        yield_!(String::new());
        yield_from!(names.into_iter().map(move |name| format!("{prefix}{name}")));
    }

    #[generator(pinned)]
    fn pinned(names: Vec<String>, prefix: String) -> impl Iterator<Item = String> {
        yield_!(String::new());
        yield_from!(names.into_iter().map(|name| format!("{prefix}{name}")));
    }

    assert!(named(vec!["a".to_owned()], "x".to_owned()).eq(["", "xa"]));
    assert!(pinned(vec!["a".to_owned()], "x".to_owned()).eq(["", "xa"]));
}

/// "write `#[generator(pinned)]`, or take `queue` by reference"
#[test]
fn guard_that_hides_its_lock() {
    #[generator(pinned)]
    fn pinned(queue: Arc<Mutex<Vec<u32>>>) -> impl Iterator<Item = u32> {
        let mut queue = queue.lock().unwrap();
        while let Some(job) = queue.pop() {
            yield_!(job);
        }
    }

    #[generator]
    fn borrowed(queue: &Arc<Mutex<Vec<u32>>>) -> impl Iterator<Item = u32> {
        let mut queue = queue.lock().unwrap();
        while let Some(job) = queue.pop() {
            yield_!(job);
        }
    }

    assert!(pinned(Arc::new(Mutex::new(vec![1, 2]))).eq([2, 1]));
    assert!(borrowed(&Arc::new(Mutex::new(vec![1, 2]))).eq([2, 1]));
}

/// "write `#[generator(pinned)]`, `Item = String` and `line.to_owned()`", "…, `Yield = u32` and `number.clone()`"
#[test]
fn of_what_is_yielded() {
    #[generator(pinned)]
    fn lines(path: &str) -> impl Iterator<Item = String> {
        let text = format!("{path}\nb");
        for line in text.lines() {
            yield_!(line.to_owned());
        }
    }

    #[generator(pinned)]
    #[allow(clippy::clone_on_copy)]
    fn numbers(numbers: Vec<u32>) -> impl Generator<Yield = u32> {
        for number in &numbers {
            yield_!(number.clone());
        }
    }

    assert!(lines("a").eq(["a", "b"]));
    assert!(numbers(vec![1, 2]).eq([1, 2]));
}
