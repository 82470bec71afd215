"""What happens to a generator that nobody needs any more."""

import gc
import sys
import weakref

import genfn_python_tests as rust
import pytest
import twins as python

from processes import run

BOTH = pytest.mark.parametrize("of", [python, rust], ids=["python", "rust"])


@pytest.fixture
def told(monkeypatch):
    """What `sys.unraisablehook` is told."""
    told = []
    monkeypatch.setattr(sys, "unraisablehook", lambda it: told.append((it.exc_type.__name__, str(it.exc_value))))
    return told


class Alive:
    """Something that can be weakly referred to."""


@BOTH
def test_handlers_run(of, told):
    log = []
    g = of.finalizer(log)
    next(g)
    assert log == ["begins"]
    del g
    assert log == ["begins", "exit", "finally"]
    assert told == []


@BOTH
def test_one_that_was_not_started_runs_nothing(of):
    log = []
    of.finalizer(log)
    assert log == []


@BOTH
def test_who_ignores_the_exit_is_told_of(of, told):
    g = of.stubborn()
    next(g)
    del g
    assert told == [("RuntimeError", "generator ignored GeneratorExit")]


@BOTH
def test_who_raises_instead_is_told_of(of, told):
    def raises():
        try:
            yield 1
        except GeneratorExit:
            raise KeyError("while leaving")

    g = of.delegator(raises())
    next(g)
    del g
    assert told == [("KeyError", "'while leaving'")]


@BOTH
def test_an_exception_that_is_under_way_stays(of):
    log = []

    def leaves():
        g = of.finalizer(log)
        next(g)
        raise KeyError("under way")

    with pytest.raises(KeyError, match="under way"):
        leaves()
    gc.collect()
    assert log == ["begins", "exit", "finally"]


@BOTH
def test_arguments_are_let_go_at_the_end(of):
    held = Alive()
    gone = weakref.ref(held)
    g = of.delegator(iter([held]))
    del held
    next(g)
    next(g)
    assert gone() is None
    g.close()


@BOTH
def test_a_ring_through_what_it_holds_is_collected(of, told):
    gc.collect()

    class Log(list):
        pass

    log = Log()
    gone = weakref.ref(log)
    g = of.swallower(log)
    next(g)
    log.append(g)
    reference = weakref.ref(g)
    log_seen = []
    log.append(log_seen)
    del g, log
    assert gone() is not None
    gc.collect()
    assert reference() is None
    assert gone() is None


@BOTH
def test_a_ring_through_what_it_delegates_to_is_collected(of):
    gc.collect()

    class Inner:
        def __iter__(self):
            return self

        def __next__(self):
            return 1

    inner = Inner()
    gone = weakref.ref(inner)
    g = of.delegator(inner)
    next(g)
    inner.around = g
    del g, inner
    assert gone() is not None
    gc.collect()
    assert gone() is None


@BOTH
def test_handlers_run_in_a_ring(of):
    log = []
    box = []
    g = of.delegator(of.finalizer(log))
    next(g)
    outer = of.guarded(g, box)
    next(outer)
    box.append(outer)
    del g, outer, box
    gc.collect()
    assert log == ["begins", "exit", "finally"]


@BOTH
def test_what_is_still_needed_is_not_collected(of):
    log = []
    g = of.finalizer(log)
    next(g)
    log.append(g)
    del g
    for _ in range(3):
        gc.collect()
    assert log[0] == "begins" and next(log[1]) == 2
    log.pop().close()


def test_nothing_is_leaked():
    """As many objects after a thousand generators as before."""

    def work():
        log = []
        for of in python, rust:
            g = of.guarded(of.delegator(of.echo()), log)
            next(g)
            g.send("x")
            with pytest.raises(KeyError):
                g.throw(KeyError("k"))
            g = of.delegator(of.countdown(3))
            next(g)

    work()
    gc.collect()
    before = len(gc.get_objects())
    references = sys.getrefcount(None)
    for _ in range(200):
        work()
    gc.collect()
    assert abs(len(gc.get_objects()) - before) < 20
    assert abs(sys.getrefcount(None) - references) < 50


@pytest.mark.parametrize("module", ["twins", "genfn_python_tests"], ids=["python", "rust"])
def test_handlers_run_when_the_interpreter_ends(pytestconfig, module):
    program = """
def leaves():
    try:
        yield 1
    finally:
        print("left")

g = of.delegator(leaves())
next(g)
print("end")
"""
    assert run(pytestconfig, module, program) == "end\nleft\n"
