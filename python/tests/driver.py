"""Drives a generator, and writes down what it shows. The same for one of Python's and one of Rust's."""

import inspect
import sys
import traceback


def described(error):
    """An exception: its class, what it was made of, what it came of."""
    seen = [type(error).__name__, *map(repr, error.args)]
    if error.__cause__ is not None:
        seen.append(["from", *described(error.__cause__)])
    return seen


def functions(error):
    """The functions in its traceback but for the driver's own."""
    return [frame.name for frame in traceback.extract_tb(error.__traceback__) if frame.filename != __file__]


def looks(generator):
    """What can be seen of it between two steps."""
    inner = generator.gi_yieldfrom
    return {
        "state": inspect.getgeneratorstate(generator),
        "running": generator.gi_running,
        "suspended": generator.gi_suspended,
        "has a frame": generator.gi_frame is not None,
        "delegates to": None if inner is None else kind(inner),
    }


def kind(inner):
    """The class of what is delegated to; both kinds of generators are generators."""
    return "generator" if type(inner).__name__ == "generator" else type(inner).__name__


def step(action):
    """What a step comes to."""
    try:
        return ["yielded", repr(action())]
    except StopIteration as stop:
        return ["stopped", repr(stop.value), *map(repr, stop.args)]
    except BaseException as error:
        return ["raised", *described(error), "through", functions(error)]


def closes(generator):
    """`close`, which tells since 3.13 what was returned."""
    try:
        returned = generator.close()
    except BaseException as error:
        return ["raised", *described(error), "through", functions(error)]
    if sys.version_info >= (3, 13):
        return ["closed", repr(returned)]
    return ["closed"]


# What can be done to a generator. Exceptions are made anew each time.
STEPS = {
    "next": lambda g: step(lambda: next(g)),
    "send None": lambda g: step(lambda: g.send(None)),
    "send 7": lambda g: step(lambda: g.send(7)),
    "throw ValueError": lambda g: step(lambda: g.throw(ValueError("thrown"))),
    "throw KeyError": lambda g: step(lambda: g.throw(KeyError("thrown"))),
    "throw GeneratorExit": lambda g: step(lambda: g.throw(GeneratorExit())),
    "throw StopIteration": lambda g: step(lambda: g.throw(StopIteration("thrown"))),
    "throw class": lambda g: step(lambda: g.throw(ValueError)),
    "throw three": lambda g: step(lambda: g.throw(ValueError, "thrown", None)),
    "close": closes,
    "for": lambda g: step(lambda: [value for value, _ in zip(g, range(4))]),
}


def transcript(generator, steps):
    """All that is seen of it."""
    seen = [looks(generator)]
    for name in steps:
        seen += [name, STEPS[name](generator), looks(generator)]
    return seen
