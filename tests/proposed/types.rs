use super::*;

/// "an `Ok(())` is left out; write `return Err(…);` for an error"
#[test]
fn ok_at_the_end_of_an_iterator() {
    #[generator]
    fn numbers(text: &str) -> impl Iterator<Item = Result<u32, String>> {
        for word in text.split(' ') {
            let Ok(number) = word.parse() else { return Err(format!("{word} is no number")) };
            yield_!(Ok(number));
        }
    }

    assert!(numbers("1 2").eq([Ok(1), Ok(2)]));
    assert!(numbers("x 2").eq([Err("x is no number".to_owned())]));
}

/// "write `yield_!(…);` to yield this"
#[test]
fn tail_of_an_iterator_behind_a_loop() {
    #[generator]
    fn numbers(numbers: Vec<u32>) -> impl Iterator<Item = u32> {
        let mut sum = 0;
        for number in numbers {
            sum += number;
            yield_!(number);
        }
        yield_!(sum);
    }

    assert!(numbers(vec![1, 2]).eq([1, 2, 3]));
}

/// "write `Return = u32` in the return type to return this"
#[test]
fn tail_of_a_generator_that_returns_nothing() {
    #[generator]
    fn numbers(numbers: Vec<u32>) -> impl Generator<Yield = u32, Return = u32> {
        let mut sum = 0;
        for number in numbers {
            sum += number;
            yield_!(number);
        }
        sum
    }

    let mut numbers = numbers(vec![3]);
    assert_eq!(next(&mut numbers), Ok(3));
    assert_eq!(next(&mut numbers).unwrap_err().value, Some(3));
}

/// "write `yield_from!(…);` to yield the items of this, and `return;` to end"
#[test]
fn return_of_an_iterator_from_an_iterator() {
    #[generator]
    fn numbers(few: bool) -> impl Iterator<Item = u32> {
        if few {
            yield_from!(vec![1, 2].into_iter());
            return;
        }
        yield_!(3);
    }

    assert!(numbers(true).eq([1, 2]));
    assert!(numbers(false).eq([3]));
}

/// "write `.ok_or(error)?`, or `let Some(…) = … else { … };`"
#[test]
fn question_mark_of_an_option_among_results() {
    #[generator]
    fn pairs(text: &str) -> impl Iterator<Item = Result<(&str, u32), String>> {
        for line in text.lines() {
            let (name, number) = line.split_once('=').ok_or("no `=`")?;
            let Some(digit) = number.chars().next() else { return };
            yield_!(Ok((name, digit.to_digit(10).ok_or("no digit")?)));
        }
    }

    assert!(pairs("a=1\nb").eq([Ok(("a", 1)), Err("no `=`".to_owned())]));
    assert!(pairs("a=1\nb=\nc").eq([Ok(("a", 1))]));
}

/// "write `.ok_or(error)?`"
#[test]
fn question_mark_of_an_option_of_a_function() {
    fn find(id: u32) -> Option<String> {
        (id > 1).then(|| id.to_string())
    }

    #[generator]
    fn names(ids: Vec<u32>) -> impl Generator<Yield = String, Return = Result<(), String>> {
        for id in ids {
            yield_!(find(id).ok_or("no such name")?);
        }
        Ok(())
    }

    assert!(names(vec![2, 1, 3]).eq([Ok("2".to_owned()), Err("no such name".to_owned())]));
}

/// "write `.ok_or(error)?`, or `let Some(…) = … else { … };`"
#[test]
fn question_mark_of_a_local_option() {
    struct Node {
        value: u32,
        next: Option<Box<Node>>,
    }

    #[generator]
    fn values(head: &Node) -> impl Iterator<Item = Result<u32, String>> {
        let mut node = head;
        loop {
            yield_!(Ok(node.value));
            let next = node.next.as_deref();
            let Some(next) = next else { return };
            node = next;
        }
    }

    let list = Node { value: 1, next: Some(Box::new(Node { value: 2, next: None })) };
    assert!(values(&list).eq([Ok(1), Ok(2)]));
}

/// "write `yield_!(Ok(…))`"
#[test]
fn ok_that_is_forgotten_around_what_is_parsed() {
    #[generator]
    fn words(text: &str) -> impl Iterator<Item = Result<u32, std::num::ParseIntError>> {
        for word in text.split(' ') {
            yield_!(Ok(word.parse()?));
        }
    }

    assert!(words("1 2").eq([Ok(1), Ok(2)]));
}
