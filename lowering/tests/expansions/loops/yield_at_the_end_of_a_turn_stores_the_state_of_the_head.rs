#[generator]
fn f(numbers: Vec<u32>) -> impl Iterator<Item = u32> {
    for number in numbers {
        if number > 2 {
            yield_!(number);
        }
    }
}
