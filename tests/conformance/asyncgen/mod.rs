//! `test_asyncgen` and `test_coroutines`: PEP 525, and PEP 492 as far as generators go.

mod aclose;
mod aclose_again;
mod already_running;
mod anext;
mod asend;
mod athrow;
mod awaited_twice;
mod awaits;
mod closed_later;
mod closes_another;
mod comprehensions;
mod contexts;
mod errors;
mod fails_while_closed_later;
mod finally_yields;
mod iteration;
mod loops;
mod odd_values;
mod raises_stop;
mod sent_too_early;
mod thrown_at_an_await;
