//! Inputs that were not answered once; `fuzz` looks for more of them.

mod answer;

use answer::Answer;

#[track_caller]
fn is(expected: Answer, item: &str) {
    assert_eq!(answer::answer("".parse().expect("no tokens"), item.parse().expect("tokens")), expected, "{item}");
}

#[test]
fn a_marker_without_its_operand_is_an_error() {
    is(Answer::Refused, "fn f() -> impl Iterator<Item = u32> { yield_!; }");
    is(Answer::Refused, "fn f() -> impl Iterator<Item = u32> { if try_! {} }");
}
