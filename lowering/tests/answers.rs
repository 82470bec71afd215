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

#[test]
fn a_loop_over_alternatives() {
    is(Answer::Lowered, "fn f() -> impl Iterator<Item = u32> { for [a, ..] | [a] in x { yield_!(a); } }");
    is(Answer::Lowered, "fn f() -> impl Iterator<Item = u32> { for | S { a, .. } in x { yield_!(a); } }");
}

#[test]
fn what_becomes_a_condition_may_be_a_literal() {
    is(Answer::Lowered, "fn f(a: S) -> impl Generator<Send = bool> { let b = S {} == a && yield_!(); }");
    is(
        Answer::Lowered,
        "fn f(a: S) -> impl Generator<Send = bool> { match a { b if S {} == b && yield_!() => 1, _ => 2 }; }",
    );
}

#[test]
fn what_begins_with_a_brace_and_is_assigned_stays_whole() {
    is(Answer::Lowered, "fn f(a: u32) -> impl Generator<Send = u32> { ({ a } + 1 = yield_!()) }");
}

#[test]
fn what_is_matched_may_leave_with_a_value() {
    is(Answer::Lowered, "fn f() -> impl Generator<Send = u8, Return = u8> { if let 1 = (return yield_!()) {} 0 }");
    is(Answer::Lowered, "fn f() -> impl Generator<Send = u8, Return = u8> { if let 1 = return yield_!() {} 0 }");
}

#[test]
fn loops_that_nothing_comes_to_are_left_for_nowhere() {
    is(
        Answer::Lowered,
        "fn f(a: A) -> BoxGenerator<'static, u32> { yield_!(0); for a in g(loop { return; break }) { for b in a { \
         yield_!(Err(GeneratorExit)?); } } }",
    );
}

/// Once for each time that it is asked what it names, without an end.
#[test]
fn a_guard_that_branches_on_what_is_moved_is_not_asked_again() {
    is(
        Answer::Lowered,
        "fn f(pat: &P, whole: &W) -> impl Iterator<Item = u32> { let inner = i(pat); let bound = b(pat); \
         if whole.is_empty() || !d(inner) { yield_!(1); return; } let left = w(inner); \
         let left = match pat { P::A(a) => P::A(Q { pat: Box::new(left), ..a.clone() }), \
         P::B(g) if n(&g.guard, &bound) || m(inner) => return, \
         P::B(g) => P::B(Q { pat: Box::new(left), ..g.clone() }), _ => left }; \
         let bound: Vec<_> = bound.into_iter().map(|bound| (bound.name, bound.mutable)).collect(); }",
    );
}

#[track_caller]
fn expression_is(expected: Answer, tokens: &str) {
    assert_eq!(answer::answer_expression(tokens.parse().expect("tokens")), expected, "{tokens}");
}

#[test]
fn expressions_are_answered() {
    expression_is(Answer::Lowered, "{ for x in xs { yield_!(f(x)); } }");
    expression_is(
        Answer::Lowered,
        "pinned, || -> impl Generator<Yield = _, Send = bool> { #[cfg(a)] { yield_!(x); } }",
    );
    expression_is(Answer::Lowered, "yield_!(self.n)");
    expression_is(Answer::Refused, "");
    expression_is(Answer::Refused, "|x| { yield_!(x) }");
    expression_is(Answer::Refused, "|| yield_!(x)");
    expression_is(Answer::Refused, "pinned");
    expression_is(Answer::Refused, "pinned, pinned, { yield_!(1) }");
    expression_is(Answer::Refused, "{ yield_!(1) }, { yield_!(2) }");
    expression_is(Answer::Refused, "-> u32 { yield_!(1) }");
}

/// Its heads are blocks of the user's own, where a part of `self` is taken.
#[test]
fn heads_that_are_blocks_are_not_what_takes_a_part() {
    let tokens = "try_ ! { { fn g () { a ; } # [allow (unused)] let a = 1.5 ; let mut a = 'c' ; } except Some (()) | Err ('a' ..) => { let mut a = yield_ ! { f () } ; # [cfg (a)] ..= todo ! () . clone () ; } } ; while let Some (a) = x . next () { # [cfg (a)] loop { break ; } ; if gen_ ! ({ a . push (loop { break x . next () }) ; }) { return ; } if a { continue ; } } while let Some (a) = x . next () { let a = if self . b { a } else { # [cfg (any (a , all (b , not (a))))] { if let Some (a) = & mut x { } if while let a = f ::< u32 > { drop (b) ; } { } a . push (try_ ! { { yield_ ! (a) ; } except a | GeneratorExit => { a ; } finally { drop (b) ; } }) ; } b } ; if a { continue ; } let a = & mut b ; struct Local <'a , V > (&'a V) ; } yield_ ! (Err (GeneratorExit) ?) ; let a : [&'a Self ; N] = yield_ ! (self . b) ;";
    assert_eq!(answer::answer_expression(tokens.parse().expect("tokens")), Answer::Lowered);
}
