//! Which side of `place += value` comes first: of numbers the right one, of all else the place.
//!
//! A place that calls something can't be held while the generator suspends in the right side. So where it would come first is an
//! error that says what to write.

/// A place that the language changes, by what is a number too, and not a trait. It carries the message.
#[diagnostic::on_unimplemented(
    message = "whether this place or the suspending operand comes first depends on its type",
    label = "not both are numbers, so the place comes first: write `let value = …;` first and then `place += value`",
    note = "see genfn::errors, \"a place and an operand of unknown order\""
)]
pub trait PlaceLast<Value> {
    /// Checks a place and what it is changed by, and hands the place through.
    #[inline]
    fn place_last(&mut self, _: &Value) -> &mut Self {
        self
    }
}

#[diagnostic::do_not_recommend]
impl<P: Number, Value: Number> PlaceLast<Value> for P {}

/// What the language itself can compute with.
pub trait Number {}

macro_rules! numbers {
    ($($number:ident)*) => { $(impl Number for $number {})* };
}
numbers! { u8 u16 u32 u64 u128 usize i8 i16 i32 i64 i128 isize f32 f64 bool }
