//! A program as Rust.

use super::{
    Block, Caught, Class, Cond, Expr, Form, Function, Handler, How, Program, Raise, Sends, Step, Stmt, Try, VARS,
};
use crate::lines::Lines;

/// What stands above all programs.
pub const HEAD: &str =
    "use genfn_tests_differential_support::protocol::*;\nuse genfn_tests_differential_support::fail;\n";

/// A module with a function `run`.
pub fn program(name: &str, program: &Program, form: Form) -> String {
    let mut lines = Lines::default();
    lines.say(format!("mod {name} {{"));
    lines.indented(|lines| {
        lines.say("use super::*;");
        for (index, function) in program.functions.iter().enumerate() {
            Writing { sends: program.sends, form, out: lines, function, tail: false }.function(index);
        }
        let drive = if program.sends == Sends::Iterates { "drive_iterator" } else { "drive" };
        lines.say("pub fn run() {");
        lines.indented(|lines| {
            let made = match form {
                Form::Plain => "f0(5)",
                Form::WrittenDown => "Written::new(f0(5))",
            };
            lines.say(format!("{drive}(\"{name}\", || Box::new({made}), &["));
            for drive in &program.drives {
                let steps: Vec<String> = drive.steps.iter().map(step).collect();
                lines.say(format!("    Drive {{ seed: {}, steps: &[{}] }},", drive.seed, steps.join(", ")));
            }
            lines.say("]);");
        });
        lines.say("}");
    });
    lines.say("}");
    lines.text()
}

fn step(step: &Step) -> String {
    match step {
        Step::Next => "Step::Next".to_owned(),
        Step::Send(value) => format!("Step::Send({value})"),
        Step::Throw(class, number) => format!("Step::Throw(Error::{class:?}({number}))"),
        Step::Close => "Step::Close".to_owned(),
        Step::Exit => "Step::Exit".to_owned(),
        Step::Drop => "Step::Drop".to_owned(),
    }
}

struct Writing<'a> {
    sends: Sends,
    form: Form,
    out: &'a mut Lines,
    function: &'a Function,
    /// The statement is the function's last.
    tail: bool,
}

