//! Random bodies over all that a generator may hold, as Rust.
//!
//! What the compiler would refuse in the plain function too is avoided as far as it is cheap to: locals are known by type,
//! and whether they hold something. The rest is found out by compiling it.

mod boxes;
mod coercions;
mod control;
mod expr;
mod fragile;
mod later;
mod literals;
mod numbers;
mod parameters;
mod pattern;
mod shapes;
mod stmt;
mod suspensions;
mod tries;
mod typed;

use fastrand::Rng;

use self::numbers::{Float, Int};
pub use self::parameters::Parameter;

/// The type of a local or an expression.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Ty {
    /// `u32`
    Number,
    /// `D`, which logs its drop.
    Droppy,
    /// `Option<D>`
    Maybe,
    /// `bool`
    Bool,
    /// `(D, D)`
    Pair,
    /// A closure that gives a `u32`, which holds a `D`.
    Closure,
    /// An iterator over `D`s.
    Iter,
    /// `Vec<D>`
    List,
    /// `Box<(D, D)>`
    Boxed,
    /// A number of another type, whose literals say nothing of it.
    Int(Int),
    Float(Float),
    /// `&dyn Named`
    Named,
    /// `Box<dyn Named>`
    BoxedNamed,
    /// `&[u8]`
    Bytes,
    /// `&str`
    Text,
    /// `fn(u32) -> u32`
    Function,
    /// What may panic when it is dropped.
    Fragile,
}

impl Ty {
    fn name(self) -> &'static str {
        match self {
            Ty::Number => "u32",
            Ty::Droppy => "D",
            Ty::Maybe => "Option<D>",
            Ty::Bool => "bool",
            Ty::Pair => "(D, D)",
            Ty::List => "Vec<D>",
            Ty::Boxed => "Box<(D, D)>",
            Ty::Int(int) => int.name(),
            Ty::Float(float) => float.name(),
            Ty::Named => "&dyn Named",
            Ty::BoxedNamed => "Box<dyn Named>",
            Ty::Bytes => "&[u8]",
            Ty::Text => "&str",
            Ty::Function => "fn(u32) -> u32",
            Ty::Fragile => "Fragile",
            Ty::Closure | Ty::Iter => "_",
        }
    }

    /// As a parameter has it.
    fn lasting_name(self) -> &'static str {
        match self {
            Ty::Named => "&'static dyn Named",
            Ty::Bytes => "&'static [u8]",
            Ty::Text => "&'static str",
            other => other.name(),
        }
    }
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Holds {
    Value,
    Nothing,
    /// On some paths.
    Perhaps,
}

#[derive(Clone)]
struct Var {
    name: &'static str,
    ty: Ty,
    mutable: bool,
    holds: Holds,
    /// Since the `try_!` began.
    moved: bool,
    /// Of how many scopes it was declared in.
    depth: usize,
}

/// What a function is declared as.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Kind {
    Generator,
    Result,
    Optional,
    Droppy,
    Boxed,
    Iterator,
    LastError,
    /// A generator that is sent nothing, and may end with an error: it can be iterated over too.
    Failing,
}

#[derive(Clone)]
struct Loop {
    label: Option<String>,
    /// Else it is a block.
    turns: bool,
    value: Option<Ty>,
}

/// A body, and what it is declared as. Markers are calls in it: `__yield(x)`, `__yield_from(x)`, `__try({ … }, …)`.
#[derive(Clone)]
pub struct Body {
    pub kind: Kind,
    /// Of a struct of numbers and things that log; else a free function.
    pub method: bool,
    pub parameters: Vec<Parameter>,
    pub text: String,
}

/// So many statements in a hundred are about the types of locals, or have the shape of a real program's.
#[derive(Clone, Copy)]
struct Shares {
    typed: u32,
    shaped: u32,
}

const OF_ALL: Shares = Shares { typed: 13, shaped: 13 };
const MOSTLY_TYPED: Shares = Shares { typed: 75, shaped: 2 };
const MOSTLY_SHAPED: Shares = Shares { typed: 4, shaped: 65 };

/// A body over all that a generator may hold.
pub fn body(seed: u64) -> Body {
    of_shares(seed, OF_ALL)
}

/// A body that is mostly about the types of its locals.
pub fn typed_body(seed: u64) -> Body {
    of_shares(seed, MOSTLY_TYPED)
}

/// A body that is mostly made of the shapes of real programs.
pub fn shaped_body(seed: u64) -> Body {
    of_shares(seed, MOSTLY_SHAPED)
}

