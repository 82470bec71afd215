"""Chains of `yield from`, ten levels deep, which alternate between Python and Rust: beside one that is all Python's."""

import gc
import itertools
import traceback

import genfn_python_tests as rust
import pytest
import twins as python

from driver import STEPS, transcript

DEPTH = 10


def chain(modules, innermost, log):
    """Levels by the module of each, the outermost first."""
    g = innermost
    for level, of in reversed(list(enumerate(modules))):
        g = of.guarded(g, log) if level % 3 == 0 else of.delegator(g)
    return g


ALL = [python] * DEPTH
PATTERNS = {
    "python, rust": [python, rust] * (DEPTH // 2),
    "rust, python": [rust, python] * (DEPTH // 2),
    "two and two": ([python] * 2 + [rust] * 2) * 2 + [python] * 2,
    "rust": [rust] * DEPTH,
}

INNERMOST = {
    "echo": lambda of, log: of.echo(),
    "catcher": lambda of, log: of.catcher(),
    "finalizer": lambda of, log: of.finalizer(log),
    "translator": lambda of, log: of.translator(),
    "countdown": lambda of, log: of.countdown(2),
    "stubborn": lambda of, log: of.stubborn(),
    "a list": lambda of, log: [1, 2],
}


@pytest.fixture(autouse=True)
def no_hook(monkeypatch):
    monkeypatch.setattr("sys.unraisablehook", lambda unraisable: None)
    gc.disable()  # What is to be collected is young, when it is.
    yield
    gc.enable()


@pytest.mark.parametrize("innermost", INNERMOST)
@pytest.mark.parametrize("pattern", PATTERNS)
def test_every_pair_of_steps(pattern, innermost):
    for of, steps in itertools.product([python, rust], itertools.product(STEPS, repeat=2)):
        seen = []
        for modules in ALL, PATTERNS[pattern]:
            log = []
            shown = transcript(chain(modules, INNERMOST[innermost](of, log), log), ("next", *steps))
            gc.collect(0)  # A handler of Python's holds its exception, whose frames may hold the chain.
            seen.append((shown, log))
        assert seen[1] == seen[0], (of.__name__, steps)


@pytest.mark.parametrize("pattern", PATTERNS)
def test_the_traceback_has_every_level(pattern):
    levels = []
    for modules in ALL, PATTERNS[pattern]:
        g = chain(modules, python.catcher(), [])
        next(g)
        with pytest.raises(KeyError) as raised:
            g.throw(KeyError("thrown"))
        levels.append([frame.name for frame in traceback.extract_tb(raised.value.__traceback__)])
    assert levels[0] == levels[1]
    assert len(levels[0]) == 1 + DEPTH + 1


@pytest.mark.parametrize("pattern", PATTERNS)
def test_every_level_tells_what_it_delegates_to(pattern):
    modules = PATTERNS[pattern]
    levels = [python.echo()]
    for of in reversed(modules):
        levels.append(of.delegator(levels[-1]))
    next(levels[-1])
    for inner, outer in itertools.pairwise(levels):
        assert outer.gi_yieldfrom is inner
