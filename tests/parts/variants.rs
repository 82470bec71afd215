//! Parts that are moved out of variants.

use super::*;

enum Token {
    Name(D, D),
    Number(u32),
    Both { first: Vec<D>, _last: D, at: u32 },
    Text { text: String, more: (D, D) },
    End,
}

fn tokens() -> Vec<Token> {
    vec![
        Token::Name(D("name"), D("more")),
        Token::Number(2),
        Token::Both { first: vec![D("x"), D("y")], _last: D("last"), at: 7 },
        Token::Text { text: "text".to_owned(), more: (D("m"), D("n")) },
        Token::End,
    ]
}

faithful! {
    /// What the pattern leaves of a variant is dropped when the whole would be.
    fn rest_of_a_variant() -> impl Iterator<Item = String> {
        for token in tokens() {
            let _after = D("after");
            match token {
                Token::Name(name, _) => yield_!(name.0.to_owned()),
                Token::Number(n) if n > 1 => yield_!(n.to_string()),
                Token::Text { text, more: (a, _) } => {
                    yield_!(text);
                    yield_!(a.0.to_owned());
                }
                _ => {}
            }
        }
    }
    with ();
}

faithful! {
    /// So is what `..` leaves, where the part is of a type that has a value without anything to drop.
    fn unnamed_rest_of_a_variant() -> impl Iterator<Item = String> {
        for token in tokens() {
            let _after = D("after");
            match token {
                Token::Both { mut first, at, .. } => {
                    yield_!(at.to_string());
                    drop(first.pop());
                    yield_!(first.len().to_string());
                }
                Token::Text { text, .. } => yield_!(text),
                Token::Name(..) => yield_!("name".to_owned()),
                Token::Number(n) => {
                    let n = n + 1;
                    yield_!(n.to_string());
                }
                Token::End => {}
            }
        }
    }
    with ();
}

faithful! {
    /// The same in an `if let`, and in native code.
    fn rest_of_a_variant_that_one_branch_takes() -> impl Iterator<Item = usize> {
        for token in tokens() {
            let mut kept = Vec::new();
            if let Token::Both { first, at: 0..10, .. } = token {
                kept.extend(first);
            }
            let _after = D("after");
            yield_!(kept.len());
        }
        for token in tokens() {
            let _before = D("before");
            if let Token::Name(_, more) = token {
                yield_!(more.0.len());
            } else {
                yield_!(0);
            }
            yield_!(1);
        }
    }
    with ();
}

faithful! {
    /// A guard decides, and the arms after it find all of it.
    fn rest_of_a_variant_with_a_guard(n: u32) -> impl Iterator<Item = u32> {
        for token in tokens() {
            match token {
                Token::Name(a, _) if n == 1 => {
                    yield_!(1);
                    drop(a);
                    yield_!(2);
                }
                Token::Name(_, b) => {
                    yield_!(3);
                    drop(b);
                    yield_!(4);
                }
                Token::Both { at, .. } if at > 9 => yield_!(5),
                Token::Both { first, .. } => {
                    for d in first {
                        yield_!(d.0.len() as u32);
                    }
                }
                _ => {}
            }
        }
    }
    with (1), (2);
}

faithful! {
    /// Behind a reference nothing is moved, and nothing of a type with a destructor.
    test variants_that_stay
    {
        enum Guard {
            Held(u32, D),
            Free,
        }
        impl Drop for Guard {
            fn drop(&mut self) {
                log("guard");
            }
        }
        #[generator]
        fn borrowed(tokens: &[Token]) -> impl Iterator<Item = u32> {
            for token in tokens {
                match token {
                    Token::Name(name, _) => yield_!(name.0.len() as u32),
                    Token::Both { at, .. } => yield_!(*at),
                    _ => yield_!(0),
                }
            }
        }
        #[generator]
        fn changed(tokens: &mut [Token]) -> impl Iterator<Item = u32> {
            for token in tokens {
                match token {
                    Token::Both { first, at, .. } => {
                        first.clear();
                        *at = 1;
                        yield_!(*at);
                    }
                    Token::Number(n) => *n += 1,
                    _ => {}
                }
            }
        }
        #[generator]
        fn held(guards: Vec<Guard>) -> impl Iterator<Item = u32> {
            for guard in guards {
                match guard {
                    Guard::Held(n, _) => {
                        let _after = D("after");
                        yield_!(n);
                        yield_!(n + 1);
                    }
                    Guard::Free => yield_!(0),
                }
            }
        }
    }
    run {
        let mut tokens = tokens();
        drive!(borrowed(&tokens));
        drive!(changed(&mut tokens));
        drive!(held(vec![Guard::Held(7, D("d")), Guard::Free]));
    }
}

faithful! {
    /// What is matched may be a nested variant.
    fn rest_of_a_nested_variant(n: u32) -> impl Iterator<Item = u32> {
        let found: Option<Result<(D, D), (D, u32)>> = match n {
            0 => None,
            1 => Some(Ok((D("a"), D("b")))),
            _ => Some(Err((D("c"), n))),
        };
        let _after = D("after");
        match found {
            Some(Ok((_, b))) => {
                yield_!(1);
                drop(b);
                yield_!(2);
            }
            Some(Err((_, n))) => {
                yield_!(n);
                yield_!(n);
            }
            None => yield_!(0),
        }
    }
    with (0), (1), (2);
}

