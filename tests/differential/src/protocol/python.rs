//! A program as Python.

use super::{Block, Caught, Class, Cond, Drive, Expr, Function, Handler, Program, Raise, Sends, Step, Stmt, Try, VARS};
use crate::lines::Lines;

/// What all programs call.
pub const SUPPORT: &str = include_str!("support.py");

pub fn program(name: &str, program: &Program) -> String {
    let mut lines = Lines::default();
    for (index, function) in program.functions.iter().enumerate() {
        Writing { name, out: &mut lines, temporaries: 0 }.function(index, function);
    }
    let iterates = program.sends == Sends::Iterates;
    lines.say(format!("drive('{name}', lambda: {name}_0(5), ["));
    program.drives.iter().for_each(|drive| lines.say(format!("    {},", drive_of(drive))));
    lines.say(format!("], {})", if iterates { "True" } else { "False" }));
    lines.text()
}

fn drive_of(drive: &Drive) -> String {
    let steps: Vec<String> = drive.steps.iter().map(step).collect();
    format!("({}, [{}])", drive.seed, steps.join(", "))
}

fn step(step: &Step) -> String {
    match step {
        Step::Next => "('next',)".to_owned(),
        Step::Send(value) => format!("('send', {value})"),
        Step::Throw(class, number) => format!("('throw', {class:?}, {number})"),
        Step::Close => "('close',)".to_owned(),
        Step::Exit => "('exit',)".to_owned(),
        Step::Drop => "('drop',)".to_owned(),
    }
}

struct Writing<'a> {
    name: &'a str,
    out: &'a mut Lines,
    temporaries: usize,
}

