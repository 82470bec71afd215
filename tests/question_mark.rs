//! `?`, and macros that return: at every depth, in every kind of generator.

use std::fmt;
use std::io::{self, BufRead, Cursor};
use std::num::ParseIntError;

use genfn_tests::faithful;

#[derive(Debug)]
#[allow(dead_code, reason = "what it holds is logged")]
struct Error(String);

impl From<ParseIntError> for Error {
    fn from(error: ParseIntError) -> Self {
        Self(error.to_string())
    }
}

impl From<fmt::Error> for Error {
    fn from(_: fmt::Error) -> Self {
        Self("format".into())
    }
}

impl From<String> for Error {
    fn from(message: String) -> Self {
        Self(message)
    }
}

/// An alias with one parameter, as `io::Result` is.
type Result<T> = std::result::Result<T, Error>;

type Outcome = std::result::Result<u32, Error>;
type Maybe = Option<u32>;

macro_rules! bail {
    ($($message:tt)*) => {
        return Err(format!($($message)*).into())
    };
}

macro_rules! ensure {
    ($condition:expr, $($message:tt)*) => {
        if !$condition {
            bail!($($message)*)
        }
    };
}

faithful! {
    fn result_return(text: &str) -> impl Generator<Yield = u32, Return = Result<u32>> {
        let mut sum = 0;
        for word in text.split(' ') {
            let n: u32 = word.parse()?;
            sum += n;
            yield_!(n);
        }
        Ok(sum)
    }
    with ("1 2"), ("1 x 3"), ("");
}

faithful! {
    fn result_return_under_an_alias(text: &str) -> impl Generator<Yield = u32, Return = Outcome> {
        yield_!(0);
        let n = text.parse::<u32>()?;
        yield_!(n);
        Ok(n)
    }
    with ("1"), ("x");
}

faithful! {
    fn option_return(xs: &[Option<u32>]) -> impl Generator<Yield = u32, Return = Option<u32>> {
        let mut sum = 0;
        for x in xs {
            let x = (*x)?;
            yield_!(x);
            sum += x.checked_sub(1)?;
        }
        Some(sum)
    }
    with (&[Some(1), Some(2)]), (&[Some(1), None]), (&[Some(0)]);
}

faithful! {
    fn option_return_under_an_alias(n: u32) -> impl Generator<Yield = u32, Return = Maybe> {
        yield_!(n);
        let less = n.checked_sub(2)?;
        if less == 1 {
            return None;
        }
        Some(less)
    }
    with (1), (3), (5);
}

faithful! {
    fn as_an_operand_of_everything(a: &str, b: &str) -> impl Generator<Yield = u32, Return = Result<u32>> {
        fn add(a: u32, b: u32) -> u32 {
            a + b
        }
        let sum = add(a.parse()?, { yield_!(1); b.parse()? });
        let array = [a.parse::<u32>()?, sum, b.parse()?];
        yield_!(array[a.parse::<usize>()? % 3]);
        Ok(sum + a.parse::<u32>()? * b.parse::<u32>()?)
    }
    with ("1", "2"), ("x", "2"), ("1", "y");
}

faithful! {
    fn inside_closures_it_leaves_the_closure(text: &str) -> impl Generator<Yield = u32, Return = Result<u32>> {
        let parsed = (|| -> Result<u32> {
            let n: u32 = text.parse()?;
            Ok(n + 1)
        })();
        yield_!(parsed.as_ref().map_or(77, |n| *n));
        let all: Result<Vec<u32>> = text.split(',').map(|s| Ok(s.parse()?)).collect();
        let n = all?.len() as u32;
        yield_!(n);
        parsed
    }
    with ("3"), ("3,4"), ("x");
}

faithful! {
    fn deep_in_loops_and_matches(rows: &[&str]) -> impl Generator<Yield = u32, Return = Result<u32>> {
        let held = D("held");
        let mut count = 0;
        'rows: for row in rows {
            let _row = D("row");
            for cell in row.split(',') {
                match cell {
                    "" => continue 'rows,
                    "." => break 'rows,
                    digits => {
                        let n = if digits.len() > 2 {
                            loop {
                                let _d = D("loop");
                                break digits[1..].parse::<u32>()?;
                            }
                        } else {
                            digits.parse()?
                        };
                        yield_!(n);
                        count += 1;
                    }
                }
            }
        }
        Ok(count)
    }
    with (&["1,2", "123,", "4"]), (&["1,x"]), (&["1", "2xx"]), (&["1", "100", ".", "x"]);
}

faithful! {
    fn macros_that_return(n: u32) -> impl Generator<Yield = u32, Return = Result<u32>> {
        let _held = D("held");
        ensure!(n > 0, "{n} is too little");
        yield_!(n);
        for i in 0..n {
            if i == 2 {
                bail!("{} at {i}", n);
            }
            yield_!(i);
        }
        if n == 2 {
            return Err(Error("two".into()));
        }
        Ok(n)
    }
    with (0), (1), (2), (5);
}

faithful! {
    fn macros_that_return_in_an_iterator(n: u32) -> impl Iterator<Item = Result<u32>> {
        let _held = D("held");
        ensure!(n > 0, "{n} is too little");
        yield_!(Ok(n));
        match n {
            1 => {}
            2 => bail!("two"),
            _ => {
                yield_!(Err(Error("not the end".into())));
                return Err(Error("the end".into()));
            }
        }
        yield_!(Ok(100));
    }
    with (0), (1), (2), (3);
}