fn of_shares(seed: u64, shares: Shares) -> Body {
    let mut rng = Rng::with_seed(seed);
    loop {
        let kind = match rng.u32(0..12) {
            0..=2 => Kind::Generator,
            3..=4 => Kind::Result,
            5 => Kind::Iterator,
            6..=7 => Kind::LastError,
            8 => Kind::Droppy,
            9 => Kind::Optional,
            10 => Kind::Failing,
            _ => Kind::Boxed,
        };
        let (mutable, method) = (rng.bool(), rng.u32(0..4) == 0);
        let mut making = Making::new(&mut rng, kind, method, shares);
        let (mut parameters, begins) = making.parameters(mutable);
        making.scopes.push(Vec::new());
        let mut text = format!("reset(seed);\n{begins}");
        let length = making.between(2, 6);
        let depth = if making.percent(25) { 4 } else { 3 };
        (0..length).for_each(|_| text += &making.stmt(depth));
        text += &making.tail();
        parameters.append(&mut making.given);
        if text.contains("fragile(") {
            // Then the plain function unwinds, as it does where what it delegates to ignores its exit.
            let unwinds = text.contains("Err(GeneratorExit)") || text.contains("stubborn(");
            text = format!("sturdy({unwinds});\n{text}");
        }
        if text.contains("__yield") {
            return Body { kind, method, parameters, text };
        }
    }
}

struct Making<'a> {
    rng: &'a mut Rng,
    kind: Kind,
    method: bool,
    scopes: Vec<Vec<Var>>,
    loops: Vec<Loop>,
    /// The scopes outside the innermost loop: what they hold can't be moved in it.
    loop_depth: usize,
    budget: i32,
    shares: Shares,
    /// The arguments that shapes have asked for.
    given: Vec<Parameter>,
    /// Whether it has `try_!`s.
    tries: bool,
    /// Whether what `?` raises here is caught, in a function without an error type.
    caught: bool,
    /// One in so many numbers is a yield.
    yields: u32,
    names: u32,
}

const NAMES: [&str; 6] = ["a", "b", "c", "e", "f", "g"];

impl<'a> Making<'a> {
    fn new(rng: &'a mut Rng, kind: Kind, method: bool, shares: Shares) -> Self {
        let (budget, yields) = (rng.i32(4..22), rng.u32(3..9));
        // What `?` leaves with `None` is raised by nothing.
        let tries = kind != Kind::Optional && rng.u32(0..100) < 60;
        Making {
            rng,
            kind,
            method,
            scopes: vec![Vec::new()],
            loops: Vec::new(),
            loop_depth: 0,
            budget,
            shares,
            given: Vec::new(),
            tries,
            caught: false,
            yields,
            names: 0,
        }
    }

    fn between(&mut self, from: usize, to: usize) -> usize {
        self.rng.usize(from..=to)
    }

    /// True for `n` in a hundred.
    fn percent(&mut self, n: u32) -> bool {
        self.rng.u32(0..100) < n
    }

    fn pick<T: Copy>(&mut self, of: &[T]) -> T {
        *self.rng.choice(of).expect("there are some")
    }

