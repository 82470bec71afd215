//! State machines: of terminals, wires, doors and lights.

use std::time::Duration;

use super::prelude::*;

#[derive(Debug, PartialEq)]
pub enum Action {
    Print(char),
    Control(u8),
    Csi { params: Vec<u16>, last: char },
    Title(String),
}

/// The escape sequences of a terminal.
#[generator]
fn ansi(input: &[u8]) -> impl Iterator<Item = Action> {
    #[derive(Clone, Copy, PartialEq)]
    enum State {
        Ground,
        Escape,
        Csi,
        Osc,
    }
    let mut state = State::Ground;
    let mut params = vec![];
    let mut title = vec![];
    for &byte in input {
        state = match (state, byte) {
            (State::Ground, 0x1b) => State::Escape,
            (State::Ground, 0x20..=0x7e) => {
                yield_!(Action::Print(byte as char));
                State::Ground
            }
            (State::Ground, _) => {
                yield_!(Action::Control(byte));
                continue;
            }
            (State::Escape, b'[') => {
                params = vec![0];
                State::Csi
            }
            (State::Escape, b']') => State::Osc,
            (State::Escape, _) => State::Ground,
            (State::Csi, b'0'..=b'9') => {
                let param = params.last_mut().unwrap();
                *param = *param * 10 + u16::from(byte - b'0');
                State::Csi
            }
            (State::Csi, b';') => {
                params.push(0);
                State::Csi
            }
            (State::Csi, last @ 0x40..=0x7e) => {
                yield_!(Action::Csi { params: std::mem::take(&mut params), last: last.into() });
                State::Ground
            }
            (State::Csi, _) => State::Ground,
            (State::Osc, 0x07) => {
                yield_!(Action::Title(String::from_utf8_lossy(&title).into_owned()));
                title.clear();
                State::Ground
            }
            (State::Osc, _) => {
                title.push(byte);
                state
            }
        };
    }
}

/// The body of a response that comes in chunks.
#[generator]
fn chunked(mut input: &[u8]) -> impl Iterator<Item = Result<&[u8], String>> {
    enum State {
        Size,
        Data(usize),
        Trailer,
    }
    fn line<'a>(input: &mut &'a [u8]) -> Result<&'a str, String> {
        let end = input.windows(2).position(|w| w == b"\r\n").ok_or("a line has no end")?;
        let (line, rest) = input.split_at(end);
        *input = &rest[2..];
        std::str::from_utf8(line).map_err(|e| e.to_string())
    }
    let mut state = State::Size;
    loop {
        match state {
            State::Size => {
                let size = line(&mut input)?;
                let (size, _extension) = size.split_once(';').unwrap_or((size, ""));
                let size = usize::from_str_radix(size, 16).map_err(|e| format!("{size:?}: {e}"))?;
                state = if size == 0 { State::Trailer } else { State::Data(size) };
            }
            State::Data(left) => {
                if input.is_empty() {
                    Err(format!("{left} bytes are missing"))?;
                }
                let (data, rest) = input.split_at(left.min(input.len()));
                input = rest;
                yield_!(Ok(data));
                if data.len() < left {
                    state = State::Data(left - data.len());
                } else {
                    line(&mut input)?;
                    state = State::Size;
                }
            }
            State::Trailer => {
                if line(&mut input)?.is_empty() {
                    return;
                }
            }
        }
    }
}

#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Light {
    Red,
    RedAmber,
    Green,
    Amber,
}

/// Sent is whether somebody waits to cross; green is cut short by it.
#[generator]
fn traffic_light(green_for: u32) -> impl Generator<Yield = Light, Send = bool> {
    let mut light = Light::Red;
    let mut ticks = 0;
    loop {
        let waiting = yield_!(light);
        ticks += 1;
        light = match light {
            Light::Red if ticks < 3 => continue,
            Light::Red => Light::RedAmber,
            Light::RedAmber => Light::Green,
            Light::Green if waiting || ticks >= green_for => Light::Amber,
            Light::Green => continue,
            Light::Amber => Light::Red,
        };
        ticks = 0;
    }
}

#[derive(Debug)]
pub enum Lift {
    At(i32),
    Open(i32),
    Idle,
}