faithful! {
    fn iterator_of_results_ends_with_the_error(text: &str) -> impl Iterator<Item = Result<u32>> {
        let _held = D("held");
        for line in text.lines() {
            if line.is_empty() {
                continue;
            }
            let n = line.parse::<u32>()?;
            yield_!(Ok(n));
        }
        log("all read");
    }
    with ("1\n\n2"), ("1\nx\n3"), ("x"), ("");
}

faithful! {
    fn lines_of_a_reader<R: BufRead>(reader: R) -> impl Iterator<Item = io::Result<String>> {
        for line in reader.lines() {
            let line = line?;
            if line.starts_with('#') {
                continue;
            }
            yield_!(Ok(line.to_uppercase()));
        }
    }
    with (Cursor::new("a\n# comment\nb\n")), (Cursor::new(b"a\n\xff\nb".as_slice())), (io::empty());
}

faithful! {
    fn read_line_into_a_reused_buffer(mut reader: impl BufRead) -> impl Iterator<Item = io::Result<(usize, String)>> {
        let mut buffer = String::new();
        let mut number = 0;
        while reader.read_line(&mut buffer)? > 0 {
            number += 1;
            let line = std::mem::take(&mut buffer);
            yield_!(Ok((number, line.trim_end().to_string())));
        }
        if number == 0 {
            return Err(io::Error::other("nothing to read"));
        }
    }
    with (Cursor::new("a\nb")), (io::empty());
}

faithful! {
    test lines_of_a_real_file
    {
        #[generator]
        fn numbered(path: &std::path::Path) -> impl Iterator<Item = io::Result<String>> {
            let file = std::fs::File::open(path)?;
            for (i, line) in io::BufReader::new(file).lines().enumerate() {
                let line = line?;
                yield_!(Ok(format!("{}: {line}", i + 1)));
            }
        }
    }
    run {
        let path = std::env::temp_dir().join(format!("genfn-{}-lines", std::process::id()));
        std::fs::write(&path, "one\ntwo\n").unwrap();
        drive!(numbered(&path));
        std::fs::remove_file(&path).unwrap();
        drive!(numbered(&path));
    }
}

faithful! {
    fn options_inside_a_result_generator(text: &str) -> impl Generator<Yield = char, Return = Result<usize>> {
        let first = text.chars().next().ok_or_else(|| Error("empty".into()))?;
        yield_!(first);
        let last = (|| text.chars().nth_back(1))();
        yield_!(last.ok_or(String::from("short"))?);
        Ok(text.len())
    }
    with ("abc"), ("a"), ("");
}

faithful! {
    fn errors_are_converted(n: u32) -> impl Generator<Yield = u32, Return = std::result::Result<(), Box<dyn std::error::Error>>> {
        yield_!(n);
        if n == 1 {
            Err("one")?;
        }
        let parsed: u32 = if n == 2 { "x".parse()? } else { "9".parse()? };
        yield_!(parsed);
        if n == 3 {
            return Err(Box::new(fmt::Error));
        }
        Ok(())
    }
    with (0), (1), (2), (3);
}

faithful! {
    fn on_a_yielded_value() -> impl Generator<Yield = u32, Send = Option<u32>, Return = Option<u32>> {
        let _held = D("held");
        let sum = yield_!(1)? + yield_!(2)?;
        let last = yield_!(sum)?.checked_sub(sum)?;
        Some(last)
    }
    with () [Some(1u32), Some(2), Some(5)], () [Some(1u32), None], () [Some(1u32), Some(2), Some(0)];
}

faithful! {
    fn results_of_a_generic_error<E: fmt::Debug + 'static>(r: std::result::Result<u32, E>) -> impl Generator<Yield = u32, Return = std::result::Result<u32, E>> {
        yield_!(1);
        let n = r?;
        yield_!(n);
        Ok(n + 1)
    }
    with (Ok::<u32, D>(5)), (Err(D("error")));
}

faithful! {
    /// Only the function's own `?` is the generator's: an async block's, a nested function's are theirs.
    fn nested_functions_have_their_own(text: &str) -> impl Iterator<Item = bool> {
        fn parse(text: &str) -> Result<u32> {
            let n = text.parse::<u32>()?;
            ensure!(n < 10, "{n} is too much");
            Ok(n)
        }
        yield_!(parse(text).is_ok());
        let block = async {
            parse("x")?;
            Ok::<_, Error>(())
        };
        yield_!(parse("5").is_ok());
        drop(block);
    }
    with ("3"), ("30"), ("x");
}

faithful! {
    fn in_conditions_and_heads(text: &str) -> impl Generator<Yield = u32, Return = Result<()>> {
        if text.parse::<u32>()? > 2 {
            yield_!(1);
        }
        let mut left = 2;
        while left > text.len() as u32 - text.parse::<u32>()?.min(1) {
            yield_!(left);
            left -= 1;
        }
        for i in 0..text.parse::<u32>()? {
            yield_!(i + 10);
        }
        match text.parse::<u32>()? {
            3 => yield_!(3),
            _ => Err(Error("not three".into()))?,
        }
        if let Some(n) = text.chars().next().ok_or(String::new())?.to_digit(4) {
            yield_!(n);
        }
        let Some(_) = Some(text.parse::<u8>()?).filter(|n| *n > 5) else {
            bail!("small");
        };
        Ok(())
    }
    with ("3"), ("1"), ("x");
}

faithful! {
    fn error_that_suspends_before_it_is_returned(c: bool) -> impl Iterator<Item = std::result::Result<u32, String>> {
        yield_!(Ok(1));
        if c {
            return Err({
                yield_!(Ok(2));
                "error".to_string()
            });
        }
        yield_!(Ok(3));
    }
    with (true), (false);
}
