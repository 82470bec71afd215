// This one can not be read.
fn open( {

#[generator]
fn beside() -> impl Iterator<Item = u8> {
    yield_!(1);
}
