"""What can be asked of a generator as an object: of one of Rust's the same as of one of Python's, sentences included."""

import asyncio
import collections.abc
import contextlib
import copy
import inspect
import itertools
import pickle
import re
import types
import weakref

import genfn_python_tests as rust
import pytest
import twins as python

BOTH = pytest.mark.parametrize("of", [python, rust], ids=["python", "rust"])


def message(action):
    """The class and the sentence of what an action raises, whatever the address, and the module of the class."""
    with pytest.raises(Exception) as raised:
        action()
    return raised.type, re.sub("0x[0-9a-f]+", "0x…", str(raised.value)).replace("builtins.generator", "generator")


def same(action):
    """That it raises the same for both."""
    assert message(lambda: action(rust)) == message(lambda: action(python))


@BOTH
def test_it_is_a_generator(of):
    g = of.countdown(3)
    for abstract in collections.abc.Generator, collections.abc.Iterator, collections.abc.Iterable:
        assert isinstance(g, abstract)
    assert iter(g) is g
    assert list(g) == [3, 2, 1]


def test_what_only_the_interpreters_own_is():
    g = rust.countdown(3)
    assert not isinstance(g, types.GeneratorType)
    assert not inspect.isgenerator(g)
    assert not inspect.isgeneratorfunction(rust.countdown)
    with pytest.raises(TypeError):
        inspect.getgeneratorlocals(g)
    assert type(g).__name__ == types.GeneratorType.__name__ == "generator"


@BOTH
def test_loops_and_comprehensions(of):
    assert [n for n in of.countdown(3)] == [3, 2, 1]
    assert {n: n for n in of.countdown(2)} == {2: 2, 1: 1}
    assert sum(of.countdown(4)) == 10
    assert max(of.countdown(4)) == 4
    assert tuple(zip(of.countdown(2), of.countdown(3))) == ((2, 3), (1, 2))
    assert list(itertools.islice(of.countdown(9), 2)) == [9, 8]
    first, *rest = of.countdown(3)
    assert (first, rest) == (3, [2, 1])
    assert 2 in of.countdown(3)
    assert next(of.countdown(0), "default") == "default"
    assert [*map(str, of.countdown(2))] == ["2", "1"]
    both = itertools.tee(of.countdown(2))
    assert [list(one) for one in both] == [[2, 1], [2, 1]]


@BOTH
def test_yield_from_over_it(of):
    def outer():
        returned = yield from of.returns((1, 2))
        yield returned

    assert list(outer()) == [1, (1, 2)]


@BOTH
def test_names(of):
    g = of.countdown(3)
    assert (g.__name__, g.__qualname__) == ("countdown", "countdown")
    assert re.fullmatch("<generator object countdown at 0x[0-9a-f]+>", repr(g))
    g.__name__ = "name"
    assert (g.__name__, g.__qualname__) == ("name", "countdown")
    g.__qualname__ = "qualname"
    assert (g.__name__, g.__qualname__) == ("name", "qualname")
    assert re.fullmatch("<generator object qualname at 0x[0-9a-f]+>", repr(g))
    assert g.__doc__ is None


def test_names_are_text():
    same(lambda of: setattr(of.countdown(1), "__name__", 1))
    same(lambda of: setattr(of.countdown(1), "__qualname__", None))


def test_the_name_of_an_iterator_is_given():
    assert rust.squares(3).__name__ == "n²"
    # Or that of the function whose closure it holds.
    assert rust.parsed([]).__name__ == "parsed"


@BOTH
def test_what_it_is_can_not_be_assigned(of):
    g = of.countdown(1)
    for name in "gi_running", "gi_suspended", "gi_yieldfrom", "gi_frame", "gi_code":
        with pytest.raises(AttributeError):
            setattr(g, name, None)


@BOTH
def test_inspection(of):
    me = []
    states = []

    def looks():
        states.append((inspect.getgeneratorstate(g), g.gi_running, g.gi_suspended, g.gi_yieldfrom))
        yield "inner"

    inner = looks()
    g = of.delegator(inner)
    assert inspect.getgeneratorstate(g) == "GEN_CREATED"
    assert next(g) == "inner"
    assert states == [("GEN_RUNNING", True, False, None)]
    assert inspect.getgeneratorstate(g) == "GEN_SUSPENDED"
    assert (g.gi_running, g.gi_suspended) == (False, True)
    assert g.gi_yieldfrom is inner
    next(g)
    assert g.gi_yieldfrom is None
    g.close()
    assert inspect.getgeneratorstate(g) == "GEN_CLOSED"
    assert g.gi_frame is None
    assert me == []


def test_the_frame_tells_the_line():
    g = rust.countdown(3)
    assert g.gi_frame.f_code.co_name == g.gi_code.co_name == "countdown"
    next(g)
    with open(__file__.replace("test_objects.py", "bodies/src/twins.rs")) as source:
        line = source.read().splitlines()[g.gi_frame.f_lineno - 1]
    assert line.strip() == "yield_!(n);"
    assert g.gi_frame.f_code.co_filename.endswith("twins.rs")
    assert g.gi_frame.f_locals == {}


