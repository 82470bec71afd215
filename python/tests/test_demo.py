"""The wheel: what each of its generators does is what the same one in Python does."""

import importlib.metadata
import importlib.util
import inspect
import itertools
import pathlib
import subprocess
import sys
import textwrap

import demo_in_python as python
import genfn_demo as rust
import pytest

from driver import STEPS, transcript

LOG = [
    '10.0.0.1 - - [24/Feb/2008:00:08:59 -0600] "GET /ply/ply.html HTTP/1.1" 200 97238\n',
    '10.0.0.2 - - [24/Feb/2008:00:09:00 -0600] "GET /favicon.ico HTTP/1.1" 404 133\n',
    "no line of a log\n",
    '10.0.0.1 - bob [24/Feb/2008:00:09:01 -0600] "GET /ply/ply-2.3.tar.gz HTTP/1.0" 304 -\n',
    '10.0.0.3 - - [24/Feb/2008:00:09:02 [x] -0600] "GET /ünï HTTP/1.0" 200 7',
]

CODE = """
IF quantity THEN
    total := total + price * quantity * 3.25;
    tax := price * 0.05;  \t big := 123456789012345678901234567890;
ENDIF;
"""


@pytest.fixture
def paths(tmp_path):
    files = []
    for n in range(3):
        files.append(tmp_path / f"access-log-{n}")
        files[-1].write_text("".join(LOG) if n else "".join(LOG[:2]), encoding="utf-8")
    return [*map(str, files)]


def both(of):
    return of(rust), of(python)


def same(of):
    here, there = both(of)
    assert here == there
    return here


def seen(generator, steps):
    """But for what it delegates to in Rust: that is no object, and has no line in a traceback."""
    parts = []
    for part in transcript(generator, steps):
        if isinstance(part, dict):
            part = part["state"]
        elif part[-2:-1] == ["through"]:
            part = [*part[:-1], [name for name, _ in itertools.groupby(part[-1])]]
        parts.append(part)
    return parts


def test_countdown(capsys):
    printed = []
    for module in rust, python:
        assert list(module.countdown(3)) == [3, 2, 1]
        printed.append(capsys.readouterr().out)
    assert printed[0] == printed[1] == "Counting down from 3\nDone counting down\n"


def test_running_total():
    for steps in ["next", "send 7", "send 7", "throw ValueError"], ["send 7", "next", "close", "next"]:
        same(lambda of: transcript(of.running_total(), steps))
    # An `int` in Rust: `None` is none, and leaves it where it is.
    g = rust.running_total()
    next(g)
    with pytest.raises(TypeError):
        next(g)
    assert g.send(5) == 5


def test_averager_and_grouper():
    data = {"girls;kg": [40.9, 38.5, 44.3], "girls;m": [1.6, 1.51], "boys;kg": []}
    results = []
    for module in rust, python:
        found = {}
        for key, values in data.items():
            group = module.grouper(found, key)
            next(group)
            for value in values:
                group.send(value)
            group.send(None)
        results.append({key: (average.count, average.average) for key, average in found.items()})
    assert results[0] == results[1]
    assert results[0]["girls;m"] == (2, 1.5550000000000002)
    average = next(iter(found.values()))
    assert repr(average).startswith("Average(count=3, average=")


def test_trees():
    def tree(low, high):
        middle = (low + high) // 2
        return (tree(low, middle), middle, tree(middle + 1, high)) if low < high else None

    assert same(lambda of: list(of.walk(tree(0, 100)))) == list(range(100))
    assert same(lambda of: list(of.levels(10, 5))) == [0, 1, 2, 3, 4]
    same(lambda of: seen(of.levels(3, 2), ["next", "throw KeyError", "next"]))


def test_a_tree_that_is_deeper_than_pythons_stack():
    tree = None
    for n in range(50_000):
        tree = (tree, n, None)
    assert sum(rust.walk(tree)) == sum(range(50_000))
    while tree is not None:  # Its tuples are let go one by one: Python's own way to do so is deep, too.
        tree = tree[0]


def test_the_pipeline(paths):
    lines = same(lambda of: list(of.gen_cat(of.gen_open(paths))))
    assert len(lines) == 12
    assert same(lambda of: list(of.gen_grep(r"ply-.*\.gz", of.gen_cat(of.gen_open(paths))))) == [LOG[3]] * 2
    records = same(lambda of: list(of.apache_log(of.gen_cat(of.gen_open(paths)))))
    assert records[0] == {
        "host": "10.0.0.1",
        "referrer": "-",
        "user": "-",
        "datetime": "24/Feb/2008:00:08:59 -0600",
        "method": "GET",
        "request": "/ply/ply.html",
        "proto": "HTTP/1.1",
        "status": 200,
        "bytes": 97238,
    }
    assert [*records[0]] == [*python.COLUMNS]

    def whole(of):
        log = of.apache_log(of.gen_grep("GET", of.gen_cat(of.gen_open(paths))))
        return of.bytes_sum(of.field_map(log, "host", str.upper))

    assert same(whole) == 3 * (97238 + 133) + 2 * 7


