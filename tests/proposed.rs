//! What the messages of `ui-tests/cases/` say to write: each compiles, and does what was meant. The name of each test is that of its case.

use std::pin::pin;
use std::sync::{Arc, Mutex};

use futures::StreamExt;
use futures::executor::block_on;
use genfn::Stream;
use genfn::prelude::*;

/// "`self` value is a keyword only available in methods with a `self` parameter … add a `self` receiver parameter"
#[test]
fn self_without_a_receiver() {
    struct Bag {
        items: Vec<u32>,
    }

    impl Bag {
        #[generator]
        fn all(&self) -> impl Iterator<Item = u32> {
            for item in &self.items {
                yield_!(*item);
            }
        }
    }

    assert!(Bag { items: vec![1, 2] }.all().eq([1, 2]));
}

/// "use `break` on its own without a value inside this `for` loop"
#[test]
fn break_with_a_value_from_a_for_loop() {
    #[generator]
    fn until_found(xs: Vec<u32>) -> impl Generator<Yield = u32, Return = Option<u32>> {
        let mut found = None;
        for x in xs {
            yield_!(x);
            if x > 5 {
                found = Some(x);
                break;
            }
        }
        found
    }

    let mut numbers = until_found(vec![1, 6, 7]);
    assert_eq!(next(&mut numbers), Ok(1));
    assert_eq!(next(&mut numbers), Ok(6));
    assert_eq!(next(&mut numbers).unwrap_err().value, Some(Some(6)));
}

/// "return `Box<dyn Iterator<Item = u32> + '_>`, which the macro boxes"
#[test]
fn recursion_in_two_places_without_a_box() {
    struct Tree {
        left: Option<Box<Tree>>,
        value: u32,
        right: Option<Box<Tree>>,
    }

    #[generator]
    fn walk(tree: &Tree) -> Box<dyn Iterator<Item = u32> + '_> {
        if let Some(left) = &tree.left {
            yield_from!(walk(left));
        }
        yield_!(tree.value);
        if let Some(right) = &tree.right {
            yield_from!(walk(right));
        }
    }

    let leaf = |value| Some(Box::new(Tree { left: None, value, right: None }));
    assert!(walk(&Tree { left: leaf(1), value: 2, right: leaf(3) }).eq([1, 2, 3]));
}

/// "return `BoxGenerator<'n, &'n Node, (), usize>`, which the macro boxes"
#[test]
fn recursion_that_borrows_under_a_name() {
    struct Node {
        children: Vec<Node>,
    }

    #[generator]
    fn walk<'n>(node: &'n Node, depth: usize) -> BoxGenerator<'n, &'n Node, (), usize> {
        let mut count = 1;
        yield_!(node);
        for child in &node.children {
            count += yield_from!(walk(child, depth + 1));
        }
        count
    }

    let root = Node { children: vec![Node { children: Vec::new() }] };
    let mut nodes = walk(&root, 0);
    assert_eq!(next(&mut nodes).unwrap().children.len(), 1);
    assert_eq!(next(&mut nodes).unwrap().children.len(), 0);
    assert_eq!(next(&mut nodes).err().unwrap().value, Some(2));
}

/// "a generator with a name holds this across a `yield_!`, so its type has to be written: `i32` … write `: i32` here"
#[test]
fn type_of_a_number_is_missing() {
    #[generator(type = Steps)]
    fn steps(limit: u32) -> impl Iterator<Item = u32> {
        let mut step: i32 = 1;
        let mut n: u32 = 0;
        while n < limit {
            yield_!(n);
            n += 1;
            step *= 2;
            if step > 100 {
                step = 1;
            }
        }
    }

    let steps: Steps = steps(3);
    assert!(steps.eq([0, 1, 2]));
}

/// "write `: Wrap<&T>` here"
#[test]
fn type_that_borrows_is_missing() {
    struct Wrap<T>(T);

    fn wrap<T>(value: T) -> Wrap<T> {
        Wrap(value)
    }

    #[generator(type = Items)]
    fn items<T>(list: &[T]) -> impl Iterator<Item = &T> {
        for item in list {
            let wrapped: Wrap<&T> = wrap(item);
            yield_!(wrapped.0);
            yield_!(wrapped.0);
        }
    }

    let list = [1];
    let items: Items<'_, u32> = items(&list);
    assert!(items.eq(&[1, 1]));
}

