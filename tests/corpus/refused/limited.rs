//! E0382 E0499: a permit that borrows a `&mut` argument is consumed by `permit.refund()`.

use std::collections::HashMap;

use super::prelude::*;

pub struct Bucket {
    tokens: u32,
    capacity: u32,
}

impl Bucket {
    fn take(&mut self) -> Result<Permit<'_>, u32> {
        if self.tokens == 0 {
            self.tokens = self.capacity;
            return Err(self.capacity);
        }
        self.tokens -= 1;
        Ok(Permit { bucket: self })
    }
}

struct Permit<'b> {
    bucket: &'b mut Bucket,
}

impl Permit<'_> {
    fn refund(self) {
        self.bucket.tokens += 1;
    }
}

/// Calls that take a permit each; a cached one gives it back.
#[generator]
fn limited(bucket: &mut Bucket, calls: Vec<&'static str>) -> impl Iterator<Item = String> {
    let mut cache = HashMap::new();
    for call in calls {
        let permit = loop {
            match bucket.take() {
                Ok(permit) => break permit,
                Err(wait) => yield_!(format!("wait {wait}")),
            }
        };
        if let Some(answer) = cache.get(call) {
            permit.refund();
            yield_!(format!("{call}: {answer} again"));
        } else {
            let answer = call.len();
            cache.insert(call, answer);
            yield_!(format!("{call}: {answer}"));
        }
    }
}

cases! {
    limited { drive!(limited(&mut Bucket { tokens: 1, capacity: 2 }, vec!["a", "a", "bb", "a", "ccc", "bb"])); }
}
