//! `test_generators.weakref_tests`.

mod weak_reference;