/// "call this local `limit`"
#[test]
fn local_in_upper_case() {
    #[generator]
    fn numbers(n: u32) -> impl Iterator<Item = u32> {
        let limit = n * 2;
        let mut i = 0;
        while i < limit {
            yield_!(i);
            i += 1;
        }
    }

    assert!(numbers(1).eq([0, 1]));
}

/// "`impl Generator<…> + DrivenBySend` is not an iterator"
#[test]
fn for_over_a_generator_that_is_sent_options() {
    #[generator]
    fn averager() -> impl Generator<Yield = f64, Send = Option<f64>> {
        let mut sum = 0.0;
        while let Some(x) = yield_!(sum) {
            sum += x;
        }
    }

    let mut sums = averager();
    assert_eq!(sums.start(), Ok(0.0));
    assert_eq!(sums.send(1.5), Ok(1.5));
    assert!(next(&mut sums).is_err());
}

/// "use the `?` operator to extract the `Result<_, _>` value"
#[test]
fn forgotten_question_mark() {
    #[generator]
    fn numbers(text: &str) -> impl Iterator<Item = Result<u32, std::num::ParseIntError>> {
        for line in text.lines() {
            let n: u32 = line.parse()?;
            yield_!(Ok(n));
        }
    }

    assert!(numbers("1\n2").map(Result::unwrap).eq([1, 2]));
    assert!(numbers("x").last().unwrap().is_err());
}

/// "use the `?` operator to extract the `Option<u32>` value"
#[test]
fn forgotten_question_mark_on_an_option() {
    #[generator]
    fn numbers(xs: Vec<u32>) -> impl Generator<Yield = u32, Return = Option<u32>> {
        let n: u32 = xs.first().copied()?;
        yield_!(n);
        Some(n)
    }

    let mut numbers = numbers(Vec::new());
    assert_eq!(next(&mut numbers).unwrap_err().value, Some(None));
}

/// "consider using the `pin!` macro": the methods of a stream are called on that.
#[test]
fn stream_that_is_not_pinned() {
    #[generator]
    fn ticks() -> impl Stream<Item = u32> {
        yield_!(1);
    }

    let mut ticks = pin!(ticks());
    assert_eq!(block_on(ticks.next()), Some(1));
}

/// "write `Generator<Yield = u32, Send = u32>` in place of `Iterator<Item = u32>`"
#[test]
fn sent_value_in_an_iterator() {
    #[generator]
    fn running_sum() -> impl Generator<Yield = u32, Send = u32> {
        let mut sum = 0;
        loop {
            let x = yield_!(sum);
            sum += x;
        }
    }

    let mut sum = running_sum();
    assert_eq!((sum.start(), sum.send(3), sum.send(4)), (Ok(0), Ok(3), Ok(7)));
}

/// "write `Generator<Yield = u64, Send = u64, Return = Result<(), String>>` in place of `Iterator<Item = Result<u64, String>>`"
#[test]
fn sent_value_in_an_iterator_as_an_operand() {
    #[generator]
    fn running_sum(start: u64) -> impl Generator<Yield = u64, Send = u64, Return = Result<(), String>> {
        let mut sum = start;
        while sum < 100 {
            sum = start + yield_!(sum);
        }
        Ok(())
    }

    let mut sum = running_sum(1);
    assert_eq!((sum.start(), sum.send(3)), (Ok(1), Ok(4)));
}

/// "`except error => { … }` binds any error of the generator's"
#[test]
fn except_with_a_type_and_a_name() {
    #[generator]
    fn texts(path: &str) -> impl Iterator<Item = Result<String, std::io::Error>> {
        try_! {{
            yield_!(Ok(std::fs::read_to_string(path)?));
        } except error => {
            yield_!(Ok(error.kind().to_string()));
        }}
    }

    assert!(texts("there is no such file").map(Result::unwrap).eq(["entity not found"]));
}

/// "a macro of yours that has a `yield_!` belongs in the body of that function"
#[test]
fn yield_in_a_macro_of_ones_own() {
    #[generator]
    fn report(title: &str) -> impl Iterator<Item = String> {
        macro_rules! line {
            ($($args:tt)*) => {
                yield_!(format!($($args)*))
            };
        }
        line!("== {title} ==");
    }

    assert!(report("a").eq(["== a =="]));
}

