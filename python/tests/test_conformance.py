"""The programs of `tests/conformance` with Rust's generators in place of their own: they print the same."""

import pathlib
import subprocess
import sys

import pytest
from ported import CONFORMANCE

# Async generators stay in Rust: nothing here makes one of Python's of them.
CASES = sorted(
    str(path.relative_to(CONFORMANCE).with_suffix(""))
    for path in CONFORMANCE.glob("*/*.out")
    if path.parent.name != "asyncgen"
)

# What the generators of these ports take, or where they stand: nothing of it can be made of Python's objects. What these programs are about
# is tested otherwise, by the twins.
NOT_EXPORTED = {
    "a closure": ["conjoin/flat", "conjoin/knights", "conjoin/queens", "pep479/raised_by_a_call"],
    "a borrow of a local": [
        "coroutine/sum_of_sent",
        "email/combinations",
        "pep255/tree_iterative",
        "pep255/tree_recursive",
    ],
    "a handle that several own, which is the port's own": [
        "delegation/loop_of_delegation",
        "delegation/running_while_delegating",
        "delegation/running_while_thrown_into",
        "pep255/already_executing",
    ],
    "a type of the port's own": [
        "close/releases_locals",
        "delegation/custom_generator_is_sent_a_tuple",
        "pep342/trampoline",
    ],
    "it is primed, and the program primes it": ["pep342/primed"],
    "it stands in a method or in another function": [
        "email/disjoint_sets",
        "fun/fibonacci_tee",
        "syntax/nested_generator_functions",
    ],
    "the program has no generator of its own": ["delegation/value_of_stop_iteration"],
}

# These look at what is not as in Python.
DIFFERENT = {
    "delegation/send_to_an_iterable": "what is sent to an iterator is a panic in Rust: see tests/conformance/README.md",
    "generator/delegates_to": "`gi_yieldfrom` of a Rust generator that delegates to a Rust one is `None`: that is no object",
    "generator/delegation_is_on_the_stack": "generators in Rust have no frames on Python's stack while they run",
}


def run(config, case):
    command = [sys.executable, str(pathlib.Path(__file__).with_name("ported.py")), str(config.importable), case]
    return subprocess.run(command, capture_output=True, text=True)


def not_exported():
    return {case for cases in NOT_EXPORTED.values() for case in cases}


@pytest.mark.parametrize("case", [case for case in CASES if case not in not_exported() and case not in DIFFERENT])
def test_it_prints_the_same(pytestconfig, case):
    done = run(pytestconfig, case)
    assert done.returncode == 0, done.stderr
    assert done.stderr.splitlines()[0].split(), "none of its generators was replaced"
    assert done.stdout == (CONFORMANCE / f"{case}.out").read_text()


@pytest.mark.parametrize("case", sorted(not_exported()))
def test_none_of_its_generators_can_be_replaced(pytestconfig, case):
    done = run(pytestconfig, case)
    assert done.returncode == 0, done.stderr
    assert done.stderr.splitlines()[0].split() == []


@pytest.mark.parametrize("case", DIFFERENT)
def test_it_is_different(pytestconfig, case):
    assert run(pytestconfig, case).stdout != (CONFORMANCE / f"{case}.out").read_text()
