use super::*;

/// "take all of it apart in one `let`, with a name for each field: `let Job { run, name: _name } = job;`"
#[test]
fn closure_out_of_a_struct() {
    struct Job<F> {
        name: String,
        run: F,
    }

    #[generator]
    fn lengths(text: String) -> impl Iterator<Item = usize> {
        let job = Job { name: text.clone(), run: move || text };
        let Job { run, name: _name } = job;
        yield_!(0);
        yield_!(run().len());
    }

    assert!(lengths("ab".to_owned()).eq([0, 2]));
}