/// "`prefix` may be another local where `line!` is called: give one of them another name"
#[test]
fn yield_in_a_macro_that_takes_a_name_that_is_hidden() {
    #[generator]
    fn report(titles: &[&str]) -> impl Iterator<Item = String> {
        let prefix = "== ";
        macro_rules! line {
            ($title:expr) => {
                yield_!(format!("{prefix}{}", $title))
            };
        }
        for title in titles {
            let length = title.len();
            line!(length);
        }
    }

    assert!(report(&["a"]).eq(["== 1"]));
}

/// "let it evaluate to the operand, and write `yield_!(the_macro!(…))` where you call it"
#[test]
fn yield_in_a_macro_that_can_not_be_read() {
    #[generator]
    fn report(titles: &[&str]) -> impl Iterator<Item = String> {
        macro_rules! line {
            ($title:expr) => {
                'shown: {
                    if $title.is_empty() {
                        break 'shown String::new();
                    }
                    $title.to_string()
                }
            };
        }
        for title in titles {
            yield_!(line!(title));
        }
    }

    assert!(report(&["a", ""]).eq(["a", ""]));
}

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

/// "write `Send = String` in its return type"
#[test]
fn sent_value_of_a_generator_that_is_sent_nothing() {
    #[generator]
    fn echo() -> impl Generator<Yield = String, Send = String> {
        let mut last = String::new();
        loop {
            last = yield_!(last);
        }
    }

    let mut echo = echo();
    echo.start().unwrap();
    assert_eq!(echo.send("a").unwrap(), "a");
}

/// "write `Generator<Yield = u32, Send = Option<…>>` in place of `Iterator<Item = u32>`"
#[test]
fn sent_option_in_an_iterator() {
    #[generator]
    fn numbers() -> impl Generator<Yield = u32, Send = Option<u32>> {
        let mut n = 0;
        while let Some(step) = yield_!(n) {
            n += step;
        }
    }

    let mut numbers = numbers();
    numbers.start().unwrap();
    assert_eq!(numbers.send(Some(3)), Ok(3));
}

/// "write `AsyncGenerator<Yield = u32, Send = u32>` in place of `Stream<Item = u32>`"
#[test]
fn sent_value_of_a_written_type_in_a_stream() {
    #[generator]
    fn numbers() -> impl AsyncGenerator<Yield = u32, Send = u32> {
        let step: u32 = yield_!(0);
        yield_!(step);
    }

    let mut numbers = pin!(numbers());
    block_on(async {
        numbers.astart().await.unwrap();
        assert_eq!(numbers.asend(2).await.unwrap(), 2);
    });
}

/// "to delegate, write `yield_from!(…)`"
#[test]
fn yield_from_as_in_python() {
    #[generator]
    fn numbers(n: u32) -> impl Iterator<Item = u32> {
        yield_from!(0..n);
    }

    assert!(numbers(2).eq([0, 1]));
}

/// "to raise an error, write `Err(error)?`"
#[test]
fn raise_outside_of_a_try() {
    #[generator]
    fn checked(numbers: Vec<i32>) -> impl Iterator<Item = Result<i32, String>> {
        for number in numbers {
            if number < 0 {
                Err("negative")?;
            }
            yield_!(Ok(number));
        }
    }

    assert!(checked(vec![1, -1]).eq([Ok(1), Err("negative".to_owned())]));
}

/// "a loop over a stream is written `for x in await_!(stream) { … }`"
#[test]
fn async_for_as_in_python() {
    #[generator]
    fn doubled(numbers: impl Stream<Item = u32>) -> impl Stream<Item = u32> {
        for number in await_!(numbers) {
            yield_!(number * 2);
        }
    }

    let doubled = doubled(futures::stream::iter([1, 2]));
    assert_eq!(block_on(doubled.collect::<Vec<_>>()), [2, 4]);
}

/// "there is a method `height` with a similar name"
#[test]
fn misspelt_method_at_the_end_of_a_range() {
    struct Tree(Vec<u32>);

    impl Tree {
        fn height(&self) -> usize {
            self.0.len()
        }
    }

    #[generator]
    fn levels(tree: Tree) -> impl Iterator<Item = usize> {
        for i in 0..tree.height() {
            yield_!(i);
        }
    }

    assert!(levels(Tree(vec![7, 8])).eq([0, 1]));
}

