"""Python's generators in Rust."""

import inspect

import genfn_python_tests as rust
import pytest
import twins as python

from driver import transcript


def test_a_generator_is_driven_by_the_methods_of_rust():
    assert rust.driven(python.echo(), ["state", "next", "a", "state", "close", "state", "next"]) == [
        "Created",
        "yielded None",
        "yielded a",
        "Suspended",
        "closed None",
        "Closed",
        "stopped",
    ]
    assert rust.driven(python.translator(), ["next", "throw", "next"]) == ["yielded 1", "stopped key", "stopped"]
    assert rust.driven(python.countdown(1), ["next", "next"]) == ["yielded 1", "stopped None"]
    assert rust.driven(python.countdown(1), ["throw", "next"]) == ["raised KeyError('thrown')", "stopped"]
    assert rust.driven(python.raiser(OSError("o")), ["next", "next"]) == ["yielded 1", "raised OSError('o')"]


def test_so_is_whatever_can_be_iterated():
    assert rust.driven([1], ["next", "next"]) == ["yielded 1", "stopped None"]
    assert rust.driven("ab", ["next", "throw"]) == ["yielded a", "raised KeyError('thrown')"]
    assert rust.driven({"k": 1}, ["next", "x"])[1].startswith("raised AttributeError")
    assert rust.driven(5, ["next"]) == ['raised TypeError("\'int\' object is not iterable")']
    assert rust.driven(range(3), ["next", "close", "next"]) == ["yielded 0", "closed None", "stopped"]


class Custom:
    """An iterator with the methods of a generator, which writes down what it is asked."""

    def __init__(self):
        self.asked = []

    def __iter__(self):
        self.asked.append("iter")
        return self

    def __next__(self):
        self.asked.append("next")
        return "next"

    def send(self, value):
        self.asked.append(("send", value))
        return "sent"

    def throw(self, *arguments):
        self.asked.append(("throw", type(arguments[0]) if arguments[0].__class__ is not type else arguments[0]))
        return "thrown"

    def close(self):
        self.asked.append("close")


def test_a_custom_generator_is_asked_the_same_by_both():
    asked = []
    for of in python, rust:
        custom = Custom()
        g = of.delegator(custom)
        seen = [next(g), g.send(1), g.send(None), g.send((1, 2)), g.throw(KeyError("k")), g.gi_yieldfrom is custom]
        g.close()
        asked.append((seen, custom.asked))
    assert asked[0] == asked[1]


@pytest.mark.parametrize("depth", [0, 1, 5])
def test_through_boxes(depth):
    inner = python.echo()
    g = rust.boxed(depth, inner)
    next(g)
    assert g.gi_yieldfrom is inner
    assert g.send("x") == "x"
    error = KeyError("thrown")
    with pytest.raises(KeyError) as raised:
        g.throw(error)
    assert raised.value is error

    log = []
    g = rust.boxed(depth, python.finalizer(log))
    next(g)
    g.close()
    assert log == ["begins", "exit", "finally"]


def test_through_a_pinned_one_which_can_not_be_looked_into():
    log = []
    g = rust.pinned(python.finalizer(log))
    assert next(g) == 1
    assert g.gi_yieldfrom is None
    assert inspect.getgeneratorstate(g) == "GEN_SUSPENDED"
    assert transcript(rust.pinned(python.echo()), ["next", "send 7"])[5] == ["yielded", "7"]
    del g
    assert log == ["begins", "exit", "finally"]


def test_items_of_python_and_of_rust():
    assert list(rust.totals([1, 2, 3])) == [1, 3, 6]
    assert list(rust.totals(python.countdown(3))) == [3, 5, 6]
    assert list(rust.totals(rust.countdown(3))) == [3, 5, 6]  # Numbers, all the way
    assert list(rust.totals(rust.squares(4))) == [0, 1, 5, 14]  # Of another type
    assert list(rust.totals(rust.totals(rust.totals([1, 1])))) == [1, 4]
    g = rust.totals(["x"])
    with pytest.raises(TypeError):
        next(g)
    with pytest.raises(OSError):
        list(rust.totals(python.raiser(OSError("o"))))


def test_what_is_delegated_to_can_stand_in_a_loop():
    assert list(rust.squared([1, 2])) == [1, 4]
    assert list(rust.squared(rust.countdown(2))) == [4, 1]
    assert list(rust.squared(python.returns("lost"))) == [1]
    with pytest.raises(OSError):
        list(rust.squared(python.raiser(OSError("o"))))


def test_a_generator_of_rust_is_shared_by_all_that_hold_it():
    numbers = rust.countdown(5)
    totals = rust.totals(numbers)
    assert [next(totals), next(numbers), next(totals), next(numbers)] == [5, 4, 8, 2]
    assert list(totals) == [9]


def test_types():
    def speaks():
        heard = yield 1
        heard += yield len(heard)
        return heard

    g = rust.typed(speaks())
    assert next(g) == 1
    assert g.send("ab") == 2
    with pytest.raises(StopIteration) as stop:
        g.send("cd")
    assert stop.value.value == "it said abcd"