def test_stages_of_both_kinds_go_together(paths):
    expected = python.bytes_sum(python.apache_log(python.gen_cat(python.gen_open(paths))))
    for a in rust, python:
        for b in rust, python:
            for c in rust, python:
                for d in rust, python:
                    lines = b.gen_cat(a.gen_open(paths))
                    records = c.field_map(c.apache_log(lines), "bytes", lambda n: n + 1)
                    count = len(list(c.apache_log(b.gen_cat(a.gen_open(paths)))))
                    assert d.bytes_sum(records) == expected + count


def test_records_of_python_are_changed_in_place():
    record = {"bytes": "5", "more": None}
    for of in rust, python:
        record["bytes"] = "5"
        (mapped,) = of.field_map([record], "bytes", int)
        assert mapped is record and record["bytes"] == 5
        assert of.bytes_sum([record]) == 5
        with pytest.raises(KeyError, match="nothing"):
            list(of.field_map([record], "nothing", int))


def test_errors_of_the_pipeline(paths):
    for of in rust, python:
        with pytest.raises(FileNotFoundError):
            list(of.gen_cat(of.gen_open(["/no such file"])))
        with pytest.raises(ValueError):
            list(of.apache_log([LOG[0].replace("97238", "many")]))
        with pytest.raises(ZeroDivisionError):
            list(of.field_map(of.apache_log(LOG), "bytes", lambda n: n // 0))
    with pytest.raises(ValueError):
        rust.gen_grep("(", [])


def test_tokens():
    tokens = same(lambda of: list(of.tokenize(CODE)))
    assert tokens[0] == ("IF", "IF", 2, 0)
    assert ("NUMBER", 3.25, 3, CODE.splitlines()[2].index("3.25")) in tokens
    assert tokens[-2:] == [("ENDIF", "ENDIF", 5, 0), ("END", ";", 5, 5)]
    same(lambda of: list(of.tokenize("WHILE x", ["WHILE"])))
    same(lambda of: list(of.tokenize("")))
    for code in "a $ b", "é", "a\nb : = 1", "'":
        same(lambda of: transcript(of.tokenize(code), ["next", "next", "next"]))


def test_every_pair_of_steps():
    for make in [
        lambda of: of.averager(),
        lambda of: of.tokenize("a := 1"),
        lambda of: of.gen_cat([["a"], ["b"]]),
        lambda of: of.gen_grep("a", ["a", "b", "a"]),
    ]:
        for first in STEPS:
            for second in STEPS:
                if first == "send 7" or second == "send 7":
                    continue  # An average is another class here.

                def shown(of):
                    parts = seen(make(of), ["next", first, second])
                    return [str(part).replace("Average(count=0, average=None)", "average") for part in parts]

                same(shown)


def test_names():
    for name in ["countdown", "levels", "walk", "averager", "gen_cat", "tokenize"]:
        assert callable(getattr(rust, name))
    assert rust.levels(1, 1).__name__ == "levels"
    assert rust.gen_cat([]).__qualname__ == "gen_cat"
    assert inspect.getgeneratorstate(rust.averager()) == "GEN_CREATED"


MYPY = pytest.mark.skipif(importlib.util.find_spec("mypy") is None, reason="mypy is not installed")

PROGRAM = '''
from collections.abc import Generator, Iterator

from genfn_demo import Average, averager, bytes_sum, apache_log, countdown, field_map, gen_cat, gen_grep, gen_open, grouper, tokenize


def outer() -> Generator[int, None, None]:
    yield from countdown(3)


def average_of(*terms: float) -> Average:
    g = averager()
    next(g)
    try:
        for term in terms:
            g.send(term)
        g.send(None)
    except StopIteration as stop:
        average: Average = stop.value
        return average
    raise AssertionError


def logs(paths: list[str]) -> int:
    lines: Iterator[str] = gen_grep("GET", gen_cat(gen_open(paths)))
    return bytes_sum(field_map(apache_log(lines), "status", str))


results: dict[str, Average] = {}
group = grouper(results, "all")
total: int = sum(outer())
kinds: list[str] = [kind for kind, _, _, _ in tokenize("a := 1")]
reveal = average_of(1.0, 2.0).average
if reveal is not None:
    print(reveal + 1)
'''


@MYPY
def test_the_stubs_are_strict(tmp_path):
    program = tmp_path / "program.py"
    program.write_text(textwrap.dedent(PROGRAM))
    command = [sys.executable, "-m", "mypy", "--strict", "--cache-dir", str(tmp_path / "cache"), str(program)]
    done = subprocess.run(command, capture_output=True, text=True, cwd=tmp_path)
    assert done.returncode == 0, done.stdout + done.stderr

    # They say something: what is wrong is found.
    program.write_text("from genfn_demo import countdown\nx: str = next(countdown(3))\ncountdown('3')\n")
    done = subprocess.run(command, capture_output=True, text=True, cwd=tmp_path)
    assert done.stdout.count("error:") == 2, done.stdout


@MYPY
def test_the_stubs_are_those_of_the_module(tmp_path):
    # Maturin puts the module into a package of its name, which has all that is in it.
    allowed = tmp_path / "allowed"
    allowed.write_text("genfn_demo.genfn_demo\n")
    command = [sys.executable, "-m", "mypy.stubtest", "genfn_demo", "--allowlist", str(allowed)]
    done = subprocess.run(command, capture_output=True, text=True, cwd=tmp_path)
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_wheel_says_that_it_has_types():
    files = {pathlib.PurePath(file).name for file in importlib.metadata.files("genfn-demo") or []}
    assert "py.typed" in files
