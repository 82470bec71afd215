use super::*;

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
