"""The protocol, side by side: whatever is done to a generator of Python's and to one of Rust's, both show the same."""

import gc
import itertools
import sys

import genfn_python_tests as rust
import pytest
import twins as python

from driver import STEPS, transcript

# What makes a generator: of a module, and of a log that the body writes to.
MAKERS = {
    "countdown": lambda of, log: of.countdown(2),
    "countdown from 0": lambda of, log: of.countdown(0),
    "echo": lambda of, log: of.echo(),
    "gives_nothing": lambda of, log: of.gives_nothing(2),
    "returns a number": lambda of, log: of.returns(5),
    "returns a tuple": lambda of, log: of.returns((1, 2)),
    "returns an exception": lambda of, log: of.returns(ValueError("as a value")),
    "raiser": lambda of, log: of.raiser(KeyError("k")),
    "raises StopIteration": lambda of, log: of.raiser(StopIteration("s")),
    "raises GeneratorExit": lambda of, log: of.raiser(GeneratorExit("g")),
    "fails_at_once": lambda of, log: of.fails_at_once(OSError("o")),
    "stops": lambda of, log: of.stops(),
    "exits": lambda of, log: of.exits(),
    "catcher": lambda of, log: of.catcher(),
    "translator": lambda of, log: of.translator(),
    "finalizer": lambda of, log: of.finalizer(log),
    "stubborn": lambda of, log: of.stubborn(),
    "swallower": lambda of, log: of.swallower(log),
    "runs_itself": lambda of, log: (log.append(of.runs_itself(log)), log.pop())[1],
}

# Delegates, in Python, in Rust, and by both to both.
INNER = {
    **{f"to {name}": make for name, make in MAKERS.items()},
    "to a list": lambda of, log: [10, 20],
    "to an iterator": lambda of, log: iter([10, 20]),
    "to what is not iterable": lambda of, log: 5,
}


@pytest.fixture(autouse=True)
def no_hook(monkeypatch):
    """Pytest's own would keep what it is shown alive, and with it what the frames hold."""
    monkeypatch.setattr(sys, "unraisablehook", lambda unraisable: None)


def shown(make, steps):
    """What is seen of a generator; what its body has written when it was driven, and when it was collected."""
    log = []
    seen = transcript(make(log), steps)
    driven = repr(log)
    gc.collect(0)
    return seen, driven, repr(log)


def compare(make, steps):
    assert shown(lambda log: make(rust, log), steps) == shown(lambda log: make(python, log), steps)


@pytest.mark.parametrize("steps", list(itertools.product(STEPS, repeat=2)), ids=", ".join)
@pytest.mark.parametrize("name", MAKERS)
def test_every_pair_of_steps(name, steps):
    compare(MAKERS[name], steps)


@pytest.mark.parametrize("name", MAKERS)
def test_every_three_steps_after_the_first(name):
    for steps in itertools.product(STEPS, repeat=3):
        compare(MAKERS[name], ("next", *steps))


@pytest.mark.parametrize("outer", ["delegator", "guarded"])
@pytest.mark.parametrize("inner", INNER)
def test_delegating_in_both_to_both(outer, inner):
    """Python delegates to Python: that is what every other pair has to do."""

    def make(around, within):
        def maker(log):
            inside = INNER[inner](within, log)
            return around.guarded(inside, log) if outer == "guarded" else around.delegator(inside)

        return maker

    for steps in itertools.product(STEPS, repeat=2):
        steps = ("next", *steps)
        expected = shown(make(python, python), steps)
        assert shown(make(python, rust), steps) == expected
        assert shown(make(rust, python), steps) == expected
        assert shown(make(rust, rust), steps) == expected