    fn name(&mut self) -> &'static str {
        self.pick(&NAMES)
    }

    fn number(&mut self) -> u32 {
        self.names += 1;
        self.names
    }

    /// A new name for something that logs.
    fn logged(&mut self) -> String {
        format!("\"d{}\"", self.number())
    }

    fn made(&mut self) -> String {
        format!("make({})", self.logged())
    }

    /// Those visible, with their places.
    fn vars(&self, which: impl Fn(&Var) -> bool) -> Vec<(usize, usize)> {
        let mut seen = Vec::new();
        let mut found = Vec::new();
        for (scope, vars) in self.scopes.iter().enumerate().rev() {
            for (at, var) in vars.iter().enumerate().rev() {
                if !seen.contains(&var.name) {
                    seen.push(var.name);
                    if which(var) {
                        found.push((scope, at));
                    }
                }
            }
        }
        found
    }

    fn var(&mut self, which: impl Fn(&Var) -> bool) -> Option<(usize, usize)> {
        let found = self.vars(which);
        self.rng.choice(found)
    }

    fn at(&mut self, place: (usize, usize)) -> &mut Var {
        &mut self.scopes[place.0][place.1]
    }

    fn held(&mut self, ty: Ty) -> Option<(usize, usize)> {
        self.var(|var| var.ty == ty && var.holds == Holds::Value)
    }

    /// One that may be moved here.
    fn movable(&mut self, ty: Ty) -> Option<(usize, usize)> {
        let depth = self.loop_depth;
        self.var(|var| var.ty == ty && var.holds == Holds::Value && var.depth >= depth)
    }

    fn moves(&mut self, place: (usize, usize)) {
        let var = self.at(place);
        (var.holds, var.moved) = (Holds::Nothing, true);
    }

    fn name_at(&self, place: (usize, usize)) -> &'static str {
        self.scopes[place.0][place.1].name
    }

    fn declare(&mut self, name: &'static str, ty: Ty, mutable: bool) {
        let depth = self.scopes.len();
        let var = Var { name, ty, mutable, holds: Holds::Value, moved: false, depth };
        self.scopes.last_mut().expect("there is one").push(var);
    }

    fn scoped(&mut self, bound: &[(&'static str, Ty)], write: impl FnOnce(&mut Self) -> String) -> String {
        self.scopes.push(Vec::new());
        bound.iter().for_each(|(name, ty)| self.declare(name, *ty, false));
        let text = write(self);
        self.scopes.pop();
        text
    }

    fn holdings(&self) -> Vec<Vec<Holds>> {
        self.scopes.iter().map(|scope| scope.iter().map(|var| var.holds).collect()).collect()
    }

    fn restore(&mut self, holdings: &[Vec<Holds>]) {
        for (scope, holdings) in self.scopes.iter_mut().zip(holdings) {
            scope.iter_mut().zip(holdings).for_each(|(var, holds)| var.holds = *holds);
        }
    }

    /// Where it is not as it was, it is uncertain.
    fn merge(&mut self, holdings: &[Vec<Holds>]) {
        for (scope, holdings) in self.scopes.iter_mut().zip(holdings) {
            for (var, holds) in scope.iter_mut().zip(holdings) {
                if var.holds != *holds {
                    var.holds = Holds::Perhaps;
                }
            }
        }
    }

    /// One path, after which all is as before.
    fn aside(&mut self, write: impl FnOnce(&mut Self) -> String) -> String {
        let before = self.holdings();
        let text = write(self);
        self.restore(&before);
        text
    }

    /// Two paths that meet.
    fn either(
        &mut self,
        one: impl FnOnce(&mut Self) -> String,
        other: impl FnOnce(&mut Self) -> String,
    ) -> (String, String) {
        let before = self.holdings();
        let one = one(self);
        let after = self.holdings();
        self.restore(&before);
        let other = other(self);
        self.merge(&after);
        (one, other)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_seed_always_makes_the_same_body() {
        assert_eq!(body(7).text, body(7).text);
        assert_ne!(body(7).text, body(8).text);
    }

    #[test]
    fn every_body_parses() {
        for seed in 0..500 {
            for body in [body(seed), typed_body(seed), shaped_body(seed)] {
                let text = format!("fn body() {{ {} }}", body.text);
                syn::parse_str::<syn::ItemFn>(&text).unwrap_or_else(|error| panic!("seed {seed}: {error}\n{text}"));
            }
        }
    }

    /// In a run of a usual length each of these is met often enough to be seen to go wrong.
    #[test]
    fn bodies_about_types_have_all_that_a_type_can_be_lost_in() {
        let texts: Vec<String> = (0..1000).map(|seed| typed_body(seed).text).collect();
        for needle in [
            "= 200",
            "= !",
            " << ",
            "<<= 1",
            ".pow(2)",
            ".parse().unwrap()",
            ".into()",
            "Default::default()",
            "as _",
            ": u8 =",
            ": i8 =",
            ": u16 =",
            ": f32 =",
            ": f64 =",
            "&dyn Named = &",
            "Box<dyn Named> = Box::new(",
            "fn(u32) -> u32 = ",
            "&[u8] = &[",
            "= Vec::new();",
            "= None;",
            "type_name_of_val(&",
            "fragile(",
        ] {
            let met = texts.iter().filter(|text| text.contains(needle)).count();
            assert!(met >= 25, "{needle} is in {met} of a thousand bodies");
        }
    }

    /// The same of the shapes of real programs.
    #[test]
    fn bodies_of_shapes_have_each_of_them() {
        let texts: Vec<String> = (0..1000).map(|seed| shaped_body(seed).text).collect();
        for needle in [
            ".peek() {",
            ".entry(",
            ".or_insert(0)",
            "Entry::Occupied(e)",
            ".last_mut() else { break }",
            ".front(), ",
            ".iter().position(",
            ".trim()",
            "Builder::new(",
            ".items()",
            ".finish()",
            "FnOnce() -> u32",
            "let job",
            "eat!(",
            ".iter_mut() {",
            ".as_deref_mut()",
            "while let Some(node) = head",
            "Parser::new(",
            ".bump()",
            "Tok::Ident(name, _)",
            "Tok::Both(a, _)",
            "skip_if!(",
            "stop_if!(",
            "ensure!(",
            "&& __yield(",
            ".. } = s",
        ] {
            let met = texts.iter().filter(|text| text.contains(needle)).count();
            assert!(met >= 15, "{needle} is in {met} of a thousand bodies");
        }
        let met = (0..1000).filter(|seed| body(*seed).text.contains("Builder::new(")).count();
        assert!(met >= 15, "a builder is in {met} of a thousand bodies of all kinds");
    }

    #[test]
    fn parameters_have_patterns_several_of_them_too() {
        let is_a_pattern = |parameter: &&Parameter| parameter.pattern.contains(['(', '{', '[', '&', '_']);
        let patterns = (0..1000).map(|seed| body(seed).parameters.iter().filter(is_a_pattern).count());
        let patterns: Vec<usize> = patterns.collect();
        assert!(patterns.iter().filter(|count| **count == 1).count() > 100);
        assert!(patterns.iter().filter(|count| **count > 1).count() > 100);
    }
}
