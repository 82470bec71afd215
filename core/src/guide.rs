//! Pages for readers: where you come from, and more of it.
//!
//! | you come from | read |
//! | --- | --- |
//! | Python | [Coming from Python](from_python), then [every construct, line by line](porting), and [Python, both ways](python) |
//! | iterators written by hand | [Coming from iterators](from_iterators): `iter`, `iter_mut` and `into_iter` of your collection |
#![cfg_attr(
    feature = "stream",
    doc = "| async | [Coming from async](from_async): streams, async generators; [from async-stream, line by line](async_stream) |"
)]
#![cfg_attr(not(feature = "stream"), doc = "| async | *Coming from async*, with the feature `stream` |")]
//! | anywhere | [A tour](tour), [snapshots], [how it works](how_it_works), [performance] |
//!
//! And [what is refused](refused), with [code for each way out](crate::errors); [what a generator iterates over](iterating); the [peers].
//!
//! They lie in `docs/` of the package, too. This module is there for rustdoc only.

// The links of a page name its neighbours, as files; what is defined first is what counts, so here they are modules.

pub mod from_python {
    //! [errors]: crate::errors
    #![cfg_attr(feature = "stream", doc = "[from-async]: super::from_async")]
    #![cfg_attr(not(feature = "stream"), doc = "[from-async]: super")]
    //! [performance]: super::performance
    //! [porting]: super::porting
    //! [python]: super::python
    //! [refused]: super::refused
    //!
    #![doc = include_str!("../docs/from-python.md")]
}

pub mod from_iterators {
    //! [iterating]: super::iterating
    //! [performance]: super::performance
    //! [refused]: super::refused
    //!
    #![doc = include_str!("../docs/from-iterators.md")]
}

#[cfg(feature = "stream")]
pub mod from_async {
    //! [async-stream]: super::async_stream
    //!
    #![doc = include_str!("../docs/from-async.md")]
}

pub mod how_it_works {
    #![doc = include_str!("../docs/how-it-works.md")]
}

pub mod python {
    //! [porting]: super::porting#one-function-at-a-time
    //!
    #![doc = include_str!("../docs/python.md")]
}

pub mod performance {
    #![doc = include_str!("../docs/performance.md")]
}

pub mod refused {
    //! [errors]: crate::errors
    //!
    #![doc = include_str!("../docs/refused.md")]
}

pub mod peers {
    #![doc = include_str!("../docs/peers.md")]
}

// What follows is run by the repository's tests, which depend on more: on tokio, on formats of serde's.

#[cfg(not(doctest))]
pub mod tour {
    //! [async-stream]: super::async_stream
    //! [from-iterators]: super::from_iterators
    //! [iterating]: super::iterating
    //! [snapshots]: super::snapshots
    //!
    #![doc = include_str!("../docs/tour.md")]
}

#[cfg(not(doctest))]
pub mod porting {
    //! [iterating]: super::iterating
    //! [lent]: crate::errors#a-mut-that-is-lent-to-what-is-delegated-to
    //! [python]: super::python
    //!
    #![doc = include_str!("../docs/porting.md")]
}

#[cfg(not(doctest))]
pub mod snapshots {
    //! [name]: super::tour#a-type-with-a-name
    //!
    #![doc = include_str!("../docs/snapshots.md")]
}

#[cfg(not(doctest))]
pub mod async_stream {
    #![cfg_attr(feature = "stream", doc = "[from-async]: super::from_async")]
    #![cfg_attr(not(feature = "stream"), doc = "[from-async]: super")]
    //!
    #![doc = include_str!("../docs/async-stream.md")]
}

#[cfg(not(doctest))]
pub mod iterating {
    #![doc = include_str!("../docs/iterating.md")]
}
