//! What a machine looks like: its states, what they save, and what leads from one to the next.
//!
//! ```text
//! UPDATE_EXPECT=1 cargo test -p genfn-lowering --features machine --test machines
//! ```
//!
//! What is drawn is read off the syntax, and what is emitted off a graph of its desugaring: over all generators of the repository that
//! have a machine, both lead to the same places.

use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use expect_test::{Expect, expect};
use genfn_lowering::machine::{self, Machine};
use proc_macro2::TokenStream;
use quote::ToTokens;
use syn::visit::{self, Visit};

fn machine(source: &str) -> Machine {
    let item: TokenStream = source.parse().expect("the source is tokens");
    machine::of(TokenStream::new(), item).unwrap_or_else(|errors| panic!("it has mistakes: {errors}"))
}

/// A line for each state and for each edge.
fn shown(machine: &Machine) -> String {
    let mut shown = String::new();
    for state in &machine.states {
        writeln!(shown, "{}", state.lines().join("; ")).expect("a string takes it");
    }
    for edge in &machine.edges {
        let (from, to) = (&machine.states[edge.from].name, &machine.states[edge.to].name);
        let how = format!("{:?}", edge.how).to_lowercase();
        writeln!(shown, "{from} -> {to}, {how}: {}", edge.words).expect("a string takes it");
    }
    for scope in &machine.scopes {
        let states: Vec<&str> = scope.states.iter().map(|state| machine.states[*state].name.as_str()).collect();
        writeln!(shown, "try_! of line {}: {}", scope.place.line, states.join(", ")).expect("a string takes it");
    }
    shown
}

fn check(source: &str, expected: &Expect) {
    expected.assert_eq(&shown(&machine(source)));
}

const COUNTDOWN: &str = "fn countdown(mut n: u32) -> impl Iterator<Item = u32> {
    println!(\"Counting down from {n}\");
    while n > 0 {
        yield_!(n);
        n -= 1;
    }
}";