impl Writing<'_> {
    fn function(&mut self, index: usize, function: &Function) {
        self.out.say(format!("def {}_{index}(n):", self.name));
        self.out.indented(|out| {
            let mut this = Writing { name: self.name, out, temporaries: 0 };
            (0..VARS).for_each(|var| this.out.say(format!("v{var} = {var}")));
            this.block(&function.body);
            // A body without a `yield` is one of a generator all the same.
            this.out.say("yield");
        });
    }

    fn block(&mut self, block: &Block) {
        if block.is_empty() {
            self.out.say("pass");
        }
        block.iter().for_each(|stmt| self.stmt(stmt));
    }

    fn indented(&mut self, write: impl FnOnce(&mut Writing<'_>)) {
        let Writing { name, temporaries, .. } = *self;
        let mut after = temporaries;
        self.out.indented(|out| {
            let mut inner = Writing { name, out, temporaries };
            write(&mut inner);
            after = inner.temporaries;
        });
        self.temporaries = after;
    }

    fn stmt(&mut self, stmt: &Stmt) {
        match stmt {
            Stmt::Say(value) => self.out.say(format!("say(0, {})", self.expr(value))),
            Stmt::Set(var, value) => self.out.say(format!("v{var} = {}", self.expr(value))),
            Stmt::Do(value) => self.out.say(self.expr(value)),
            Stmt::If(condition, then, otherwise) => {
                self.out.say(format!("if {}:", self.cond(condition)));
                self.indented(|this| this.block(then));
                if !otherwise.is_empty() {
                    self.out.say("else:");
                    self.indented(|this| this.block(otherwise));
                }
            }
            Stmt::While(condition, body) => {
                self.out.say(format!("while tick() and {}:", self.cond(condition)));
                self.indented(|this| this.block(body));
            }
            Stmt::For(turns, body) => {
                self.out.say(format!("for _ in range({turns}):"));
                self.indented(|this| this.block(body));
            }
            Stmt::Break => self.out.say("break"),
            Stmt::Continue => self.out.say("continue"),
            Stmt::Return(value) => self.out.say(format!("return {}", self.expr(value))),
            Stmt::Raise(raised) => match raised {
                Raise::Error(class, value, _) => self.out.say(format!("raise {class:?}({})", self.expr(value))),
                Raise::Exit | Raise::Again(_, Caught::Exit) => self.out.say("raise GeneratorExit()"),
                Raise::Again(number, _) => self.out.say(format!("raise e{number}")),
            },
            Stmt::Try(tried) => self.tried(tried),
        }
    }

    /// The value is set last: a `finally` still sees the old one.
    fn tried(&mut self, tried: &Try) {
        let Try { target, body, value, handlers, otherwise, finally } = tried;
        self.temporaries += 1;
        let temporary = format!("t{}", self.temporaries);
        let ends = |this: &mut Writing<'_>, block: &Block, value: &Expr| {
            this.block(block);
            if target.is_some() {
                this.out.say(format!("{temporary} = {}", this.expr(value)));
            }
        };
        self.out.say("try:");
        self.indented(|this| match otherwise {
            // The value of a body that an `else` follows is nobody's.
            Some(_) => this.block(body),
            None => ends(this, body, value),
        });
        for Handler { number, caught, guard, body, value } in handlers {
            let classes = classes(*caught);
            let clause = match guard {
                Some(guard) => {
                    format!(
                        "except ({classes} if isinstance(current(), {classes}) and {} else ()) as e{number}:",
                        self.cond_in(guard, true)
                    )
                }
                None if caught.is_named() => format!("except {classes} as e{number}:"),
                None => format!("except {classes}:"),
            };
            self.out.say(if matches!(caught, Caught::Everything) { "except:".to_owned() } else { clause });
            self.indented(|this| ends(this, body, value));
        }
        if let Some((block, value)) = otherwise {
            self.out.say("else:");
            self.indented(|this| ends(this, block, value));
        }
        if let Some(finally) = finally {
            self.out.say("finally:");
            self.indented(|this| this.block(finally));
        }
        if let Some(target) = target {
            self.out.say(format!("v{target} = {temporary}"));
        }
    }

    fn cond(&self, cond: &Cond) -> String {
        self.cond_in(cond, false)
    }

    fn cond_in(&self, cond: &Cond, guard: bool) -> String {
        match cond {
            Cond::Flip => "flip()".to_owned(),
            Cond::Less(a, b) => format!("({} < {})", self.expr_in(a, guard), self.expr_in(b, guard)),
            Cond::Not(cond) => format!("(not {})", self.cond_in(cond, guard)),
            Cond::And(a, b) => format!("({} and {})", self.cond_in(a, guard), self.cond_in(b, guard)),
            Cond::Or(a, b) => format!("({} or {})", self.cond_in(a, guard), self.cond_in(b, guard)),
        }
    }

    fn expr(&self, expr: &Expr) -> String {
        self.expr_in(expr, false)
    }

    /// In a guard what was caught has no name yet.
    fn expr_in(&self, expr: &Expr, guard: bool) -> String {
        match expr {
            Expr::Number(number) => number.to_string(),
            Expr::Var(var) => format!("v{var}"),
            Expr::Argument => "n".to_owned(),
            Expr::Add(a, b) => format!("add({}, {})", self.expr_in(a, guard), self.expr_in(b, guard)),
            Expr::Seen(place, value) => format!("seen({place}, {})", self.expr_in(value, guard)),
            Expr::Yield(value) => format!("got((yield {}))", self.expr_in(value, guard)),
            Expr::From(callee, argument) => {
                format!("(yield from {}_{callee}({}))", self.name, self.expr_in(argument, guard))
            }
            Expr::FromList(list) => format!("nothing((yield from {list:?}))"),
            Expr::Caught(..) if guard => "current().n".to_owned(),
            Expr::Caught(number, _) => format!("e{number}.n"),
        }
    }
}

fn classes(caught: Caught) -> String {
    let one = |class: Class| format!("{class:?}");
    match caught {
        Caught::One(class) => one(class),
        Caught::Two(a, b) => format!("({}, {})", one(a), one(b)),
        Caught::Any => "Error".to_owned(),
        Caught::Exit => "GeneratorExit".to_owned(),
        Caught::OneOrExit(class) => format!("({}, GeneratorExit)", one(class)),
        Caught::Everything => "BaseException".to_owned(),
    }
}
