//! Expressions with blocks in them: `if`, `match`, `loop`, labelled blocks, `let` chains; and what leaves them.

use super::{Loop, Making, Ty};

impl Making<'_> {
    fn valued(&mut self, ty: Ty, d: u32, bound: &[(&'static str, Ty)]) -> String {
        self.scoped(bound, |this| {
            let length = this.pick(&[0, 0, 1, 1, 2]);
            let stmts: String = (0..length).map(|_| this.stmt(d.saturating_sub(1))).collect();
            format!("{{ {stmts}{} }}", this.of(ty, d.saturating_sub(1)))
        })
    }

    pub(super) fn control(&mut self, ty: Ty, d: u32) -> String {
        let deeper = d.saturating_sub(1);
        // What a handler comes to is not turned into what the body does.
        if self.tries && !ty.is_turned_into() && self.percent(12) {
            return self.tried(Some(ty), d);
        }
        match self.rng.u32(0..10) {
            0 => {
                let condition = self.truth(deeper);
                if self.percent(15) {
                    let leaves = self.aside(|this| this.leaving(deeper));
                    return format!("(if {condition} {{ {leaves} }} else {})", self.valued(ty, deeper, &[]));
                }
                let (one, other) =
                    self.either(|this| this.valued(ty, deeper, &[]), |this| this.valued(ty, deeper, &[]));
                format!("(if {condition} {one} else {other})")
            }
            1 => self.matched(ty, d),
            2 => format!("({})", self.valued(ty, deeper, &[])),
            3 => {
                let label = format!("'l{}", self.number());
                let before = self.holdings();
                self.loops.push(Loop { label: Some(label.clone()), turns: false, value: Some(ty) });
                let body = self.block_of(deeper, |this| this.of(ty, deeper));
                self.loops.pop();
                self.merge(&before);
                format!("({label}: {{ {body} }})")
            }
            4 => {
                let label = format!("'l{}", self.number());
                let before = self.holdings();
                let outside = std::mem::replace(&mut self.loop_depth, self.scopes.len() + 1);
                self.loops.push(Loop { label: Some(label.clone()), turns: true, value: Some(ty) });
                let labelled = self.rng.bool();
                let body = self.block_of(deeper, |this| {
                    let to = if labelled { format!(" {label} ") } else { " ".to_owned() };
                    format!("if !few() {{ break{to}{}; }}", this.of(ty, deeper))
                });
                self.loops.pop();
                self.loop_depth = outside;
                self.merge(&before);
                format!("({label}: loop {{ {body} }})")
            }
            5 => {
                let scrutinee = self.maybe(deeper);
                let name = self.name();
                let (one, other) = self
                    .either(|this| this.valued(ty, deeper, &[(name, Ty::Droppy)]), |this| this.valued(ty, deeper, &[]));
                format!("(if let Some({name}) = {scrutinee} {one} else {other})")
            }
            6 => {
                let scrutinee = if self.percent(60) {
                    format!("{}.opt()", self.made())
                } else {
                    format!("id({}).opt()", self.droppy(deeper))
                };
                let name = self.name();
                let chain = if self.percent(30) { format!(" && {}", self.truth(1)) } else { String::new() };
                let (one, other) = self
                    .either(|this| this.valued(ty, deeper, &[(name, Ty::Number)]), |this| this.valued(ty, deeper, &[]));
                format!("(if let Some({name}) = {scrutinee}{chain} {one} else {other})")
            }
            7 => format!("id({})", self.of(ty, deeper)),
            8 => {
                let (a, b) = (self.of(ty, deeper), self.droppy(deeper));
                match self.rng.u32(0..3) {
                    0 => format!("({a}, {b}).0"),
                    1 => format!("({{ let (x, _) = ({a}, {b}); x }})"),
                    _ => format!("[({a}, {b})].into_iter().next().unwrap().0"),
                }
            }
            _ => {
                // A `let` with `else` inside the block.
                let scrutinee = self.maybe(deeper);
                let name = self.name();
                let leaves = self.aside(|this| this.leaving(deeper));
                let rest = self.valued(ty, deeper, &[(name, Ty::Droppy)]);
                format!("({{ let Some({name}) = {scrutinee} else {{ {leaves} }}; {rest} }})")
            }
        }
    }

    fn block_of(&mut self, d: u32, tail: impl FnOnce(&mut Self) -> String) -> String {
        self.scoped(&[], |this| {
            let length = this.between(0, 2);
            let stmts: String = (0..length).map(|_| this.stmt(d)).collect();
            stmts + &tail(this)
        })
    }

    pub(super) fn matched(&mut self, ty: Ty, d: u32) -> String {
        let deeper = d.saturating_sub(1);
        let (one, other) = (self.name(), self.name());
        match self.rng.u32(0..8) {
            6 => self.copied_from(ty, deeper),
            0 => {
                let scrutinee = self.maybe(deeper);
                let guard = match self.rng.u32(0..5) {
                    0 => " if bit()".to_owned(),
                    1 => format!(" if {one}.touch().len() > 2"),
                    2 if self.sends() => format!(" if __yield({one}.len()) > 7"),
                    _ => String::new(),
                };
                let (some, none) = self
                    .either(|this| this.valued(ty, deeper, &[(one, Ty::Droppy)]), |this| this.valued(ty, deeper, &[]));
                if guard.is_empty() {
                    return format!("(match {scrutinee} {{ Some({one}) => {some}, None => {none} }})");
                }
                let again = self.aside(|this| this.valued(ty, 0, &[(other, Ty::Droppy)]));
                format!(
                    "(match {scrutinee} {{ Some({one}){guard} => {some}, Some({other}) => {again}, None => {none} }})"
                )
            }
            1 => {
                let scrutinee = self.numeric(deeper);
                let (few, many) = self
                    .either(|this| this.valued(ty, deeper, &[]), |this| this.valued(ty, deeper, &[(one, Ty::Number)]));
                format!("(match {scrutinee} {{ 0..=3 | 9 => {few}, {one} @ 4..=8 => {many}, _ => {few} }})")
            }
            2 => {
                let scrutinee = format!("({}, {})", self.truth(deeper), self.maybe(deeper));
                let (some, rest) = self
                    .either(|this| this.valued(ty, deeper, &[(one, Ty::Droppy)]), |this| this.valued(ty, deeper, &[]));
                format!(
                    "(match {scrutinee} {{ (true, Some({one})) => {some}, (false, Some(_)) => {rest}, (_, None) => {rest} }})"
                )
            }
            3 => {
                let scrutinee = match self.rng.u32(0..3) {
                    0 => format!("{}.len()", self.made()),
                    1 => format!("id({}).arg({})", self.droppy(deeper), self.numeric(deeper)),
                    _ => format!("{}.touch().len() as u32", self.made()),
                };
                format!("(match {scrutinee} {{ {one} => {} }})", self.valued(ty, deeper, &[(one, Ty::Number)]))
            }
            4 => {
                let scrutinee = self.pair(deeper);
                let (first, second) = (self.pick(&["a", "b"]), self.pick(&["c", "e"]));
                match self.rng.u32(0..3) {
                    0 => {
                        let arm = self.valued(ty, deeper, &[(first, Ty::Droppy), (second, Ty::Droppy)]);
                        format!("(match {scrutinee} {{ ({first}, {second}) => {arm} }})")
                    }
                    1 => {
                        let arm = self.valued(ty, deeper, &[(first, Ty::Droppy)]);
                        format!("(match {scrutinee} {{ ({first}, _) => {arm} }})")
                    }
                    _ => {
                        let arm = self.valued(ty, deeper, &[(second, Ty::Droppy)]);
                        format!("(match {scrutinee} {{ (_, mut {second}) => {arm} }})")
                    }
                }
            }
            5 => {
                let scrutinee = format!("resd({})", self.droppy(deeper));
                let (ok, err) = self.either(
                    |this| this.valued(ty, deeper, &[(one, Ty::Droppy)]),
                    |this| this.valued(ty, deeper, &[(other, Ty::Droppy)]),
                );
                format!("(match {scrutinee} {{ Ok({one}) => {ok}, Err({other}) => {err} }})")
            }
            _ => {
                // A pattern that borrows.
                let Some(place) = self.held(Ty::Maybe) else { return self.of(ty, deeper) };
                let name = self.name_at(place);
                let arm = self.valued(ty, 0, &[(one, Ty::Number)]);
                let rest = self.aside(|this| this.valued(ty, 0, &[]));
                format!("(match &{name} {{ Some(x) if bit() => {{ let {one} = x.len(); {arm} }}, _ => {rest} }})")
            }
        }
    }

    /// Patterns that look into `D`, which has a destructor: they copy the text out of it, and it stays.
    fn copied_from(&mut self, ty: Ty, deeper: u32) -> String {
        let one = self.name();
        match self.rng.u32(0..5) {
            0 => {
                let (scrutinee, number) = (self.droppy(deeper), self.numeric(0));
                let (same, other) =
                    self.either(|this| this.valued(ty, deeper, &[]), |this| this.valued(ty, deeper, &[]));
                format!("(match {scrutinee} {{ D(\"d1\") => {same}, D(text) => {{ seen(text, {number}); {other} }} }})")
            }
            1 => {
                let (scrutinee, number) = (self.maybe(deeper), self.numeric(0));
                let (some, none) =
                    self.either(|this| this.valued(ty, deeper, &[]), |this| this.valued(ty, deeper, &[]));
                format!("(if let Some(D(text)) = {scrutinee} {{ seen(text, {number}); {some} }} else {none})")
            }
            2 => {
                let scrutinee = self.pair(deeper);
                let arm = self.valued(ty, deeper, &[(one, Ty::Droppy)]);
                format!("(match {scrutinee} {{ (D(text), {one}) => {{ seen(text, 1); {arm} }} }})")
            }
            3 => {
                let scrutinee = self.pair(deeper);
                let arm = self.valued(ty, deeper, &[]);
                format!("(match {scrutinee} {{ (_, D(text)) => {{ seen(text, 1); {arm} }} }})")
            }
            _ => {
                let Some(place) = self.held(Ty::Droppy) else { return self.of(ty, deeper) };
                let name = self.name_at(place);
                let arm = self.valued(ty, deeper, &[]);
                format!(
                    "(match {name} {{ D(text) if bit() => {{ seen(text, 1); {arm} }} D(text) => {{ seen(text, 2); {arm} }} }})"
                )
            }
        }
    }

    /// `break`, `continue`, `return`.
    pub(super) fn leaving(&mut self, d: u32) -> String {
        let mut ways: Vec<(String, Option<Ty>)> = Vec::new();
        for (at, around) in self.loops.iter().enumerate() {
            let label = around.label.as_ref().map(|label| format!(" {label}"));
            let innermost = at + 1 == self.loops.len() && around.turns;
            let Some(label) = label.or_else(|| innermost.then(String::new)) else { continue };
            if around.turns {
                ways.push((format!("continue{label}"), None));
            }
            ways.push((format!("break{label}"), around.value));
        }
        if ways.is_empty() || self.percent(25) {
            return self.returning(d);
        }
        let (way, value) = ways.swap_remove(self.rng.usize(0..ways.len()));
        match value {
            Some(ty) => format!("{way} {}", self.of(ty, d)),
            None => way,
        }
    }

    /// A loop as a statement.
    pub(super) fn looped(&mut self, d: u32) -> String {
        let deeper = d.saturating_sub(1);
        let label = self.percent(50).then(|| format!("'l{}", self.number()));
        let depth = self.scopes.len() + 1;
        let name = self.name();
        let (head, bound, endless) = match self.rng.u32(0..11) {
            9 => (format!("for D(text) in vec![{}, {}]", self.made(), self.droppy(deeper)), None, false),
            0..=1 => {
                let outside = std::mem::replace(&mut self.loop_depth, depth);
                let condition = self.truth(deeper);
                self.loop_depth = outside;
                (format!("while few() && {condition}"), None, false)
            }
            2 => (format!("while let Some({name}) = {}.optd()", self.made()), Some(Ty::Droppy), false),
            3 => {
                let scrutinee = format!("{}.opt().filter(|_| few())", self.made());
                (format!("while let Some({name}) = {scrutinee}"), Some(Ty::Number), false)
            }
            4 => {
                let (first, last) = (self.numeric(deeper), self.numeric(0));
                (format!("for {name} in ({first} % 3)..({last} % 4)"), Some(Ty::Number), false)
            }
            5 => (format!("for {name} in vec![{}, {}]", self.made(), self.droppy(deeper)), Some(Ty::Droppy), false),
            6 => (format!("for {name} in {}.vec()", self.made()), Some(Ty::Number), false),
            7 => (format!("for &{name} in xs.iter().take(2)"), Some(Ty::Number), false),
            8 => (format!("for {name} in {}", self.maybe(deeper)), Some(Ty::Droppy), false),
            _ => ("loop".to_owned(), None, true),
        };
        let before = self.holdings();
        let outside = std::mem::replace(&mut self.loop_depth, depth);
        self.loops.push(Loop { label: label.clone(), turns: true, value: None });
        let bound: Vec<_> = bound.iter().map(|ty| (name, *ty)).collect();
        let body = self.body(d, 1, 3, &bound);
        self.loops.pop();
        self.loop_depth = outside;
        self.merge(&before);
        let end = if endless { "if !few() { break; }" } else { "" };
        format!("{}{head} {{ {body}{end} }}\n", label.map_or_else(String::new, |label| label + ": "))
    }
}
