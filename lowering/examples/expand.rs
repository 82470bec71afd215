//! Prints what `#[generator]` makes of the Rust source on standard input:
//!
//! ```text
//! cargo run -p genfn-lowering --example expand < source.rs
//! ```
//!
//! Only functions of the file itself are expanded, not those in its modules and impls.

use std::io::Read;
use std::process::ExitCode;

use quote::ToTokens;
use syn::{Item, Meta};

fn main() -> ExitCode {
    let mut source = String::new();
    if let Err(error) = std::io::stdin().read_to_string(&mut source) {
        eprintln!("can't read standard input: {error}");
        return ExitCode::FAILURE;
    }
    match expanded(&source) {
        Ok(file) => {
            print!("{}", prettyplease::unparse(&file));
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("can't read the source: {error}");
            ExitCode::FAILURE
        }
    }
}

fn expanded(source: &str) -> syn::Result<syn::File> {
    let mut file = syn::parse_file(source)?;
    let mut items = Vec::new();
    for item in file.items {
        match item {
            Item::Fn(mut function) => match take_attribute(&mut function) {
                Some(arguments) => {
                    let expanded = genfn_lowering::expand(arguments, function.into_token_stream());
                    items.extend(syn::parse2::<syn::File>(expanded)?.items);
                }
                None => items.push(Item::Fn(function)),
            },
            other => items.push(other),
        }
    }
    file.items = items;
    Ok(file)
}

/// Takes `#[generator(…)]` off a function: what stands in its parentheses.
fn take_attribute(function: &mut syn::ItemFn) -> Option<proc_macro2::TokenStream> {
    let at = function
        .attrs
        .iter()
        .position(|attribute| attribute.path().segments.last().is_some_and(|last| last.ident == "generator"))?;
    match function.attrs.remove(at).meta {
        Meta::List(list) => Some(list.tokens),
        _ => Some(proc_macro2::TokenStream::new()),
    }
}
