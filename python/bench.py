#!/usr/bin/env python3
"""Generators of Rust's beside the same ones of CPython's: prints the section of BENCHMARKS.md.

    scripts/bench --python [--quick]

makes a virtual environment as `python/ci` does, installs the wheel of demo/, and runs this there. The two take turns in short rounds, on the
processor's clock; a figure is the median over the rounds, a ratio the median of the ratios within a round.
"""

import argparse
import collections
import contextlib
import gc
import importlib
import os
import pathlib
import platform
import statistics
import sys
import tempfile
import time

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent / "tests"))
python = importlib.import_module("demo_in_python")
rust = importlib.import_module("genfn_demo")

CODE = """
IF quantity THEN
    total := total + price * quantity * 3.5;
    tax := price * 0.05;
ENDIF;
FOR item
    IF item THEN
        subtotal := subtotal + item * 12 - discount / 4;
        GOSUB report;
    ENDIF;
NEXT;
"""
LINE = '%s - - [24/Feb/2008:00:08:59 -0600] "GET %s HTTP/1.1" %d %s\n'


def drain(iterator):
    collections.deque(iterator, maxlen=0)


def log(folder):
    """The log of a web server, in two files."""
    paths = []
    for part in range(2):
        path = pathlib.Path(folder) / f"access-log-{part}"
        hosts = [f"140.180.{n % 200}.{n % 7}" for n in range(1500)]
        requests = ["/ply/ply.html", "/ply/ply-2.3.tar.gz", "/favicon.ico", "/python/", "/~beazley/index.html"]
        path.write_text(
            "".join(
                LINE % (host, requests[n % 5], 404 if n % 5 == 2 else 200, "-" if n % 9 == 0 else n * 37)
                for n, host in enumerate(hosts)
            )
        )
        paths.append(str(path))
    return paths, 3000


class Quiet:
    """Where countdown prints to."""

    def write(self, text):
        pass

    def flush(self):
        pass


def workloads(paths, lines):
    """Name, items, what an item is, the work: a function of the module; and the bar: how many times faster it is to be."""
    code = CODE * 60
    tokens = len(list(python.tokenize(code)))

    def tree(low, high):
        middle = (low + high) // 2
        return (tree(low, middle), middle, tree(middle + 1, high)) if low < high else None

    balanced = tree(0, 5000)

    def loop(of):
        for _ in of.countdown(20_000):
            pass

    def calls(of):
        g = of.countdown(20_000)
        for _ in range(20_000):
            next(g)

    def sends(of):
        g = of.running_total()
        next(g)
        send = g.send
        for term in range(20_000):
            send(term)

    def averages(of):
        results = {}
        group = of.grouper(results, "key")
        next(group)
        send = group.send
        for _ in range(2_000):
            for term in 1.0, 2.0, 3.0, 4.0, None:
                send(term)

    def around(of):
        def outer():
            yield from of.countdown(20_000)

        drain(outer())

    def made(of):
        for _ in range(5_000):
            list(of.levels(0, 2))

    def throws(of):
        error = KeyError()
        for _ in range(2_000):
            g = of.averager()
            next(g)
            try:
                g.throw(error)
            except KeyError:
                pass

    def cat(of):
        def source():
            for _ in range(20_000):
                yield "a line"

        drain(of.gen_cat([source()]))

    def pipeline(of):
        return of.bytes_sum(of.apache_log(of.gen_grep("GET", of.gen_cat(of.gen_open(paths)))))

    def found(of):
        drain(of.gen_grep("nothing like it", of.gen_cat(of.gen_open(paths))))

    def staged(of):
        drain(of.gen_grep("nothing like it", of.gen_cat([of.gen_cat([of.gen_cat(of.gen_open(paths))])])))

    def mapped(of):
        log = of.apache_log(of.gen_grep(r"ply-.*\.gz", of.gen_cat(of.gen_open(paths))))
        return of.bytes_sum(of.field_map(log, "bytes", int))

    def records(of):
        drain(of.apache_log(of.gen_cat(of.gen_open(paths))))

    return [
        ("countdown, a `for` loop", 20_000, "value", loop, 1),
        ("countdown, `next(g)`", 20_000, "value", calls, 1),
        ("running total, `g.send(n)`", 20_000, "value", sends, None),
        ("averager and grouper, sends through `yield from`", 10_000, "value", averages, None),
        ("`yield from` in Python over it", 20_000, "value", around, None),
        ("`yield from`, 10 levels deep", 20_000, "value", lambda of: drain(of.levels(10, 20_000)), None),
        ("a tree of tuples, walked", 5_000, "node", lambda of: drain(of.walk(balanced)), None),
        ("tokenizer", tokens, "token", lambda of: drain(of.tokenize(code)), 10),
        ("log pipeline: open, cat, grep, fields, sum of bytes", lines, "line", pipeline, 10),
        ("open, cat, grep that finds nothing", lines, "line", found, None),
        ("the same through two more `gen_cat`s", lines, "line", staged, None),
        ("the log pipeline, of a fifth of the lines, and `field_map(…, int)`", lines, "line", mapped, None),
        ("log as records in Python: open, cat, fields", lines, "line", records, None),
        ("`gen_cat` over a generator of Python's", 20_000, "line", cat, None),
        ("made, and two values taken", 5_000, "generator", made, None),
        ("made, started, thrown into", 2_000, "generator", throws, None),
    ]


