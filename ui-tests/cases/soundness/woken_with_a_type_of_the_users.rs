use std::panic::Location;
use std::task::{Context, Poll};

use genfn::__private::Woken;

struct Mine;

impl Woken for Mine {
    type At = ();
    type Said = u32;
    type Key<K> = ();

    fn at(_: &'static Location<'static>) {}

    fn location((): ()) -> Option<&'static Location<'static>> {
        None
    }

    fn say(self, (): ()) -> u32 {
        0
    }

    fn hear(_: &mut u32) -> Option<Mine> {
        panic!("whenever it likes")
    }

    fn unheard(_: &u32) -> bool {
        false
    }

    fn key<K>(_: K) {}

    unsafe fn wake<Y, K>((): (), _: &Context<'_>) -> Poll<Mine> {
        Poll::Pending
    }
}

fn main() {}