@BOTH
def test_weak_references(of):
    g = of.countdown(3)
    gone = []
    reference = weakref.ref(g, gone.append)
    assert reference() is g
    del g
    assert reference() is None
    assert gone == [reference]


def test_copies_are_refused():
    same(lambda of: copy.copy(of.countdown(1)))
    same(lambda of: copy.deepcopy(of.countdown(1)))
    for protocol in range(pickle.HIGHEST_PROTOCOL + 1):
        same(lambda of: pickle.dumps(of.countdown(1), protocol))


def test_its_class_makes_none_and_has_no_subclasses():
    same(lambda of: type(of.countdown(1))())
    same(lambda of: type("Sub", (type(of.countdown(1)),), {}))


def test_its_class_is_subscripted_as_in_annotations():
    """As the interpreter's own is since Python 3.13."""
    generator = type(rust.countdown(1))
    alias = generator[int, str, None]
    assert isinstance(alias, types.GenericAlias)
    assert (alias.__origin__, alias.__args__) == (generator, (int, str, None))


def test_its_class_can_not_be_changed():
    same(lambda of: setattr(type(of.countdown(1)), "name", 1))
    same(lambda of: setattr(type(of.countdown(1)), "send", None))
    same(lambda of: delattr(type(of.countdown(1)), "send"))
    same(lambda of: setattr(of.countdown(1), "name", 1))


@BOTH
def test_help_tells_what_its_methods_do(of):
    generator = type(of.countdown(1))
    for name in "send", "throw", "close", "gi_yieldfrom":
        assert getattr(generator, name).__doc__


@BOTH
def test_generators_are_told_apart_by_identity(of):
    one, other = of.countdown(1), of.countdown(1)
    assert one == one and one != other
    assert len({one, other}) == 2


def test_arguments_of_throw_that_are_refused():
    for started in False, True:
        for arguments in [
            (5,),
            ("text",),
            (int,),
            (ValueError("v"), 5),
            (ValueError, 5, 6),
            (ValueError("v"), None, 6),
            (KeyError, "k", "no traceback"),
        ]:

            def throw(of):
                g = of.countdown(2)
                if started:
                    next(g)
                try:
                    g.throw(*arguments)
                finally:
                    assert inspect.getgeneratorstate(g) == ("GEN_SUSPENDED" if started else "GEN_CREATED")

            same(throw)


def test_what_throw_is_given_is_made_as_python_makes_it():
    class Odd(Exception):
        def __new__(cls):
            return 5

    class Fails(Exception):
        def __init__(self):
            raise OSError("made wrong")

    for arguments in [
        (ValueError,),
        (ValueError, None),
        (ValueError, "text"),
        (ValueError, ("two", "texts")),
        (ValueError, ValueError("an instance")),
        (LookupError, KeyError("of a subclass")),
        (Odd,),
        (Fails,),
    ]:
        same(lambda of: of.countdown(1).throw(*arguments))

        def started(of):
            g = of.countdown(2)
            next(g)
            g.throw(*arguments)

        same(started)


def test_a_context_manager():
    manager = contextlib.contextmanager(rust.manages)
    log = []
    with manager(log, False) as resource:
        assert resource == "resource"
        assert log == []
    assert log == ["released"]

    log = []
    error = ValueError("in the block")
    with pytest.raises(ValueError) as raised:
        with manager(log, False):
            raise error
    assert raised.value is error
    assert log == ["released"]

    log = []
    with manager(log, True):
        raise ValueError("swallowed")
    assert log == ["swallowed", "released"]

    log = []
    stop = StopIteration("in the block")
    with pytest.raises(StopIteration) as raised:
        with manager(log, False):
            raise stop
    assert raised.value is stop


def test_a_coroutine_of_old():
    """`types.coroutine` takes whatever is a generator."""

    @types.coroutine
    def old():
        return rust.returns("awaited")

    async def main():
        return await old()

    coroutine = main()
    assert coroutine.send(None) == 1
    with pytest.raises(StopIteration) as stop:
        coroutine.send(None)
    assert stop.value.value == "awaited"
    assert asyncio.iscoroutine(coroutine)


def test_iterators():
    assert list(rust.squares(4)) == [0, 1, 4, 9]
    g = rust.squares(4)
    next(g)
    g.close()
    assert list(g) == []
    g = rust.squares(4)
    with pytest.raises(KeyError):
        g.throw(KeyError("thrown"))
    assert list(g) == []
    g = rust.parsed(["1", "x", "3"])
    assert next(g) == 1
    with pytest.raises(ValueError, match="invalid digit found in string"):
        next(g)
    assert list(g) == []
    # What is sent is not looked at.
    g = rust.squares(4)
    next(g)
    assert g.send("anything") == 1


def test_close_returns_what_the_body_returns():
    """As since Python 3.13, in every version."""
    log = []
    g = rust.finalizer(log)
    next(g)
    assert g.close() == "left"
    assert g.close() is None