/// Goes on in its direction while there are calls there, then turns.
#[generator]
fn elevator(mut floor: i32) -> impl Generator<Yield = Lift, Send = Option<i32>, Return = usize> {
    let mut calls: Vec<i32> = Vec::new();
    let mut up = true;
    let mut stops = 0;
    loop {
        let event = if calls.is_empty() {
            Lift::Idle
        } else if let Some(here) = calls.iter().position(|call| *call == floor) {
            calls.swap_remove(here);
            stops += 1;
            Lift::Open(floor)
        } else {
            let ahead = |call: &i32| if up { *call > floor } else { *call < floor };
            if !calls.iter().any(ahead) {
                up = !up;
            }
            floor += if up { 1 } else { -1 };
            Lift::At(floor)
        };
        match yield_!(event) {
            Some(call) if call < 0 => return stops,
            Some(call) if !calls.contains(&call) => calls.push(call),
            _ => {}
        }
    }
}

/// Text with `{{ code }}` in it, and `"strings"` in the code: a stack of modes.
#[generator]
fn modes(source: &str) -> impl Iterator<Item = (&'static str, String)> {
    #[derive(Debug, Clone, Copy)]
    enum Mode {
        Text,
        Code,
        Quote,
    }
    let mut modes = vec![Mode::Text];
    let mut token = String::new();
    let mut rest = source;
    while let (Some(mode), Some(c)) = (modes.last().copied(), rest.chars().next()) {
        let (skip, next) = match mode {
            Mode::Text if rest.starts_with("{{") => (2, Some(Mode::Code)),
            Mode::Code if rest.starts_with("}}") => (2, None),
            Mode::Code if c == '"' => (1, Some(Mode::Quote)),
            Mode::Quote if c == '"' => (1, None),
            _ => {
                token.push(c);
                rest = &rest[c.len_utf8()..];
                continue;
            }
        };
        rest = &rest[skip..];
        let name = match mode {
            Mode::Text => "text",
            Mode::Code => "code",
            Mode::Quote => "quote",
        };
        let whole = std::mem::take(&mut token);
        if !whole.trim().is_empty() {
            yield_!((name, whole));
        }
        match next {
            Some(mode) => modes.push(mode),
            None => drop(modes.pop()),
        }
    }
    if !token.is_empty() {
        yield_!(("rest", token));
    }
}

#[derive(Debug)]
pub enum Block {
    Heading(usize, String),
    Paragraph(String),
    List(Vec<String>),
    Code { language: Option<String>, lines: Vec<String> },
}

/// The blocks of a Markdown text.
#[generator]
fn blocks(text: &str) -> impl Iterator<Item = Block> {
    let mut open: Option<Block> = None;
    for line in text.lines() {
        open = match (open, line.trim_end()) {
            (Some(code @ Block::Code { .. }), "```") => {
                yield_!(code);
                None
            }
            (Some(Block::Code { language, mut lines }), _) => {
                lines.push(line.to_owned());
                Some(Block::Code { language, lines })
            }
            (Some(block), "") => {
                yield_!(block);
                None
            }
            (None, "") => None,
            (Some(Block::Paragraph(text)), line) if !line.starts_with(['#', '`', '-']) => {
                Some(Block::Paragraph(text + " " + line))
            }
            (Some(Block::List(mut items)), line) if line.starts_with("- ") => {
                items.push(line[2..].to_owned());
                Some(Block::List(items))
            }
            (before, line) => {
                yield_from!(before);
                if let Some(language) = line.strip_prefix("```") {
                    let language = Some(language.to_owned()).filter(|l| !l.is_empty());
                    Some(Block::Code { language, lines: Vec::new() })
                } else if let Some(item) = line.strip_prefix("- ") {
                    Some(Block::List(vec![item.to_owned()]))
                } else if let title = line.trim_start_matches('#')
                    && title.len() < line.len()
                {
                    yield_!(Block::Heading(line.len() - title.len(), title.trim().to_owned()));
                    None
                } else {
                    Some(Block::Paragraph(line.to_owned()))
                }
            }
        };
    }
    if let Some(block) = open {
        yield_!(block);
    }
}

