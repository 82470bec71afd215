"""Exceptions, both ways."""

import traceback

import genfn_python_tests as rust
import pytest
import twins as python

BOTH = pytest.mark.parametrize("of", [python, rust], ids=["python", "rust"])


def functions(error):
    return [frame.name for frame in traceback.extract_tb(error.__traceback__)][1:]


@BOTH
def test_what_is_thrown_comes_back_as_the_same_object(of):
    g = of.catcher()
    next(g)
    error = KeyError("thrown")
    with pytest.raises(KeyError) as raised:
        g.throw(error)
    assert raised.value is error
    assert functions(error) == ["catcher"]


@BOTH
def test_its_traceback_is_kept_and_grows(of):
    def deep():
        raise KeyError("from deep")

    g = of.delegator(of.catcher())
    next(g)
    try:
        deep()
    except KeyError as error:
        with pytest.raises(KeyError) as raised:
            g.throw(error)
        assert raised.value is error
        assert functions(error) == ["delegator", "catcher", "test_its_traceback_is_kept_and_grows", "deep"]


def test_a_line_of_a_traceback_is_that_of_the_marker():
    g = rust.delegator(python.catcher())
    next(g)
    with pytest.raises(KeyError) as raised:
        g.throw(KeyError)
    frame = traceback.extract_tb(raised.value.__traceback__)[1]
    assert frame.filename.endswith("bodies/src/twins.rs")
    with open(__file__.replace("test_exceptions.py", "bodies/src/twins.rs")) as source:
        assert "yield_from!(delegate(inner))" in source.read().splitlines()[frame.lineno - 1]


@BOTH
def test_an_error_has_its_cause(of):
    g = of.translator()
    next(g)
    error = ValueError("thrown")
    with pytest.raises(KeyError, match="translated") as raised:
        g.throw(error)
    assert raised.value.__cause__ is error


def test_what_a_handler_raises_has_no_context_of_its_own():
    """In Python the exception that was being handled."""
    contexts = []
    for of in python, rust:
        g = of.translator()
        next(g)
        with pytest.raises(KeyError) as raised:
            g.throw(ValueError("thrown"))
        contexts.append(type(raised.value.__context__))
    assert contexts == [ValueError, type(None)]


@BOTH
def test_stop_iteration_is_a_runtime_error(of):
    """PEP 479"""
    stop = StopIteration("raised")
    g = of.raiser(stop)
    next(g)
    with pytest.raises(RuntimeError, match="^generator raised StopIteration$") as raised:
        next(g)
    assert raised.value.__cause__ is raised.value.__context__ is stop
    assert raised.value.__suppress_context__


@BOTH
def test_generator_exit_comes_back_as_it_was_thrown(of):
    g = of.countdown(2)
    next(g)
    leaving = GeneratorExit("leaving")
    with pytest.raises(GeneratorExit) as raised:
        g.throw(leaving)
    assert raised.value is leaving


def test_an_error_of_std_is_raised_and_nothing_of_pythons_is_caught_as_one():
    log = []
    g = rust.reads("/no such file", log)
    assert next(g) == "/no such file"
    with pytest.raises(FileNotFoundError):
        next(g)
    assert log == ["finally"]

    log = []
    g = rust.reads("/no such file", log)
    next(g)
    error = KeyError("thrown")
    with pytest.raises(KeyError) as raised:
        g.throw(error)
    assert raised.value is error
    assert log == ["finally"]
    assert list(g) == []


def test_an_error_of_the_programs_own_is_caught_and_raised():
    g = rust.looks_up()
    assert next(g) == "nothing yet"
    assert g.throw(IndexError("an index")) == "an index"
    with pytest.raises(KeyError, match="secret"):
        g.throw(LookupError("secret"))
    g = rust.looks_up()
    next(g)
    error = ValueError("of another kind")
    with pytest.raises(ValueError) as raised:
        g.throw(error)
    assert raised.value is error


def test_a_panic_ends_the_generator():
    log = []
    g = rust.panics(log)
    assert next(g) == 1
    with pytest.raises(BaseException, match="a bug in the body") as raised:
        next(g)
    assert raised.type.__name__ == "PanicException"
    assert not isinstance(raised.value, Exception)
    assert log == ["dropped"]
    assert list(g) == []
    assert not g.gi_running


def test_what_can_not_be_converted_leaves_the_generator_where_it_is():
    g = rust.typed(python.echo())
    with pytest.raises(TypeError):
        next(g)  # Its first value is `None`, which is no number.
    g = rust.typed(iter([1, 2]))
    assert next(g) == 1
    with pytest.raises(TypeError):
        g.send(5)  # It is sent text.
    with pytest.raises(AttributeError, match="has no attribute 'send'"):
        g.send("text")


@BOTH
def test_resuming_itself_is_refused(of):
    me = []
    g = of.runs_itself(me)
    me.append(g)
    assert next(g) == 1
    with pytest.raises(ValueError, match="^generator already executing$"):
        next(g)
    assert list(g) == []


@BOTH
def test_whatever_it_is_asked_while_it_runs(of):
    refused = []

    def inner():
        for action in g.close, lambda: g.throw(KeyError), lambda: g.send(None), lambda: next(g):
            try:
                action()
            except ValueError as error:
                refused.append(str(error))
        yield g.__name__, repr(g)[:27], g.gi_running

    g = of.delegator(inner())
    assert next(g) == ("delegator", "<generator object delegator", True)
    assert refused == ["generator already executing"] * 4