const GUARDED: &str =
    "fn transfer(account: Account) -> impl Generator<Yield = Step, Send = Reply, Return = Result<(), Lost>> {
    let lock = account.lock();
    try_! {{
        let reply = yield_!('asked: { Step::Ask(\"<sum>\") });
        if reply.is_no() {
            return Ok(());
        }
        check(reply)?;
        yield_!(Step::Pay);
    } except Lost::Again(n) if n < 3 => {
        yield_!(Step::Wait(n));
    } except GeneratorExit => {
        log(\"closed\");
    } finally {
        yield_!(Step::Release);
    }}
    drop(lock);
    Ok(())
}";

#[test]
fn a_loop_is_told_by_its_condition() {
    check(
        COUNTDOWN,
        &expect![[r#"
        created; saves n
        s1, line 4; yield_!(n); saves n
        closed
        created -> s1, resumed: n > 0
        created -> closed, resumed: else
        s1 -> s1, resumed: n > 0
        s1 -> closed, resumed: else
    "#]],
    );
}

#[test]
fn what_decides_nothing_is_left_out() {
    check(
        "fn evens(last: u32) -> impl Iterator<Item = u32> {
            for n in 0..last {
                if n == 7 { println!(\"seven\"); } else { println!(\"another\"); }
                if n % 2 == 1 { continue; }
                yield_!(n);
            }
        }",
        &expect![[r#"
            created; saves last
            s1, line 5; yield_!(n); saves rest of 0..last
            closed
            created -> s1, resumed: next n, not n % 2 == 1
            created -> closed, resumed: no more
            s1 -> s1, resumed: next n, not n % 2 == 1
            s1 -> closed, resumed: no more
        "#]],
    );
}

#[test]
fn handlers_are_told_by_what_they_catch() {
    check(
        GUARDED,
        &expect![[r#"
            created; saves account
            asked, line 4; yield_!('asked: { Step::Ask("<sum>") }); saves account (to be dropped, if it is there), lock
            s2, line 9; yield_!(Step::Pay); saves account (to be dropped, if it is there), lock
            s3, line 11; yield_!(Step::Wait(n)); saves account (to be dropped, if it is there), lock, rest of the error (to be dropped)
            s4, line 15; yield_!(Step::Release); saves account (to be dropped, if it is there), lock, how the try_! ended
            closed
            created -> asked, resumed: 
            asked -> s2, resumed: else
            asked -> s3, raised: raised, except Lost::Again(n) if n < 3
            asked -> s4, resumed: reply.is_no()
            asked -> s4, raised: raised, finally
            asked -> s4, closed: closed, except GeneratorExit
            s2 -> s3, raised: raised, except Lost::Again(n) if n < 3
            s2 -> s4, resumed: 
            s2 -> s4, raised: raised, finally
            s2 -> s4, closed: closed, except GeneratorExit
            s3 -> s4, resumed: 
            s3 -> s4, raised: raised, finally
            s3 -> s4, closed: closed, finally
            s4 -> closed, resumed: 
            try_! of line 3: asked, s2
        "#]],
    );
}

#[test]
fn what_is_closed_or_raised_goes_through_a_finally_though_it_ends_where_all_ends() {
    check(
        "fn lines(file: File) -> impl Iterator<Item = String> {
            try_! {{
                yield_!(file.line());
            } finally {
                file.unlock();
            }}
        }",
        &expect![[r#"
            created; saves file
            s1, line 3; yield_!(file.line()); saves file
            closed
            created -> s1, resumed: 
            s1 -> closed, resumed: 
            s1 -> closed, closed: closed, finally
            try_! of line 2: s1
        "#]],
    );
    check(
        "fn sums() -> impl Generator<Yield = u32, Send = (), Return = Result<(), Lost>> {
            try_! {{
                yield_!(read()?);
            } finally {
                unlock();
            }}
            Ok(())
        }",
        &expect![[r#"
            created
            s1, line 3; yield_!(read()?)
            closed
            created -> s1, resumed: 
            created -> closed, raised: raised, finally
            s1 -> closed, resumed: 
            s1 -> closed, raised: raised, finally
            s1 -> closed, closed: closed, finally
            try_! of line 2: s1
        "#]],
    );
}

#[test]
fn a_loop_that_is_entered_anew_is_told_of() {
    check(
        "fn cells(rows: Vec<Vec<u8>>) -> impl Iterator<Item = u8> {
            for row in rows {
                for cell in row { yield_!(cell); }
            }
        }",
        &expect![[r#"
            created; saves rows
            s1, line 3; yield_!(cell); saves rest of rows, rest of row
            closed
            created -> s1, resumed: next row, next cell
            created -> closed, resumed: no more
            s1 -> s1, resumed: next cell or no more cell, next row, next cell
            s1 -> closed, resumed: no more cell, no more row
        "#]],
    );
}

#[test]
fn what_is_caught_and_tried_again_in_another_turn_is_told_of() {
    check(
        "fn pages(client: Client) -> impl Stream<Item = Page> {
            loop {
                try_! {{
                    let page = client.next().await?;
                    yield_!(page);
                } except Error::Busy => {
                    sleep().await;
                } except Error::NoMore => {
                    break;
                }}
            }
        }",
        &expect![[r#"
            created
            s1, line 5; yield_!(page)
            closed
            created -> s1, resumed: 
            created -> s1, raised: raised, except Error::Busy
            created -> closed, raised: raised or raised, except Error::NoMore or …
            s1 -> s1, resumed: 
            s1 -> s1, raised: raised, except Error::Busy
            s1 -> closed, raised: raised or raised, except Error::NoMore or …
            try_! of line 3: s1
        "#]],
    );
}

#[test]
fn of_ifs_that_follow_each_other_it_is_told_which_did_not_hold_and_of_an_else_if_only_what_did() {
    check(
        "fn some(a: bool, b: bool) -> impl Iterator<Item = u8> {
            if a { yield_!(1); } else if b { yield_!(2); } else { yield_!(3); }
            if a { yield_!(4); }
            if b { yield_!(5); }
        }",
        &expect![[r#"
            created; saves a, b
            s1, line 2; yield_!(1); saves a, b
            s2, line 2; yield_!(2); saves a, b
            s3, line 2; yield_!(3); saves a, b
            s4, line 3; yield_!(4); saves b
            s5, line 4; yield_!(5)
            closed
            created -> s1, resumed: a
            created -> s2, resumed: b
            created -> s3, resumed: else
            s1 -> s4, resumed: a
            s1 -> s5, resumed: not a, b
            s1 -> closed, resumed: not a, not b
            s2 -> s4, resumed: a
            s2 -> s5, resumed: not a, b
            s2 -> closed, resumed: not a, not b
            s3 -> s4, resumed: a
            s3 -> s5, resumed: not a, b
            s3 -> closed, resumed: not a, not b
            s4 -> s5, resumed: b
            s4 -> closed, resumed: else
            s5 -> closed, resumed: 
        "#]],
    );
}

#[test]
fn what_has_more_paths_than_can_be_told_loses_no_edge() {
    let skips: String = (0..24).map(|n| format!("if skips[{n}] {{ log()?; }} ")).collect();
    let source = format!(
        "fn f(skips: Vec<bool>) -> impl Iterator<Item = Result<u8, E>> {{ yield_!(Ok(1)); {skips} if skips[0] {{ yield_!(Ok(2)); }} else {{ yield_!(Ok(3)); }} }}"
    );
    let edges = machine(&source).edges;
    let from_1: Vec<_> = edges.iter().filter(|edge| edge.from == 1).map(|edge| edge.to).collect();
    assert_eq!(from_1, [2, 3, 4], "{edges:?}");
}

#[test]
fn the_box_of_a_try_is_its_body_and_handlers_stand_beside_it() {
    check(
        "fn nested(mut n: u32) -> impl Generator<Yield = u32, Send = (), Return = Result<(), Lost>> {
            try_! {{
                yield_!(1);
                try_! {{ yield_!(2); } except Lost(m) => { yield_!(m); }}
            } except Lost(m) => {
                try_! {{ yield_!(m + 1); } finally { n += 1; }}
            } else {
                yield_!(5);
            } finally {
                yield_!(6);
            }}
            Ok(())
        }",
        &expect![[r#"
            created; saves n
            s1, line 3; yield_!(1); saves n
            s2, line 4; yield_!(2); saves n
            s3, line 4; yield_!(m); saves n, rest of the error (to be dropped)
            s4, line 6; yield_!(m + 1); saves n, rest of the error (to be dropped)
            s5, line 8; yield_!(5)
            s6, line 10; yield_!(6); saves how the try_! ended
            closed
            created -> s1, resumed: 
            s1 -> s2, resumed: 
            s1 -> s4, raised: raised, except Lost(m)
            s1 -> s6, raised: raised, finally
            s1 -> s6, closed: closed, finally
            s2 -> s3, raised: raised, except Lost(m)
            s2 -> s4, raised: raised, except Lost(m)
            s2 -> s5, resumed: 
            s2 -> s6, raised: raised, finally
            s2 -> s6, closed: closed, finally
            s3 -> s4, raised: raised, except Lost(m)
            s3 -> s5, resumed: 
            s3 -> s6, raised: raised, finally
            s3 -> s6, closed: closed, finally
            s4 -> s6, resumed: 
            s4 -> s6, raised: raised, finally
            s4 -> s6, closed: closed, finally
            s5 -> s6, resumed: 
            s5 -> s6, raised: raised, finally
            s5 -> s6, closed: closed, finally
            s6 -> closed, resumed: 
            try_! of line 2: s1, s3
            try_! of line 4: s2
            try_! of line 6: s4
        "#]],
    );
}

#[test]
fn an_arm_is_told_by_its_pattern_and_an_error_as_raised() {
    check(
        "fn tokens(text: &str) -> impl Iterator<Item = Result<Token, Error>> {
            let mut chars = text.chars().peekable();
            while let Some(c) = chars.next() {
                match c {
                    ' ' => {}
                    '0'..='9' => yield_!(Ok(number(&mut chars)?)),
                    '(' | ')' => yield_!(Ok(Token::Bracket(c))),
                    _ => return Err(Error::Unknown(c)),
                }
            }
        }",
        &expect![[r#"
            created; saves text
            s1, line 6; yield_!(Ok(number(&mut chars)?)); saves chars, c (to be dropped)
            s2, line 7; yield_!(Ok(Token::Bracket(c))); saves chars
            closed
            created -> s1, resumed: let Some(c) = chars.next(), '0'..='9'
            created -> s2, resumed: let Some(c) = chars.next(), '(' | ')'
            created -> closed, resumed: else or let Some(c) = chars.next(), any other
            created -> closed, raised: raised
            s1 -> s1, resumed: let Some(c) = chars.next(), '0'..='9'
            s1 -> s2, resumed: let Some(c) = chars.next(), '(' | ')'
            s1 -> closed, resumed: else or let Some(c) = chars.next(), any other
            s1 -> closed, raised: raised
            s2 -> s1, resumed: let Some(c) = chars.next(), '0'..='9'
            s2 -> s2, resumed: let Some(c) = chars.next(), '(' | ')'
            s2 -> closed, resumed: else or let Some(c) = chars.next(), any other
            s2 -> closed, raised: raised
        "#]],
    );
}

#[test]
fn what_has_no_name_is_told_of_by_what_was_written() {
    check(
        "fn all(node: Node, mut pair: (String, String)) -> impl Generator<Yield = u32, Send = u32, Return = u32> {
            for _ in spares() { yield_!(1); }
            let n = 1;
            let m = n + yield_!(2);
            let n = read(m, yield_!(3));
            let sum = weighed(n + 1, yield_!(4));
            let first = pair.0;
            yield_!(first.len());
            pair.0 = String::new();
            yield_!(pair.0.len());
            match node.one() { Node { left, .. } => { yield_!(left); } }
            try_! {{ yield_!(5); } except Lost(m) => { yield_!(m); } finally { yield_!(6); }}
            n + m
        }",
        &expect![[r#"
            created; saves node, pair
            s1, line 2; yield_!(1); saves node, pair, rest of spares(), what _ leaves (to be dropped)
            s2, line 4; yield_!(2); saves node, pair, n
            s3, line 5; yield_!(3); saves node, pair, m, value of m
            s4, line 6; yield_!(4); saves node, pair, m, n, value of n + 1
            s5, line 8; yield_!(first.len()); saves node, pair, m, n, sum (to be dropped), first (to be dropped)
            s6, line 10; yield_!(pair.0.len()); saves node, pair (to be dropped), m, n, sum (to be dropped), first (to be dropped)
            s7, line 11; yield_!(left); saves node (to be dropped, if it is there), pair (to be dropped), m, n, sum (to be dropped), first (to be dropped), value of node.one() (to be dropped)
            s8, line 12; yield_!(5); saves node (to be dropped, if it is there), pair (to be dropped), m, n, sum (to be dropped), first (to be dropped)
            s9, line 12; yield_!(6); saves node (to be dropped, if it is there), pair (to be dropped), m, n, sum (to be dropped), first (to be dropped), how the try_! ended
            closed
            created -> s1, resumed: next _
            created -> s2, resumed: no more
            s1 -> s1, resumed: next _
            s1 -> s2, resumed: no more
            s2 -> s3, resumed: 
            s3 -> s4, resumed: 
            s4 -> s5, resumed: 
            s5 -> s6, resumed: 
            s6 -> s7, resumed: 
            s7 -> s8, resumed: 
            s8 -> s9, resumed: 
            s8 -> s9, closed: closed, finally
            s9 -> closed, resumed: 
            try_! of line 12: s8
        "#]],
    );
}

#[test]
fn a_delegation_holds_what_it_delegates_to() {
    check(
        "fn walk<T>(tree: &Tree<T>) -> Box<dyn Iterator<Item = &T> + '_> {
            let Some(node) = &tree.root else { return };
            yield_from!(walk(&node.left));
            yield_!(&node.value);
            yield_from!(walk(&node.right));
        }",
        &expect![[r#"
            created; saves tree
            s1, line 3; yield_from!(walk(&node.left)); saves node, what is delegated to
            s2, line 4; yield_!(&node.value); saves node
            s3, line 5; yield_from!(walk(&node.right)); saves what is delegated to
            closed
            created -> s1, resumed: Some(node)
            created -> closed, resumed: else
            s1 -> s2, resumed: 
            s2 -> s3, resumed: 
            s3 -> closed, resumed: 
        "#]],
    );
}

#[test]
fn what_is_dead_is_held_to_be_dropped_and_a_borrow_is_taken_again() {
    check(
        "fn rows(mut grid: Vec<Vec<u8>>, i: usize, names: Vec<String>) -> impl Iterator<Item = usize> {
            let guard = Guard::new();
            let total = names.len();
            loop {
                let row = &mut grid[i];
                yield_!(row.len() + total);
                row.push(1);
            }
        }",
        &expect![[r#"
            created; saves grid, i, names
            s1, line 6; yield_!(row.len() + total); saves grid, i, names (to be dropped), guard (to be dropped), total, row (borrowed again from grid, i)
            closed
            created -> s1, resumed: 
            s1 -> s1, resumed: 
        "#]],
    );
}

#[test]
fn what_is_pinned_has_states_and_nothing_is_told_of_what_it_saves() {
    check(
        "fn pages(client: Client) -> impl Stream<Item = Page> {
            let mut n = 0;
            while let Some(page) = client.fetch(n).await { yield_!(page); n += 1; }
        }",
        &expect![[r#"
            created
            s1, line 3; yield_!(page)
            closed
            created -> s1, resumed: let Some(page) = client.fetch(n).await
            created -> closed, resumed: else
            s1 -> s1, resumed: let Some(page) = client.fetch(n).await
            s1 -> closed, resumed: else
        "#]],
    );
}

#[test]
fn arms_of_a_select_are_those_of_a_match() {
    check(
        "fn events(socket: Socket, every: Interval) -> impl Stream<Item = Event> {
            loop {
                tokio::select! {
                    biased;
                    line = socket.next_line(), if socket.is_open() => match line {
                        Some(line) => yield_!(Event::Line(line)),
                        None => break,
                    },
                    _ = every.tick() => {
                        yield_!(Event::Tick);
                    }
                    else => return,
                }
            }
            yield_!(Event::Closed);
        }",
        &expect![[r#"
            created
            s1, line 6; yield_!(Event::Line(line))
            s2, line 10; yield_!(Event::Tick)
            s3, line 15; yield_!(Event::Closed)
            closed
            created -> s1, resumed: line = socket.next_line(), Some(line)
            created -> s2, resumed: _ = every.tick()
            created -> s3, resumed: line = socket.next_line(), None
            created -> closed, resumed: else
            s1 -> s1, resumed: line = socket.next_line(), Some(line)
            s1 -> s2, resumed: _ = every.tick()
            s1 -> s3, resumed: line = socket.next_line(), None
            s1 -> closed, resumed: else
            s2 -> s1, resumed: line = socket.next_line(), Some(line)
            s2 -> s2, resumed: _ = every.tick()
            s2 -> s3, resumed: line = socket.next_line(), None
            s2 -> closed, resumed: else
            s3 -> closed, resumed: 
        "#]],
    );
}

#[test]
fn what_yields_among_tokens_that_nobody_can_read_may_come_next_or_not() {
    check(
        "fn both(mut a: Receiver<u8>) -> impl Stream<Item = u8> {
            futures::join!(async { while let Some(n) = a.recv().await { yield_!(n); } }, tick());
            let last = async { yield_!(0); };
            last.await;
            yield_!(1);
        }",
        &expect![[r#"
            created
            s1, line 2; yield_!(n)
            s2, line 3; yield_!(0)
            s3, line 5; yield_!(1)
            closed
            created -> s1, resumed: futures::join!(async { while let Some(n…, in async
            created -> s2, resumed: in async or futures::join!(async { while let Some(n…, in async
            created -> s3, resumed: 
            s1 -> s1, resumed: in async
            s1 -> s2, resumed: in async
            s1 -> s3, resumed: 
            s2 -> s2, resumed: in async
            s2 -> s3, resumed: 
            s3 -> closed, resumed: 
        "#]],
    );
}

#[test]
fn what_a_macro_of_the_body_suspends_at_is_one_state_for_all_its_calls() {
    check(
        "fn say(n: u32) -> impl Iterator<Item = u32> {
            macro_rules! twice { ($value:expr) => { yield_!($value * 2) }; }
            twice!(n);
            yield_!(0);
            twice!(1);
        }",
        &expect![[r#"
            created; saves n
            s1, line 2; yield_!( n * 2)
            s2, line 4; yield_!(0)
            closed
            created -> s1, resumed: 
            s1 -> s2, resumed: 
            s1 -> closed, resumed: 
            s2 -> s1, resumed: 
        "#]],
    );
}

#[test]
fn an_expression_is_a_machine_with_what_it_captures() {
    let input = "{ for x in xs { yield_!(x * scale); } }".parse().expect("the source is tokens");
    let machine = machine::of_expression("squares", input).expect("it has no mistakes");
    expect![[r#"
        created; saves scale, xs
        s1, line 1; yield_!(x * scale); saves scale, rest of xs
        closed
        created -> s1, resumed: next x
        created -> closed, resumed: no more
        s1 -> s1, resumed: next x
        s1 -> closed, resumed: no more
    "#]]
    .assert_eq(&shown(&machine));
}

#[test]
fn mistakes_come_out_as_those_of_the_expansion() {
    let item: TokenStream = "fn f() -> impl Iterator<Item = u8> { let g = || yield_!(1); }".parse().expect("tokens");
    let errors = machine::of(TokenStream::new(), item.clone()).expect_err("a yield in a closure is refused");
    let expansion = genfn_lowering::expand(TokenStream::new(), item).to_string();
    let message = errors.to_string();
    let message = message.split('"').nth(1).expect("it has a message");
    assert!(expansion.contains(message), "{message}");
}

#[test]
fn graphviz_reads_what_is_printed_for_it() {
    let dot = machine(GUARDED).to_dot();
    expect![[r#"
        digraph "transfer" {
            node [shape=box, style=rounded, fontname="sans-serif"];
            edge [fontname="sans-serif", fontsize=11];
            n0 [label="created\nsaves account", shape=ellipse, style=solid];
            n1 [label="asked, line 4\nyield_!('asked: { Step::Ask(\"<sum>\") })\nsaves account (to be dropped, if it is there), lock"];
            n2 [label="s2, line 9\nyield_!(Step::Pay)\nsaves account (to be dropped, if it is there), lock"];
            n3 [label="s3, line 11\nyield_!(Step::Wait(n))\nsaves account (to be dropped, if it is there), lock, rest of the error (to be dropped)"];
            n4 [label="s4, line 15\nyield_!(Step::Release)\nsaves account (to be dropped, if it is there), lock, how the try_! ended"];
            n5 [label="closed", shape=ellipse, style=solid];
            subgraph cluster_0 {
                label="try_!, line 3"; style=dashed;
                n1;
                n2;
            }
            n0 -> n1;
            n1 -> n2 [label="else"];
            n1 -> n3 [label="raised, except Lost::Again(n) if n < 3", style=dashed];
            n1 -> n4 [label="reply.is_no()"];
            n1 -> n4 [label="raised, finally", style=dashed];
            n1 -> n4 [label="closed, except GeneratorExit", style=dotted];
            n2 -> n3 [label="raised, except Lost::Again(n) if n < 3", style=dashed];
            n2 -> n4;
            n2 -> n4 [label="raised, finally", style=dashed];
            n2 -> n4 [label="closed, except GeneratorExit", style=dotted];
            n3 -> n4;
            n3 -> n4 [label="raised, finally", style=dashed];
            n3 -> n4 [label="closed, finally", style=dotted];
            n4 -> n5;
        }
    "#]].assert_eq(&dot);
    let child = Command::new("dot").arg("-Tplain").stdin(Stdio::piped()).stdout(Stdio::piped()).spawn();
    let Ok(mut child) = child else {
        eprintln!("skipped: `dot` of Graphviz is not installed");
        return;
    };
    std::io::Write::write_all(&mut child.stdin.take().expect("it is piped"), dot.as_bytes()).expect("dot reads it");
    let output = child.wait_with_output().expect("dot ends");
    assert!(output.status.success());
    let drawn = String::from_utf8(output.stdout).expect("dot writes text");
    let count = |what: &str| drawn.lines().filter(|line| line.starts_with(what)).count();
    let machine = machine(GUARDED);
    assert_eq!((count("node "), count("edge ")), (machine.states.len(), machine.edges.len()));
    assert!(drawn.contains("<sum>"), "{drawn}");
}

#[test]
fn a_chart_of_mermaid_has_the_same_nodes() {
    expect![[r#"
        flowchart TD
            n0(["created<br>saves account"])
            n1["asked, line 4<br>yield#95;!('asked: { Step::Ask(#34;#60;sum#62;#34;) })<br>saves account (to be dropped, if it is there), lock"]
            n2["s2, line 9<br>yield#95;!(Step::Pay)<br>saves account (to be dropped, if it is there), lock"]
            n3["s3, line 11<br>yield#95;!(Step::Wait(n))<br>saves account (to be dropped, if it is there), lock, rest of the error (to be dropped)"]
            n4["s4, line 15<br>yield#95;!(Step::Release)<br>saves account (to be dropped, if it is there), lock, how the try#95;! ended"]
            n5(["closed"])
            subgraph t0["try_!, line 3"]
                n1
                n2
            end
            n0 --> n1
            n1 -->|"else"| n2
            n1 -.->|"raised, except Lost::Again(n) if n #60; 3"| n3
            n1 -->|"reply.is#95;no()"| n4
            n1 -.->|"raised, finally"| n4
            n1 -.->|"closed, except GeneratorExit"| n4
            n2 -.->|"raised, except Lost::Again(n) if n #60; 3"| n3
            n2 --> n4
            n2 -.->|"raised, finally"| n4
            n2 -.->|"closed, except GeneratorExit"| n4
            n3 --> n4
            n3 -.->|"raised, finally"| n4
            n3 -.->|"closed, finally"| n4
            n4 --> n5
    "#]].assert_eq(&machine(GUARDED).to_mermaid());
}

/// The generators of a file.
struct Generators(Vec<(TokenStream, TokenStream, String)>);

impl Generators {
    fn add(&mut self, attrs: &[syn::Attribute], name: &syn::Ident, item: &impl ToTokens) {
        let is_ours = |attribute: &&syn::Attribute| {
            attribute.path().segments.last().is_some_and(|last| last.ident == "generator")
        };
        let Some(attribute) = attrs.iter().find(is_ours) else { return };
        let given = match &attribute.meta {
            syn::Meta::List(list) => list.tokens.clone(),
            _ => TokenStream::new(),
        };
        let ours = attribute.to_token_stream().to_string();
        let item = item.to_token_stream().to_string().replacen(&ours, "", 1);
        self.0.push((given, item.parse().expect("it was tokens"), name.to_string()));
    }
}

impl<'ast> Visit<'ast> for Generators {
    fn visit_item_fn(&mut self, item: &'ast syn::ItemFn) {
        self.add(&item.attrs, &item.sig.ident, item);
        visit::visit_item_fn(self, item);
    }
    fn visit_impl_item_fn(&mut self, item: &'ast syn::ImplItemFn) {
        self.add(&item.attrs, &item.sig.ident, item);
        visit::visit_impl_item_fn(self, item);
    }
}

fn sources(directory: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(directory).expect("the sources can be read").flatten() {
        let path = entry.path();
        if path.is_dir() {
            sources(&path, found);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            found.push(path);
        }
    }
}

/// The generators of the repository: the file of each, the arguments of the attribute, the function, its name.
fn all() -> Vec<(String, TokenStream, TokenStream, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let mut files = Vec::new();
    for directory in ["examples", "tests", "lowering/tests"] {
        sources(&root.join(directory), &mut files);
    }
    files.sort();
    let mut all = Vec::new();
    for path in files {
        let Ok(file) = syn::parse_file(&fs::read_to_string(&path).expect("a source can be read")) else { continue };
        let mut generators = Generators(Vec::new());
        generators.visit_file(&file);
        let file = path.strip_prefix(&root).expect("it is below the root").display().to_string();
        all.extend(generators.0.into_iter().map(|(given, item, name)| (file.clone(), given, item, name)));
    }
    all
}

#[test]
fn what_is_drawn_leads_where_what_is_emitted_leads() {
    let (mut drawn, mut wrong) = (0, String::new());
    for (file, given, item, name) in all() {
        // An outcome, and what `&&` comes to, are values in the graph, which does not know how they came about.
        let written = item.to_string();
        let has_outcomes = written.contains("try_") || written.contains("Err (") || name == "operands";
        let Ok(machine) = machine::of(given, item) else { continue };
        drawn += 1;
        let [only_drawn, only_emitted] = machine.disagreements();
        // What is never found at all; what nothing leads to, for all that is drawn, is behind an error that is certain.
        let is_lost = |state: usize| state >= machine.states.len() && state != usize::MAX;
        let misses_one = only_emitted.iter().any(|(from, to)| is_lost(*from) || is_lost(*to));
        if misses_one || !only_drawn.is_empty() || (!only_emitted.is_empty() && !has_outcomes) {
            writeln!(wrong, "{file}, {name}: only drawn {only_drawn:?}, only emitted {only_emitted:?}")
                .expect("it fits");
        }
    }
    assert!(wrong.is_empty(), "of {drawn} machines:\n{wrong}");
    assert!(drawn > 500, "only {drawn} machines are there to compare");
}

/// What names and texts consist of beside what was written.
const SAID: &[&str] = &[
    "rest of the error",
    "rest of",
    "outer",
    "value of",
    "a value",
    "an item",
    "an argument",
    "how the try_! ended",
    "what is delegated to",
    "what is left to loop over",
    "the rest of a value",
];

#[test]
fn nothing_is_drawn_or_saved_under_a_name_that_nobody_wrote() {
    let (mut drawn, mut wrong) = (0, String::new());
    let dense = |text: &str| text.chars().filter(|char| !char.is_whitespace()).collect::<String>();
    for (file, given, item, name) in all() {
        let written = item.to_string();
        let Ok(machine) = machine::of(given, item) else { continue };
        drawn += 1;
        let mut points: Vec<_> =
            machine.states.iter().filter_map(|state| Some(state.place.as_ref()?.bytes.clone())).collect();
        let count = points.len();
        points.sort_by_key(|bytes| bytes.start);
        points.dedup();
        if points.len() != count || machine.states.len() != count + 2 {
            writeln!(wrong, "{file}, {name}: {} states of {} markers", machine.states.len(), points.len())
                .expect("it fits");
        }
        let written = dense(&written);
        for saved in machine.states.iter().flat_map(|state| &state.saved) {
            let parts: Vec<&str> = match saved.name.split_once(" leaves") {
                Some((pattern, "")) => vec![pattern.trim_start_matches("what ")],
                _ => saved.name.split(" of ").collect(),
            };
            let is_said = |part: &str| {
                let part = part.trim_start_matches("outer ");
                SAID.iter().any(|said| dense(said) == dense(part) || said.strip_suffix(" of") == Some(part))
            };
            let is_written = |part: &str| {
                let part = dense(part.trim_start_matches("outer "));
                written.contains(part.trim_end_matches('…'))
            };
            if !is_said(&saved.name) && !parts.iter().all(|part| is_said(part) || is_written(part)) {
                writeln!(wrong, "{file}, {name}: {}", saved.name).expect("it fits");
            }
        }
    }
    assert!(wrong.is_empty(), "of {drawn} machines:\n{wrong}");
    assert!(drawn > 500, "only {drawn} machines are there to look at");
}
