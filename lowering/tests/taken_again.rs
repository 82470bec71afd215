//! Which borrows are taken again after a suspension, and which are left for rustc to refuse.
//!
//! That a borrow is taken again can be seen from the state: it holds no field of its name.

use proc_macro2::TokenStream;
use syn::visit::{self, Visit};

/// Whether the state of this body holds a local called `row`.
fn is_saved(signature: &str, body: &str) -> bool {
    let item: TokenStream = format!("fn body{signature} {{ {body} }}").parse().expect("the source is tokens");
    let file = syn::parse2(genfn_lowering::expand(TokenStream::new(), item)).expect("the expansion parses");
    struct Fields(bool);
    impl<'ast> Visit<'ast> for Fields {
        fn visit_item_enum(&mut self, item: &'ast syn::ItemEnum) {
            let mut fields = item.variants.iter().flat_map(|variant| &variant.fields);
            self.0 |= fields.any(|field| field.ident.as_ref().is_some_and(|name| name == "row"));
            visit::visit_item_enum(self, item);
        }
    }
    let mut fields = Fields(false);
    fields.visit_file(&file);
    fields.0
}

const OWNED: &str = "(mut grid: Vec<Vec<u32>>, i: usize) -> impl Iterator<Item = u32>";
const MUTABLE: &str = "(grid: &mut Vec<Vec<u32>>, i: usize) -> impl Iterator<Item = u32>";
const SHARED: &str = "(grid: &Vec<Vec<u32>>, i: usize) -> impl Iterator<Item = u32>";

#[track_caller]
fn taken_again(signature: &str, body: &str) {
    assert!(!is_saved(signature, body), "saved: {body}");
}

#[track_caller]
fn saved(signature: &str, body: &str) {
    assert!(is_saved(signature, body), "taken again: {body}");
}

#[test]
fn a_borrow_that_nothing_disturbs() {
    taken_again(OWNED, "let row = &mut grid[i]; yield_!(1); row.push(1); grid.clear(); yield_!(2);");
    taken_again(OWNED, "grid.clear(); let row = &grid[i]; yield_!(1); yield_!(row[0]);");
    taken_again(OWNED, "for _ in 0..2 { let row = &mut grid[i]; yield_!(1); row.push(1); } drop(grid);");
    taken_again(OWNED, "let row = &grid; if i > 1 { yield_!(1); } yield_!(row[0][0]);");
    // The temporary whose life the `let` extends is a local.
    taken_again(OWNED, "let row = &make(); yield_!(1); yield_!(row[0]);");
    taken_again(OWNED, "let row: &mut [u32] = &mut grid[i]; yield_!(1); row[0] = 1;");
}

#[test]
fn one_whose_place_is_named_while_it_is_wanted() {
    for use_of_it in [
        "grid.clear();",
        "grid.len();",
        "grid = Vec::new();",
        "grid[0].push(1);",
        "drop(grid);",
        "let other = &mut grid[0];",
        "let mut other = &grid[0];",
        "let other = grid.iter();",
        "let other = || grid.len();",
        "let other = move || grid.len();",
        "println!(\"{}\", grid.len());",
        "println!(\"{grid:?}\");",
        "whatever!(grid);",
        "if i > 0 { grid.clear(); }",
        "loop { grid.pop(); break; }",
        "match &mut grid { grid => grid.clear() }",
        "yield_!(grid.len() as u32);",
        "yield_from!(grid.drain(..).flatten());",
    ] {
        for kind in ["", "mut "] {
            saved(OWNED, &format!("let row = &{kind}grid[i]; yield_!(1); {use_of_it} yield_!(2); yield_!(row[0]);"));
            saved(OWNED, &format!("let row = &{kind}grid[i]; {use_of_it} yield_!(1); yield_!(2); yield_!(row[0]);"));
        }
    }
}

#[test]
fn one_whose_place_is_named_in_the_turn_of_a_loop_before_it_is_wanted_again() {
    saved(OWNED, "let row = &grid[i]; loop { yield_!(row[0]); grid.clear(); }");
    saved(
        OWNED,
        "let row = &grid[i]; 'a: loop { loop { yield_!(row[0]); continue 'a; } grid.clear(); } drop(grid);
        loop { if i > 0 { grid.clear(); } yield_!(row[0]); }",
    );
    taken_again(OWNED, "let row = &grid[i]; loop { yield_!(row[0]); if i > 0 { grid.clear(); break; } }");
}

#[test]
fn one_beside_another() {
    let pair = "(mut pair: (Vec<u32>, Vec<u32>), i: usize) -> impl Iterator<Item = u32>";
    taken_again(pair, "let row = &mut pair.0; let other = &mut pair.1; yield_!(1); row.push(1); other.push(1);");
    taken_again(pair, "let row = &mut pair.0; yield_!(1); pair.1.push(1); yield_!(2); row.push(1);");
    taken_again(pair, "let row = &pair.0; let other = &pair; yield_!(1); yield_!(row[0] + other.1[0]);");
    taken_again(
        OWNED,
        "let other = &mut grid; let row = &mut other[i]; yield_!(1); row.push(1); other.clear(); yield_!(1);",
    );
    saved(pair, "let row = &mut pair.0; yield_!(1); pair.0.push(1); yield_!(2); row.push(1);");
    saved(pair, "let row = &mut pair.0; let other = &pair; yield_!(1); row.push(1); yield_!(other.1[0]);");
    saved(pair, "let row = &mut pair; yield_!(1); pair.1.push(1); yield_!(2); row.0.push(1);");
    saved(OWNED, "let other = &mut grid; let row = &mut other[i]; yield_!(1); other.clear(); yield_!(1); row.push(1);");
    saved(OWNED, "let other = &mut grid; let row = &mut other[i]; yield_!(1); grid.clear(); yield_!(1); row.push(1);");
}

#[test]
fn one_that_could_be_another() {
    saved(OWNED, "let mut row = &grid[i]; yield_!(row[0]); yield_!(row[0]);");
    saved(OWNED, "let row; row = &grid[i]; yield_!(row[0]); yield_!(row[0]);");
    saved(OWNED, "let row = &grid[f()]; yield_!(row[0]); yield_!(row[0]);");
    saved(OWNED, "let row = &grid[..i]; yield_!(1); yield_!(row[0][0]);");
    saved(OWNED, "let row = &mut grid[grid.len() - 1]; yield_!(1); row.push(1);");
    saved(OWNED, "let row = &grid[i + 1][i + 1]; yield_!(1); yield_!(*row);");
    saved(OWNED, "let row = grid.first_mut(); yield_!(1); row.unwrap().push(1);");
}

/// Its place is what a reference points to, which lies outside of the machine.
#[test]
fn one_that_can_be_saved() {
    saved(SHARED, "let row = &grid[i]; yield_!(row[0]); yield_!(row[0]);");
    saved(MUTABLE, "let row = &mut grid[i]; yield_!(1); row.push(1);");
    taken_again(MUTABLE, "let row = &mut grid[i]; yield_!(1); row.push(1); grid.clear(); yield_!(1);");
    let lends = "<'a>(all: (&'a [u32], u32)) -> impl Iterator<Item = &'a u32>";
    saved(lends, "let (all, _) = all; let row = &all[0]; yield_!(row); yield_!(row);");
}