faithful! {
    /// What a `let … else` takes out of a variant leaves the rest in the local; where it does not match, all of it.
    fn rest_of_a_variant_after_let_else(jumps: u32) -> impl Iterator<Item = usize> {
        'tokens: for token in tokens() {
            let _before = D("before");
            let Token::Name(name, _) = token else {
                if jumps == 2 {
                    return;
                }
                yield_!(1);
                let _in_else = D("else");
                if jumps == 1 { break } else { continue 'tokens }
            };
            let _after = D("after");
            yield_!(name.0.len());
            drop(name);
            yield_!(2);
        }
    }
    with (0), (1), (2);
}

faithful! {
    /// The same where no path suspends in the `else`, where what is left has no name, and where the `let` tells the type.
    fn rest_of_a_variant_after_let_else_without_yields() -> impl Iterator<Item = String> {
        for token in tokens() {
            let Token::Both { mut first, at, .. } = token else { continue };
            let _after = D("after");
            yield_!(at.to_string());
            first.pop();
            yield_!(first.len().to_string());
        }
        for token in tokens() {
            let Token::Text { text: mut name, more: (_, n) }: Token = token else { continue };
            name.push('!');
            yield_!(name);
            yield_!(n.0.to_owned());
        }
    }
    with ();
}

faithful! {
    /// Behind a reference a `let … else` leaves all; so it does of a type with a destructor, and where it takes copies.
    test let_else_that_leaves_all
    {
        struct Counted(u32, D);
        enum Guard {
            Held(u32, D),
            Free,
        }
        impl Drop for Guard {
            fn drop(&mut self) {
                log("guard");
            }
        }
        #[generator]
        fn borrowed(tokens: &mut [Token]) -> impl Iterator<Item = u32> {
            for token in tokens {
                let Token::Both { first, at, .. } = token else { continue };
                first.clear();
                *at += 1;
                yield_!(*at);
            }
        }
        #[generator]
        fn held(guards: Vec<Guard>) -> impl Iterator<Item = u32> {
            for guard in guards {
                let Guard::Held(n, _) = guard else { break };
                let _after = D("after");
                yield_!(n);
                yield_!(n + 1);
            }
        }
        #[generator]
        fn counted(of: Option<Counted>) -> impl Iterator<Item = u32> {
            let Some(Counted(n, _)) = of else { return };
            let _after = D("after");
            yield_!(n);
        }
    }
    run {
        let mut tokens = tokens();
        drive!(borrowed(&mut tokens));
        drive!(held(vec![Guard::Held(7, D("d")), Guard::Free]));
        drive!(counted(Some(Counted(3, D("counted")))));
    }
}

faithful! {
    /// In native code too.
    fn rest_of_a_variant_after_let_else_in_a_block() -> impl Iterator<Item = usize> {
        for token in tokens() {
            let _before = D("before");
            let name = {
                let _inside = D("inside");
                let Token::Name(name, _) = token else { continue };
                let _after = D("after");
                name
            };
            yield_!(name.0.len());
            drop(name);
            yield_!(2);
        }
    }
    with ();
}

faithful! {
    /// Of a variant in a variant, out of which all is taken that is taken.
    fn rest_of_a_variant_within_others() -> impl Iterator<Item = usize> {
        let mut tokens = tokens();
        while let Some(Token::End | Token::Text { .. }) = tokens.last() {
            drop(tokens.pop());
            yield_!(0);
        }
        while let Some(Token::Name(name, _)) = tokens.pop().filter(|token| !matches!(token, Token::Number(_))).or(tokens.pop()) {
            let _after = D("after");
            yield_!(name.0.len());
            drop(name);
            yield_!(2);
        }
        let pair = (D("left"), Token::Name(D("name"), D("more")));
        let (_, Token::Name(_, more)) = pair else { return };
        let _after = D("after");
        yield_!(more.0.len());
        drop(more);
        yield_!(4);
    }
    with ();
}

faithful! {
    /// Each alternative leaves something else.
    test rest_of_alternatives
    {
        enum Token {
            Name(D, u32),
            Both(D, D),
            Three { last: D, text: D, first: u32 },
            End,
        }
        #[generator]
        fn each(tokens: Vec<Token>) -> impl Iterator<Item = usize> {
            for token in tokens {
                let _after = D("after");
                match token {
                    Token::Name(text, _) | Token::Both(text, _) | Token::Three { text, last: _, first: 1 } => {
                        yield_!(text.0.len());
                        drop(text);
                        yield_!(1);
                    }
                    Token::Three { first, .. } if first > 100 => yield_!(2),
                    Token::Three { .. } => yield_!(3),
                    Token::End => {}
                }
            }
        }
        #[generator]
        fn first(token: Token, guarded: Token) -> impl Iterator<Item = D> {
            let (Token::Name(text, _) | Token::Both(_, text)) = token else { return };
            let _after = D("after");
            yield_!(text);
            let _ends = D("ends");
            match guarded {
                Token::Name(text, _) | Token::Both(_, text) if _after.0.len() > 1 => yield_!(text),
                _ => {}
            }
            yield_!(D("last"));
        }
    }
    run {
        let three = |first| Token::Three { last: D("last"), text: D("text"), first };
        let both = || Token::Both(D("a"), D("b"));
        drive!(each(vec![Token::Name(D("name"), 1), both(), three(1), three(2), Token::End]));
        drive!(first(both(), Token::Name(D("c"), 2)));
        drive!(first(Token::Name(D("d"), 3), both()));
        drive!(first(Token::End, both()));
    }
}
