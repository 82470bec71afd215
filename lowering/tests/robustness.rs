//! Whatever function comes in, code or spanned errors come out: never a panic, and what comes out parses.
//!
//! The functions are this workspace's own, with suspension points put between their statements, in turn.
//! `GENFN_SOURCES=directory` adds those of another tree.

use std::path::{Path, PathBuf};

use quote::{ToTokens, quote};
use syn::visit_mut::{self, VisitMut};

/// The functions of a file, wherever they stand.
#[derive(Default)]
struct Functions(Vec<syn::ItemFn>);

impl VisitMut for Functions {
    fn visit_item_fn_mut(&mut self, function: &mut syn::ItemFn) {
        self.0.push(function.clone());
        visit_mut::visit_item_fn_mut(self, function);
    }
    fn visit_impl_item_fn_mut(&mut self, method: &mut syn::ImplItemFn) {
        let (sig, block) = (method.sig.clone(), Box::new(method.block.clone()));
        let tokens = quote!(#sig #block);
        self.0.extend(syn::parse2::<syn::ItemFn>(tokens).ok());
        visit_mut::visit_impl_item_fn_mut(self, method);
    }
}

/// Puts a suspension point before the n-th statement of the whole body, blocks inside it included.
struct Insert {
    n: usize,
}

impl VisitMut for Insert {
    fn visit_block_mut(&mut self, block: &mut syn::Block) {
        let mut stmts = Vec::new();
        for mut stmt in std::mem::take(&mut block.stmts) {
            if self.n == 0 {
                stmts.push(syn::parse_quote!(yield_!(());));
            }
            self.n = self.n.wrapping_sub(1);
            self.visit_stmt_mut(&mut stmt);
            stmts.push(stmt);
        }
        block.stmts = stmts;
    }
}

fn sources(directory: &Path, found: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(directory).expect("the workspace can be read").flatten() {
        let path = entry.path();
        if path.is_dir() && path.file_name().is_some_and(|name| name != "target") {
            sources(&path, found);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            found.push(path);
        }
    }
}

#[test]
fn every_function_of_the_workspace_is_answered() {
    let workspace = Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("the package lies in the workspace");
    let mut paths = Vec::new();
    ["core", "lowering", "macros", "tests", "examples"]
        .iter()
        .for_each(|room| sources(&workspace.join(room), &mut paths));
    // Any other tree, a cargo registry's for example.
    if let Some(more) = std::env::var_os("GENFN_SOURCES") {
        sources(Path::new(&more), &mut paths);
    }
    let (mut lowered, mut refused) = (0, 0);
    for path in paths {
        let source = std::fs::read_to_string(&path).expect("a source file can be read");
        let Ok(mut file) = syn::parse_file(&source) else { continue };
        let mut functions = Functions::default();
        functions.visit_file_mut(&mut file);
        for function in functions.0 {
            for n in 0..6 {
                let mut function = function.clone();
                let mut insert = Insert { n };
                insert.visit_block_mut(&mut function.block);
                if insert.n < usize::MAX / 2 {
                    break;
                }
                function.sig.output = syn::parse_quote!(-> impl Iterator<Item = ()>);
                let name = function.sig.ident.clone();
                let expanded = genfn_lowering::expand(proc_macro2::TokenStream::new(), function.to_token_stream());
                let text = expanded.to_string();
                syn::parse2::<syn::File>(expanded)
                    .or_else(|_| syn::parse_str::<syn::ImplItemFn>(&text).map(|_| syn::parse_quote!()))
                    .unwrap_or_else(|error| panic!("{}: {name}, {n}: {error}\n{text}", path.display()));
                if text.contains("compile_error") { refused += 1 } else { lowered += 1 }
            }
        }
    }
    println!("{lowered} lowered, {refused} refused");
    assert!(lowered > 1000, "most functions can be generators, not just {lowered} of {}", lowered + refused);
}
