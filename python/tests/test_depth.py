"""Generators that resume each other, or drop each other, deeper than the stack is. Each program has a process to itself: it may crash it."""

import pytest

from processes import run as run_alone

# `tower` is a generator that delegates to one that delegates to one ..., each made when the one before it is resumed.
PROLOGUE = """
import sys, threading

class Floor:
    def __init__(self, depth):
        self.depth = depth

    def __iter__(self):
        return of.delegator(Floor(self.depth - 1)) if self.depth else of.countdown(2)

def tower(depth):
    return iter(Floor(depth))

def outcome(action):
    try:
        return action()
    except RecursionError as error:
        return [type(error).__name__, str(error).split(" while")[0]]
"""


def run(pytestconfig, module, program):
    return run_alone(pytestconfig, module, PROLOGUE + program)


BOTH = pytest.mark.parametrize("module", ["twins", "genfn_python_tests"], ids=["python", "rust"])


@BOTH
def test_a_tower_that_is_not_too_high(pytestconfig, module):
    assert run(pytestconfig, module, "print(list(tower(100))[:2])") == "[2, 1]\n"


@BOTH
def test_who_goes_too_deep_gets_a_recursion_error(pytestconfig, module):
    program = """
g = tower(100_000)
print(outcome(lambda: next(g)))
print(outcome(lambda: next(g, "ended")))
print(next(tower(100)))
"""
    assert run(pytestconfig, module, program) == (
        "['RecursionError', 'maximum recursion depth exceeded']\nended\n2\n"
    )


@BOTH
def test_a_callable_that_resumes_another_goes_too_deep(pytestconfig, module):
    program = """
class Down:
    def __iter__(self):
        return self

    def __next__(self):
        return next(of.delegator(Down()))

print(outcome(lambda: next(of.delegator(Down()))))
print(next(tower(100)))
"""
    assert run(pytestconfig, module, program) == "['RecursionError', 'maximum recursion depth exceeded']\n2\n"


def test_in_a_thread_whose_stack_is_small(pytestconfig):
    program = """
threading.stack_size(1 << 19)
def work():
    print(next(tower(5)))
    print(outcome(lambda: next(tower(100_000))))
thread = threading.Thread(target=work)
thread.start()
thread.join()
"""
    assert run(pytestconfig, "genfn_python_tests", program) == "2\n['RecursionError', 'maximum recursion depth exceeded']\n"


@BOTH
@pytest.mark.parametrize("end", ["del g", "g.close()", "outcome(lambda: g.throw(KeyError))"])
def test_a_tower_that_was_too_high_by_little_is_left(pytestconfig, module, end):
    """As high as it can be, suspended: then closed, thrown into, dropped."""
    program = f"""
sys.unraisablehook = lambda told: None
low, high = 1, 100_000
while low + 1 < high:
    middle = (low + high) // 2
    low, high = (middle, high) if outcome(lambda: next(tower(middle))) == 2 else (low, middle)
g = tower(low - 1)
print(next(g))
try:
    {end}
except (RecursionError, KeyError):
    pass
print(next(tower(100)))
"""
    assert run(pytestconfig, module, program) == "2\n2\n"


@BOTH
def test_a_long_chain_is_dropped(pytestconfig, module):
    program = """
log = []
first = of.finalizer(log)
next(first)
g = first
del first
for _ in range(100_000):
    g = of.delegator(g)
del g
print(log)
"""
    assert run(pytestconfig, module, program) == "['begins', 'exit', 'finally']\n"
