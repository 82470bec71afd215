//! Loops that yield: every kind, nested, labelled, left and continued from every depth.

use genfn_tests::faithful;

mod heads;
mod jumps;
mod lent;
mod nested;
mod over;