/// "write `let Some(…) = … else { return };`"
#[test]
fn question_mark_on_the_first_of_a_list() {
    #[generator]
    fn firsts(rows: Vec<Vec<u32>>) -> impl Iterator<Item = u32> {
        for row in rows {
            let Some(first) = row.first().copied() else { return };
            yield_!(first);
        }
    }

    assert!(firsts(vec![vec![1, 2], vec![], vec![3]]).eq([1]));
}

/// "return an `Err`: that is the last item"
#[test]
fn text_returned_for_an_error() {
    #[generator]
    fn checked(numbers: Vec<i32>) -> impl Iterator<Item = Result<i32, String>> {
        for number in numbers {
            if number < 0 {
                return Err("negative".to_string());
            }
            yield_!(Ok(number));
        }
    }

    assert!(checked(vec![1, -1, 2]).eq([Ok(1), Err("negative".to_owned())]));
}

/// "a `try` is written `try_! {{ … } except error => { … } finally { … }}`"
#[test]
fn try_as_in_python() {
    #[generator]
    fn lengths(texts: Vec<String>, closed: &mut bool) -> impl Generator<Yield = usize> {
        try_! {{
            for text in texts {
                yield_!(text.len());
            }
        } except GeneratorExit => {
            *closed = true;
        }}
    }

    let mut closed = false;
    assert_eq!(next(&mut lengths(vec!["ab".to_owned()], &mut closed)), Ok(2));
    assert!(closed);
}

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

/// "write `Item = Result<u32, …>`, then the error is the last item"
#[test]
fn question_mark_in_a_plain_stream() {
    async fn fetch(n: u32) -> Result<u32, String> {
        if n < 2 { Ok(n) } else { Err("no more".to_owned()) }
    }

    #[generator]
    fn numbers() -> impl Stream<Item = Result<u32, String>> {
        for n in 0..3 {
            yield_!(Ok(fetch(n).await?));
        }
    }

    let numbers: Vec<_> = block_on(numbers().collect());
    assert_eq!(numbers, [Ok(0), Ok(1), Err("no more".to_owned())]);
}

/// "write `for n in await_!(numbers)`"
#[test]
fn loop_over_a_stream() {
    #[generator]
    fn doubled(numbers: impl Stream<Item = u32> + Unpin) -> impl Stream<Item = u32> {
        for n in await_!(numbers) {
            yield_!(n * 2);
        }
    }

    let numbers: Vec<_> = block_on(doubled(futures::stream::iter([1, 2])).collect());
    assert_eq!(numbers, [2, 4]);
}

