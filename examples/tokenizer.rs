//! A tokenizer that is read as it is written: one pass over the characters, and a mistake comes as the last item.

use genfn::prelude::*;

#[derive(Debug, PartialEq)]
enum Token {
    Number(f64),
    Name(String),
    Sign(char),
}

#[derive(Debug)]
#[allow(dead_code, reason = "what `Debug` prints is all that is read here")]
enum Mistake {
    Number(String),
    Character(char),
}

#[generator]
fn tokens(text: &str) -> impl Iterator<Item = Result<Token, Mistake>> {
    let mut chars = text.chars().peekable();
    while let Some(&c) = chars.peek() {
        if c.is_whitespace() {
            chars.next();
        } else if c.is_ascii_digit() {
            let mut digits = String::new();
            while let Some(digit) = chars.next_if(|c| c.is_ascii_digit() || *c == '.') {
                digits.push(digit);
            }
            let number = digits.parse().map_err(|_| Mistake::Number(digits))?;
            yield_!(Ok(Token::Number(number)));
        } else if c.is_alphabetic() {
            let mut name = String::new();
            while let Some(letter) = chars.next_if(|c| c.is_alphanumeric()) {
                name.push(letter);
            }
            yield_!(Ok(Token::Name(name)));
        } else if "+-*/()=".contains(c) {
            chars.next();
            yield_!(Ok(Token::Sign(c)));
        } else {
            return Err(Mistake::Character(c));
        }
    }
}

fn main() {
    for text in ["area = (3 + 4.5) * width", "1.2.3 + 4", "price €"] {
        println!("{text}");
        for token in tokens(text) {
            println!("    {token:?}");
        }
    }
}
