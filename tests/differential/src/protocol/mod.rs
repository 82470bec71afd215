//! Programs of the protocol: judged by Python.
//!
//! A program is up to three generators that delegate to each other, and drives of the first: `next`, `send`, `throw`,
//! `close` and drop in random order. It is written in [`python`] and in [`rust`], and both must say the same.
//!
//! What differs by design is not generated:
//!
//! - a value sent to an iterator that is delegated to (`AttributeError` in Python, a panic here);
//! - a delegate that was exhausted before (`None` in Python; here its type has no such value);
//! - a `return Err(…)` inside a `try_!`, which Python has no word for.
//!
//! An inner generator that ignores its exit raises a `RuntimeError` in Python, which is an `Exception`; here no pattern over the error
//! type matches it. So "every error" is a class of the programs' own in Python.

pub mod generate;
mod judge;
pub mod python;
pub mod rust;
mod shrink;

pub use judge::Judge;

/// How a program is written in Rust.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// As anybody would.
    Plain,
    /// With types that have names, which are written down and read at each step.
    WrittenDown,
}

/// A local variable: all of a function are declared at its start.
pub type Var = usize;

#[derive(Clone, Debug)]
pub struct Program {
    pub sends: Sends,
    /// Each may delegate to those that follow it.
    pub functions: Vec<Function>,
    pub drives: Vec<Drive>,
}

/// What the generators of a program are sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sends {
    /// `Option<u32>`
    Number,
    /// `()`
    Nothing,
    /// `()`, and the first is an iterator of `Result`s.
    Iterates,
}

#[derive(Clone, Debug)]
pub struct Function {
    /// Its error type is another one than its caller's.
    pub wrapped: bool,
    pub boxed: bool,
    pub body: Block,
}

pub type Block = Vec<Stmt>;

#[derive(Clone, Debug)]
pub enum Stmt {
    Say(Expr),
    Set(Var, Expr),
    /// For its effects.
    Do(Expr),
    If(Cond, Block, Block),
    While(Cond, Block),
    /// As many turns.
    For(u32, Block),
    Break,
    Continue,
    Return(Expr),
    Raise(Raise),
    Try(Box<Try>),
}

#[derive(Clone, Debug)]
pub enum Raise {
    Error(Class, Expr, How),
    Exit,
    /// What the handler with this number caught.
    Again(usize, Caught),
}

/// How an error is raised in Rust.
#[derive(Clone, Copy, Debug)]
pub enum How {
    /// `Err(error)?`
    Question,
    /// `raise(error)?`
    Function,
    /// `fail!(error)`, which hides a `return`.
    Macro,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Class {
    A,
    B,
    C,
}

#[derive(Clone, Debug)]
pub struct Try {
    /// Is set to the value of the whole.
    pub target: Option<Var>,
    pub body: Block,
    pub value: Expr,
    pub handlers: Vec<Handler>,
    pub otherwise: Option<(Block, Expr)>,
    pub finally: Option<Block>,
}

#[derive(Clone, Debug)]
pub struct Handler {
    /// Its own, in its function.
    pub number: usize,
    pub caught: Caught,
    pub guard: Option<Cond>,
    pub body: Block,
    pub value: Expr,
}

#[derive(Clone, Copy, Debug)]
pub enum Caught {
    One(Class),
    Two(Class, Class),
    /// The class of all errors.
    Any,
    Exit,
    OneOrExit(Class),
    Everything,
}

impl Caught {
    /// Whether what it caught has a name in its body.
    pub fn is_named(self) -> bool {
        matches!(self, Caught::One(_) | Caught::Two(..) | Caught::Any)
    }
}

#[derive(Clone, Debug)]
pub enum Expr {
    Number(u32),
    Var(Var),
    /// The function's argument.
    Argument,
    Add(Box<Expr>, Box<Expr>),
    /// Says so when it is evaluated.
    Seen(u32, Box<Expr>),
    Yield(Box<Expr>),
    /// Delegates to another of the functions.
    From(usize, Box<Expr>),
    /// Delegates to an iterator, and is 0.
    FromList(Vec<u32>),
    /// The number of what the handler caught.
    Caught(usize, Caught),
}

#[derive(Clone, Debug)]
pub enum Cond {
    Flip,
    Less(Expr, Expr),
    Not(Box<Cond>),
    And(Box<Cond>, Box<Cond>),
    Or(Box<Cond>, Box<Cond>),
}

#[derive(Clone, Debug)]
pub struct Drive {
    pub seed: u64,
    pub steps: Vec<Step>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    Next,
    Send(u32),
    Throw(Class, u32),
    Close,
    Exit,
    Drop,
}

/// How many variables a function has.
pub const VARS: usize = 3;