/// "take all of it apart in one `let`, with a name for each field: `let Job { run, name: _name } = job;`"
#[test]
fn closure_out_of_a_struct() {
    struct Job<F> {
        name: String,
        run: F,
    }

    #[generator]
    fn lengths(text: String) -> impl Iterator<Item = usize> {
        let job = Job { name: text.clone(), run: move || text };
        let Job { run, name: _name } = job;
        yield_!(0);
        yield_!(run().len());
    }

    assert!(lengths("ab".to_owned()).eq([0, 2]));
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

/// "write `use futures::StreamExt;`", "`for x in await_!(stream) { … }`"
#[test]
fn collected_without_the_methods_of_streams() {
    #[generator]
    fn pages() -> impl Stream<Item = u32> {
        for page in 0..3 {
            yield_!(page);
        }
    }

    #[generator]
    fn doubled() -> impl Stream<Item = u32> {
        yield_from!(pages().map(|page| page * 2));
        for page in await_!(pages()) {
            yield_!(page * 3);
        }
    }

    assert_eq!(block_on(doubled().collect::<Vec<_>>()), [0, 2, 4, 0, 3, 6]);
}

/// "`let mut step = g.start(); while let Ok(item) = step { …; step = g.send(…); }`", "`while let Ok(item) = next(&mut g) { … }`"
#[test]
fn mapped_though_it_is_sent_values() {
    #[generator]
    fn running(start: u32) -> impl Generator<Yield = u32, Send = u32> {
        let mut total = start;
        while total < 9 {
            total += yield_!(total);
        }
    }

    #[generator]
    fn asked() -> impl Generator<Yield = u32, Send = Option<u32>> {
        let first = yield_!(1).unwrap_or(2);
        yield_!(first);
    }

    let mut g = running(1);
    let mut items = Vec::new();
    let mut step = g.start();
    while let Ok(item) = step {
        items.push(item);
        step = g.send(item);
    }
    assert_eq!(items, [1, 2, 4, 8]);

    let mut g = asked();
    while let Ok(item) = next(&mut g) {
        items.push(item);
    }
    assert_eq!(items[4..], [1, 2]);
}

/// "`let mut step = g.astart().await; while let Ok(item) = step { …; step = g.asend(…).await; }`", "`while let Ok(item) = g.anext().await { … }`"
#[test]
fn collected_though_it_is_sent_values_and_awaits() {
    #[generator]
    fn echo() -> impl AsyncGenerator<Yield = u32, Send = u32> {
        let mut said = 1;
        while said < 9 {
            said = yield_!(said);
        }
    }

    #[generator]
    fn asked() -> impl AsyncGenerator<Yield = u32, Send = Option<u32>> {
        let first = yield_!(1).unwrap_or(2);
        yield_!(first);
    }

    block_on(async {
        let mut g = pin!(echo());
        let mut items = Vec::new();
        let mut step = g.astart().await;
        while let Ok(item) = step {
            items.push(item);
            step = g.asend(item * 2).await;
        }
        assert_eq!(items, [1, 2, 4, 8]);

        let mut g = pin!(asked());
        while let Ok(item) = g.anext().await {
            items.push(item);
        }
        assert_eq!(items[4..], [1, 2]);
    });
}

/// "an async generator … is driven by `astart`, `asend`, `athrow` and `aclose`, which are awaited"
#[test]
fn send_of_an_async_generator() {
    #[generator]
    fn echo() -> impl AsyncGenerator<Yield = u32, Send = u32, Return = Result<(), String>> {
        let mut said = 0;
        loop {
            said = yield_!(said);
        }
    }

    block_on(async {
        let mut g = pin!(echo());
        assert_eq!(g.astart().await, Ok(0));
        assert_eq!(g.asend(1).await, Ok(1));
        assert!(g.athrow("no").await.is_err());
        assert_eq!(g.aclose().await, None);
    });
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

/// "write `let names = &names;` before the `gen_!`, and `in names` here"
#[test]
fn borrow_of_what_is_captured_and_used_again() {
    let names = vec!["a".to_owned(), "bc".to_owned()];
    let lengths = {
        let names = &names;
        gen_!({
            for name in names {
                yield_!(name.len());
            }
        })
    };
    assert!(lengths.eq([1, 2]));
    assert_eq!(names.len(), 2);
}

/// "write `T: IntoIterator<Item = u32>`", "write `G: Generator<Yield = u32, Send = String, Return = …>`"
#[test]
fn delegating_to_an_unbound_type_parameter() {
    #[generator(type = Chained)]
    fn chained<T: IntoIterator<Item = u32>>(a: T, b: T) -> impl Iterator<Item = u32> {
        yield_from!(a);
        yield_from!(b);
    }

    #[generator(type = Talked)]
    fn talked<G: Generator<Yield = u32, Send = String, Return = ()>>(
        with: G,
    ) -> impl Generator<Yield = u32, Send = String> {
        yield_from!(with);
    }

    #[generator]
    fn lengths() -> impl Generator<Yield = u32, Send = String> {
        let said = yield_!(0);
        yield_!(said.len() as u32);
    }

    assert!(chained(vec![1], vec![2]).eq([1, 2]));
    let mut talked = talked(lengths());
    assert_eq!(talked.start(), Ok(0));
    assert_eq!(talked.send("abc"), Ok(3));
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

/// "`except => { … }` to catch everything"
#[test]
fn except_without_an_arrow() {
    #[generator]
    fn numbers(words: Vec<&str>) -> impl Generator<Yield = u32, Return = Result<(), std::num::ParseIntError>> {
        for word in words {
            try_! {{
                yield_!(word.parse()?);
            } except => {
                yield_!(0);
            }}
        }
        Ok(())
    }

    assert!(numbers(vec!["1", "x"]).eq([Ok(1), Ok(0)]));
}
