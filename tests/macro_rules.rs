//! Generators that a `macro_rules!` macro produces: a local of the macro is not the caller's, whatever it is called.

use genfn::prelude::*;

macro_rules! over {
    ($name:ident, $item:ty, $values:expr) => {
        #[generator]
        fn $name() -> impl Iterator<Item = $item> {
            for value in $values {
                yield_!(value);
            }
        }
    };
}

#[test]
fn a_name_a_type_and_an_expression_are_the_callers() {
    over!(numbers, u8, [1, 2]);
    over!(texts, &'static str, vec!["a", "b"]);
    assert!(numbers().eq([1, 2]));
    assert!(texts().eq(["a", "b"]));
}

#[test]
fn an_operator_binds_no_tighter_than_the_expression() {
    macro_rules! twice {
        ($name:ident, $value:expr, $step:expr) => {
            #[generator]
            fn $name() -> impl Iterator<Item = u32> {
                let mut held = $value * 2;
                yield_!(held);
                held += $value * 2;
                yield_!(held);
                yield_!($value * 2);
                yield_!(u32::from(matches!($value * 2, 4)));
                yield_!($value.pow(2) + $step.abs() as u32);
            }
        };
    }
    twice!(by_macro, 1 + 1u32, -1i32);
    assert!(by_macro().eq([4, 8, 4, 1, 5]));
}

#[test]
fn a_body_is_the_callers() {
    macro_rules! generators {
        ($(fn $name:ident($($arg:ident: $ty:ty),*) -> $item:ty { $($body:tt)* })*) => {
            $(
                #[generator]
                fn $name($($arg: $ty),*) -> impl Iterator<Item = $item> {
                    $($body)*
                }
            )*
        };
    }
    generators! {
        fn up_to(end: u32) -> u32 {
            let mut n = 0;
            while n < end {
                yield_!(n);
                n += 1;
            }
        }
        fn words(text: String) -> String {
            for word in text.split(' ').map(String::from).collect::<Vec<_>>() {
                yield_!(word);
            }
        }
    }
    assert!(up_to(3).eq([0, 1, 2]));
    assert!(words("a b".into()).eq(["a", "b"]));
}

/// The macro's `value` hides nothing from its caller.
#[test]
fn locals_of_one_name_are_two_across_yields() {
    macro_rules! beside {
        ($name:ident, $arg:ident, $theirs:expr) => {
            #[generator]
            fn $name($arg: u32) -> impl Iterator<Item = u32> {
                let value = 1;
                yield_!(value);
                yield_!($theirs);
                yield_!(value + 1);
                yield_!($theirs + 1);
            }
        };
    }
    beside!(by_macro, value, value * 10);
    assert!(by_macro(7).eq([1, 70, 2, 71]));
}

#[test]
fn statements_of_the_caller_do_not_touch_a_local_of_the_macro() {
    macro_rules! counted {
        ($name:ident, $($body:tt)*) => {
            #[generator]
            fn $name() -> impl Iterator<Item = u32> {
                let mut n = 0;
                $($body)*
                while n < 2 {
                    n += 1;
                    yield_!(n);
                }
            }
        };
    }
    counted!(by_macro, let n = 7; yield_!(n); yield_!(n + 1););
    assert!(by_macro().eq([7, 8, 1, 2]));
}

#[test]
fn the_callers_local_is_changed_where_the_macros_lies_in_the_state() {
    macro_rules! counted {
        ($name:ident, $n:ident, $step:expr) => {
            #[generator]
            fn $name(mut $n: u32) -> impl Iterator<Item = u32> {
                let mut n = 0;
                while n < 3 {
                    n += 1;
                    $step;
                    yield_!(n);
                    yield_!($n);
                }
            }
        };
    }
    counted!(by_macro, n, n += 10);
    assert!(by_macro(0).eq([1, 10, 2, 20, 3, 30]));
}

#[test]
fn a_format_string_names_the_local_of_whoever_wrote_it() {
    macro_rules! told {
        ($name:ident, $n:ident, $told:expr) => {
            #[generator]
            fn $name(mut $n: u32) -> impl Iterator<Item = String> {
                let mut n = 0;
                while n < 2 {
                    n += 1;
                    yield_!(format!("{n}"));
                    $n += 10;
                    yield_!($told);
                }
            }
        };
    }
    told!(by_macro, n, format!("{n}"));
    assert!(by_macro(0).eq(["1", "10", "2", "20"]));
}

#[test]
fn what_has_a_destructor_is_each_ones_own() {
    macro_rules! held {
        ($name:ident, $held:ident, $last:expr) => {
            #[generator]
            fn $name($held: Vec<u32>) -> impl Iterator<Item = usize> {
                let held = vec![1, 2, 3];
                yield_!(held.len());
                drop(held);
                yield_!(0);
                yield_!($held.len());
                drop($last);
                yield_!(9);
            }
        };
    }
    held!(by_macro, held, held);
    assert!(by_macro(vec![5]).eq([3, 0, 1, 9]));
}

#[test]
fn a_label_is_the_callers() {
    macro_rules! labelled {
        ($name:ident, $label:lifetime, $leave:expr) => {
            #[generator]
            fn $name() -> impl Iterator<Item = u32> {
                let mut n = 0;
                $label: loop {
                    loop {
                        yield_!(n);
                        n += 1;
                        if n == 2 {
                            $leave;
                        }
                    }
                }
                yield_!(10);
            }
        };
    }
    labelled!(by_macro, 'outer, break 'outer);
    assert!(by_macro().eq([0, 1, 10]));
}

#[test]
fn a_label_of_the_macro_is_not_the_callers() {
    macro_rules! labelled {
        ($name:ident, $label:lifetime, $leave:expr) => {
            #[generator]
            fn $name() -> impl Iterator<Item = u32> {
                $label: loop {
                    'outer: loop {
                        yield_!(1);
                        if false {
                            break 'outer;
                        }
                        $leave;
                    }
                    yield_!(2);
                }
                yield_!(3);
            }
        };
    }
    labelled!(by_macro, 'outer, break 'outer);
    assert!(by_macro().eq([1, 3]));
}