impl Writing<'_> {
    fn function(&mut self, index: usize) {
        let error = if self.function.wrapped { "Wrapped" } else { "Error" };
        let sends = if self.sends == Sends::Number { "Option<u32>" } else { "()" };
        // One with a name is no box.
        let returns = match (self.sends, self.function.boxed && self.form == Form::Plain) {
            (Sends::Iterates, true) => "Box<dyn Iterator<Item = Result<u32, Error>>>".to_owned(),
            (Sends::Iterates, false) => "impl Iterator<Item = Result<u32, Error>>".to_owned(),
            (_, true) => format!("BoxGenerator<'static, u32, {sends}, Result<u32, {error}>>"),
            (_, false) => format!("impl Generator<Yield = u32, Send = {sends}, Return = Result<u32, {error}>>"),
        };
        match self.form {
            Form::Plain => self.out.say("#[generator]"),
            Form::WrittenDown => {
                self.out.say(format!("#[generator(type = F{index})]"));
                self.out.say("#[derive(Serialize, Deserialize)]");
            }
        }
        self.out.say(format!("pub fn f{index}(n: u32) -> {returns} {{"));
        self.indented(|this| {
            let ty = if this.form == Form::WrittenDown { ": u32" } else { "" };
            (0..VARS).for_each(|var| this.out.say(format!("let mut v{var}{ty} = {var};")));
            if let Some((last, all)) = this.function.body.split_last() {
                all.iter().for_each(|stmt| this.stmt(stmt));
                this.tail = true;
                this.stmt(last);
            }
        });
        self.out.say("}");
    }

    fn indented(&mut self, write: impl FnOnce(&mut Writing<'_>)) {
        let Writing { sends, form, function, tail, .. } = *self;
        self.out.indented(|out| write(&mut Writing { sends, form, out, function, tail }));
    }

    fn block(&mut self, block: &Block) {
        block.iter().for_each(|stmt| self.stmt(stmt));
    }

    fn stmt(&mut self, stmt: &Stmt) {
        let tail = std::mem::take(&mut self.tail);
        match stmt {
            Stmt::Say(value) => self.out.say(format!("say(0, {});", self.expr(value))),
            Stmt::Set(var, value) => self.out.say(format!("v{var} = {};", self.expr(value))),
            Stmt::Do(value) => self.out.say(format!("{};", self.expr(value))),
            Stmt::If(condition, then, otherwise) => {
                self.out.say(format!("if {} {{", self.cond(condition)));
                self.indented(|this| this.block(then));
                if !otherwise.is_empty() {
                    self.out.say("} else {");
                    self.indented(|this| this.block(otherwise));
                }
                self.out.say("}");
            }
            Stmt::While(condition, body) => {
                self.out.say(format!("while tick() && {} {{", self.cond(condition)));
                self.indented(|this| this.block(body));
                self.out.say("}");
            }
            Stmt::For(turns, body) => {
                self.out.say(format!("for _ in 0..{turns} {{"));
                self.indented(|this| this.block(body));
                self.out.say("}");
            }
            Stmt::Break => self.out.say("break;"),
            Stmt::Continue => self.out.say("continue;"),
            Stmt::Return(value) => {
                let value = self.expr(value);
                match (self.sends, tail) {
                    (Sends::Iterates, true) => self.out.say(format!("{value};")),
                    (Sends::Iterates, false) => self.out.say(format!("{{ {value}; return; }}")),
                    (_, true) => self.out.say(format!("Ok({value})")),
                    (_, false) => self.out.say(format!("return Ok({value});")),
                }
            }
            Stmt::Raise(raised) => self.raise(raised),
            Stmt::Try(tried) => self.tried(tried),
        }
    }

    fn raise(&mut self, raised: &Raise) {
        let line = match raised {
            Raise::Error(class, value, how) => {
                let error = format!("Error::{class:?}({})", self.expr(value));
                match how {
                    How::Question => format!("Err({error})?;"),
                    How::Function => format!("raise({error})?;"),
                    How::Macro => format!("fail!({error});"),
                }
            }
            Raise::Exit | Raise::Again(_, Caught::Exit) => "Err(GeneratorExit)?;".to_owned(),
            Raise::Again(number, Caught::One(class)) => format!("Err(Error::{class:?}(e{number}))?;"),
            Raise::Again(number, _) => format!("Err(e{number}.clone())?;"),
        };
        self.out.say(line);
    }

    fn tried(&mut self, tried: &Try) {
        let Try { target, body, value, handlers, otherwise, finally } = tried;
        let ends = |this: &mut Writing<'_>, block: &Block, value: &Expr| {
            this.indented(|this| {
                this.block(block);
                if target.is_some() {
                    this.out.say(this.expr(value));
                }
            });
        };
        let set = target.map_or_else(String::new, |target| format!("v{target} = "));
        self.out.say(format!("{set}try_! {{{{"));
        match otherwise {
            Some(_) => self.indented(|this| this.block(body)),
            None => ends(self, body, value),
        }
        for Handler { number, caught, guard, body, value } in handlers {
            let pattern = self.pattern(*number, *caught);
            let guard = guard.as_ref().map_or_else(String::new, |guard| format!(" if {}", self.cond(guard)));
            self.out.say(format!("}} except{pattern}{guard} => {{"));
            self.told(*number, *caught);
            ends(self, body, value);
        }
        if let Some((block, value)) = otherwise {
            self.out.say("} else {");
            ends(self, block, value);
        }
        if let Some(finally) = finally {
            self.out.say("} finally {");
            self.indented(|this| this.block(finally));
        }
        self.out.say(if target.is_some() { "}};" } else { "}}" });
    }

    /// What a handler caught, with its type, for what a name of a type has to say of what it holds.
    fn told(&mut self, number: usize, caught: Caught) {
        let ty = match caught {
            _ if self.form == Form::Plain => return,
            Caught::One(_) => "u32",
            Caught::Two(..) | Caught::Any if self.function.wrapped => "Wrapped",
            Caught::Two(..) | Caught::Any => "Error",
            Caught::Exit | Caught::OneOrExit(_) | Caught::Everything => return,
        };
        self.indented(|this| this.out.say(format!("let e{number}: {ty} = e{number};")));
    }

    /// What a function returns, with its type.
    fn number(&self, call: String) -> String {
        match self.form {
            Form::Plain => call,
            Form::WrittenDown => format!("({call} as u32)"),
        }
    }

    /// What is delegated to, with its type.
    fn delegate(&self, operand: String, ty: &str) -> String {
        match self.form {
            Form::Plain => operand,
            Form::WrittenDown => format!("{{ let inner: {ty} = {operand}; inner }}"),
        }
    }

    fn pattern(&self, number: usize, caught: Caught) -> String {
        let of = |class: Class, inside: &str| {
            if self.function.wrapped {
                format!("Wrapped(Error::{class:?}({inside}))")
            } else {
                format!("Error::{class:?}({inside})")
            }
        };
        match caught {
            Caught::One(class) => format!(" {}", of(class, &format!("e{number}"))),
            Caught::Two(a, b) => format!(" e{number} @ ({} | {})", of(a, "_"), of(b, "_")),
            Caught::Any => format!(" e{number}"),
            Caught::Exit => " GeneratorExit".to_owned(),
            Caught::OneOrExit(class) => format!(" {} | GeneratorExit", of(class, "_")),
            Caught::Everything => String::new(),
        }
    }

    fn cond(&self, cond: &Cond) -> String {
        match cond {
            Cond::Flip => "flip()".to_owned(),
            Cond::Less(a, b) => format!("({} < {})", self.expr(a), self.expr(b)),
            Cond::Not(cond) => format!("!{}", self.cond(cond)),
            Cond::And(a, b) => format!("({} && {})", self.cond(a), self.cond(b)),
            Cond::Or(a, b) => format!("({} || {})", self.cond(a), self.cond(b)),
        }
    }

    fn expr(&self, expr: &Expr) -> String {
        match expr {
            Expr::Number(number) => number.to_string(),
            Expr::Var(var) => format!("v{var}"),
            Expr::Argument => "n".to_owned(),
            Expr::Add(a, b) => self.number(format!("add({}, {})", self.expr(a), self.expr(b))),
            Expr::Seen(place, value) => self.number(format!("seen({place}, {})", self.expr(value))),
            Expr::Yield(value) if self.sends == Sends::Iterates => {
                self.number(format!("got(yield_!(Ok({})))", self.expr(value)))
            }
            Expr::Yield(value) => self.number(format!("got(yield_!({}))", self.expr(value))),
            Expr::From(callee, argument) => {
                let operand = self.delegate(format!("f{callee}({})", self.expr(argument)), &format!("F{callee}"));
                self.number(format!("yield_from!({operand})?"))
            }
            Expr::FromList(list) => {
                let items = list.iter().map(|item| match self.sends {
                    Sends::Iterates => format!("Ok({item})"),
                    Sends::Number | Sends::Nothing => item.to_string(),
                });
                let ty = if self.sends == Sends::Iterates { "Result<u32, Error>" } else { "u32" };
                let items = format!("[{}]", items.collect::<Vec<_>>().join(", "));
                let items = self.delegate(items, &format!("[{ty}; {}]", list.len()));
                self.number(format!("nothing(yield_from!({items}))"))
            }
            Expr::Caught(number, Caught::One(_)) => format!("e{number}"),
            Expr::Caught(number, _) => self.number(format!("e{number}.number()")),
        }
    }
}