def measured(work, items, rounds):
    """Nanoseconds per item of both, and the ratio."""
    times = {python: [], rust: []}
    assert work(python) == work(rust)
    for turn in range(rounds):
        for module in (python, rust) if turn % 2 else (rust, python):
            start = time.process_time_ns()
            work(module)
            times[module].append((time.process_time_ns() - start) / items)
    ratio = statistics.median(there / here for there, here in zip(times[python], times[rust]))
    return statistics.median(times[python]), statistics.median(times[rust]), ratio


def processor():
    with contextlib.suppress(OSError), open("/proc/cpuinfo") as info:
        for line in info:
            if line.startswith("model name"):
                return line.split(":", 1)[1].strip()
    return platform.processor() or platform.machine()


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--quick", action="store_true", help="few rounds")
    parser.add_argument("--only", metavar="TEXT", default="", help="only workloads whose names contain it")
    options = parser.parse_args()
    rounds = 9 if options.quick else 61
    rows = []
    gc.disable()
    with tempfile.TemporaryDirectory() as folder, contextlib.redirect_stdout(Quiet()):
        for name, items, item, work, bar in workloads(*log(folder)):
            if options.only not in name:
                continue
            there, here, ratio = measured(work, items, rounds)
            verdict = "" if bar is None else f"≥ {bar}: " + ("met" if ratio >= bar / 1.03 else "**not met**")
            rows.append(f"| {name} | {item} | {there:,.0f} | {here:,.0f} | {ratio:.2f} | {verdict} |")
            print(name, file=sys.stderr)
    print(
        f"""## Python, both ways

Generators in Python that run in Rust ([python/demo](python/demo)) beside the same ones in Python
([python/tests/demo_in_python.py](python/tests/demo_in_python.py)): nanoseconds per item, and how many times faster the Rust ones are. Both
are driven from Python, take turns in short rounds, on the processor's clock; a ratio is the median of those within a round. Written by
`scripts/bench --python`.

- {processor()}, {os.cpu_count()} cores, {platform.system()}
- CPython {platform.python_version()}

| | item | CPython, ns | Rust, ns | times faster | bar |
| --- | --- | ---: | ---: | ---: | --- |"""
    )
    print(*rows, sep="\n")
    print(
        """
Where it is not as fast as it is meant to be, and why:

- **The log pipeline.** No object of Python's is made for a line or a field, but each stage is a generator that whoever holds it may resume as well. So a
  line goes through a lock, an indirect call and several moves at each of four stages: see what two more `gen_cat`s take. There CPython, whose `yield from`
  stays inside the interpreter, is nearly as fast. It reads lines and matches them in C, too, and so loses least where nothing else is done: see the grep that
  finds nothing.
- **`g.send(n)`** is a call of a method with an argument: what PyO3 does to take it is what the body saves.
- **`gen_cat` over a generator of Python's**: each line becomes a `String` and a `str` again. One that yields `Py<PyAny>` hands the object on.
- **Thrown into:** an exception that leaves a body gets a line in its traceback, for which a code object and a frame are made."""
    )


if __name__ == "__main__":
    main()
