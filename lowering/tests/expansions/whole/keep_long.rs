//! The lowering that ARCHITECTURE.md works through.

#[generator]
fn keep_long(names: Vec<String>, kept: &mut Vec<String>) -> impl Iterator<Item = usize> {
    for name in names {
        yield_!(name.len());
        if name.len() > 3 {
            kept.push(name);
        }
        yield_!(kept.len());
    }
}