/// A server's side of a mail session.
#[generator]
fn smtp(host: &str) -> impl Generator<Yield = String, Send = String, Return = Result<Vec<String>, String>> {
    let hello = yield_!(format!("220 {host}"));
    let Some(client) = hello.strip_prefix("HELO ") else {
        return Err(format!("no hello but {hello:?}"));
    };
    let mut command = yield_!(format!("250 hello {client}"));
    let mut to = Vec::new();
    loop {
        let reply = match command.split_once(':').unwrap_or((&command, "")) {
            ("RCPT TO", address) if address.contains('@') => {
                to.push(address.trim().to_owned());
                "250 ok".to_owned()
            }
            ("RCPT TO", _) => "501 no address".to_owned(),
            ("DATA", _) if to.is_empty() => "503 to whom?".to_owned(),
            ("DATA", _) => {
                let mut size = 0;
                let mut line = yield_!("354 go on".to_owned());
                while line != "." {
                    size += line.len();
                    line = yield_!(String::new());
                }
                format!("250 took {size} bytes for {}", to.join(" and "))
            }
            ("QUIT", _) => break,
            (other, _) => format!("502 what is {other}?"),
        };
        command = yield_!(reply);
    }
    Ok(to)
}

/// Yields how long to wait before the next attempt; sent is what became of it.
#[generator]
fn retry(
    attempts: u32,
    base: Duration,
    max: Duration,
) -> impl Generator<Yield = Duration, Send = Result<u32, String>, Return = Result<u32, Vec<String>>> {
    let mut errors = Vec::new();
    let mut delay = Duration::ZERO;
    for attempt in 0..attempts {
        match yield_!(delay) {
            Ok(value) => return Ok(value),
            Err(error) if error.starts_with("fatal") => {
                errors.push(error);
                break;
            }
            Err(error) => errors.push(format!("{attempt}: {error}")),
        }
        delay = (base * 2_u32.pow(attempt)).min(max);
    }
    Err(errors)
}

/// A key counts once it has been the same for some samples in a row.
#[generator]
fn debounced(samples: impl Iterator<Item = bool>, stable: usize) -> impl Iterator<Item = (usize, bool)> {
    let mut pressed = false;
    let mut since = None;
    for (at, sample) in samples.enumerate() {
        match since {
            _ if sample == pressed => since = None,
            None => since = Some(at),
            Some(start) if at - start + 1 >= stable => {
                pressed = sample;
                since = None;
                yield_!((start, pressed));
            }
            Some(_) => {}
        }
    }
}

cases! {
    ansi {
        drive!(ansi(b"a\x1b[1;31mb\n\x1b]0;hi\x07\x1b(\x1b[H\x1b[3\x01c"));
    }
    chunked {
        drive!(chunked(b"3\r\nabc\r\nA;x=y\r\n0123456789\r\n0\r\nEnd: 1\r\n\r\n"));
        drive!(chunked(b"5\r\nabc"));
        drive!(chunked(b"x\r\n"));
        drive!(chunked(b"5"));
    }
    traffic_light {
        drive!(traffic_light(4), [false, false, false, true, false, false, true, false, false, false]);
    }
    elevator {
        drive!(elevator(0), [Some(2), Some(1), None, None, Some(0), None, None, None, None, Some(-1)]);
        drive!(elevator(3), [None, Some(-1)]);
    }
    modes { drive!(modes("Hi {{ name or \"you}}\" }}, {{x}}{{ \"é\" + 1 }} bye")); }
    blocks {
        drive!(blocks("# One\nsome text\nmore of it\n- a\n- b\n\n```rust\nlet x;\n\n```\n## Two\n- c\nend"));
        drive!(blocks("text\n```\nopen"));
    }
    smtp {
        drive!(smtp("mx"), ["HELO me", "DATA", "RCPT TO: a@b", "RCPT TO: c", "NOOP", "DATA", "hi", "you", ".", "QUIT"].map(String::from));
        drive!(smtp("mx"), ["hi".to_owned()]);
    }
    retry {
        let (base, max) = (Duration::from_millis(100), Duration::from_millis(250));
        drive!(retry(5, base, max), ["slow", "slow", "slow"].map(|e| Err(e.to_owned())).into_iter().chain([Ok(7_u32)]));
        drive!(retry(3, base, max), ["slow", "fatal"].map(|e| Err::<u32, _>(e.to_owned())));
        drive!(retry(2, base, max), ["a", "b"].map(|e| Err::<u32, _>(e.to_owned())));
    }
    debounced {
        drive!(debounced([0, 1, 0, 1, 1, 1, 1, 0, 0, 1, 0, 0, 0].into_iter().map(|b| b == 1), 3));
    }
}