#[test]
fn a_method_has_the_receiver_of_whoever_wrote_it() {
    struct Three([u32; 3]);
    macro_rules! method {
        ($name:ident, $self:ident, $items:expr) => {
            impl Three {
                #[generator]
                fn $name(&$self) -> impl Iterator<Item = u32> {
                    let mut sum = 0;
                    for item in $items {
                        sum += item;
                        yield_!(sum);
                    }
                    yield_!($self.0[0]);
                }
            }
        };
    }
    method!(sums, self, self.0.iter());
    assert!(Three([1, 2, 3]).sums().eq([1, 3, 6, 1]));
}

/// Macros that leave the body, a loop of it, or a turn of one.
mod that_jump {
    use genfn::prelude::*;

    macro_rules! stop_if {
        ($condition:expr) => {
            if $condition {
                return;
            }
        };
    }

    macro_rules! some_or {
        ($option:expr, $jump:expr) => {
            match $option {
                Some(value) => value,
                None => $jump,
            }
        };
    }

    macro_rules! some {
        ($option:expr) => {
            some_or!($option, return)
        };
    }

    macro_rules! next_unless {
        ($condition:expr) => {
            if !$condition {
                continue;
            }
        };
    }

    macro_rules! ok {
        ($result:expr) => {
            match $result {
                Ok(value) => value,
                Err(error) => return Err(error),
            }
        };
    }

    #[generator]
    fn until(limit: u32) -> impl Iterator<Item = u32> {
        stop_if!(limit == 0);
        let mut n = 0;
        loop {
            yield_!(n);
            n += 1;
            stop_if!(n > limit);
        }
    }

    #[generator]
    fn pairs(text: &str) -> impl Iterator<Item = (char, char)> {
        let mut chars = text.chars();
        loop {
            let first = some!(chars.next());
            let second = some!(chars.next());
            yield_!((first, second));
        }
    }

    #[generator]
    fn odd(numbers: Vec<Option<u32>>) -> impl Iterator<Item = u32> {
        'numbers: for number in numbers {
            let number = some_or!(number, break 'numbers);
            next_unless!(number % 2 == 1);
            yield_!(number);
            for multiple in 2..4 {
                next_unless!(multiple != 2);
                yield_!(number * multiple);
            }
        }
    }

    #[derive(Debug, PartialEq)]
    struct Wrong(String);

    #[generator]
    fn parsed(lines: Vec<String>) -> impl Iterator<Item = Result<u32, Wrong>> {
        for line in lines {
            let n = ok!(line.parse().map_err(|_| Wrong(line.clone())));
            yield_!(Ok(n));
        }
    }

    #[test]
    fn a_return_that_a_macro_hides_ends_the_generator() {
        assert_eq!(until(0).count(), 0);
        assert_eq!(until(2).collect::<Vec<_>>(), [0, 1, 2]);
        let mut ended = pairs("abc");
        assert_eq!((ended.next(), ended.next(), ended.next()), (Some(('a', 'b')), None, None));
    }

    #[test]
    fn a_macro_goes_on_with_a_loop_or_leaves_it_though_the_label_is_called_as_a_local() {
        assert_eq!(odd(vec![Some(1), Some(2), Some(5), None, Some(7)]).collect::<Vec<_>>(), [1, 3, 5, 15]);
    }

    #[generator]
    fn codes(width: usize) -> impl Iterator<Item = String> {
        for code in 0..3 {
            yield_!(format!("{code:0width$b}|{:#0width$x}|{:>width$}", code, code));
        }
    }

    #[test]
    fn a_format_string_names_a_width_after_its_flags() {
        assert_eq!(codes(4).last().unwrap(), "0010|0x02|   2");
    }

    #[test]
    fn an_error_that_a_macro_returns_is_the_last_item() {
        let lines = ["1", "x", "2"].map(String::from).to_vec();
        assert_eq!(parsed(lines).collect::<Vec<_>>(), [Ok(1), Err(Wrong("x".into()))]);
    }
}
