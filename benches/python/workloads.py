"""The same work in Python: `workloads.py [--quick] [--only TEXT]` prints the lines that the Rust program prints, but for ratios.

`time`, the workload, the drive, `CPython`, nanoseconds per item.
"""

import itertools
import statistics
import sys
import time

MASK = (1 << 64) - 1


def counter(end, step):
    n = 0
    while n < end:
        yield n
        n += step


def filter_map(end):
    for n in range(end):
        if n % 3 != 1:
            yield n * n


def nested(n):
    for x in range(n):
        for y in range(x, n):
            if (x ^ y) & 1 == 0:
                yield x * y
        yield x


def fibonacci(count):
    a, b = 0, 1
    for _ in range(count):
        yield a
        a, b = b, a + b & MASK


def tokens(text):
    at = 0
    while at < len(text):
        start = at
        byte = text[at : at + 1]
        at += 1
        if not byte.isspace():
            if byte.isalpha():
                while at < len(text) and text[at : at + 1].isalnum():
                    at += 1
            elif byte.isdigit():
                while at < len(text) and text[at : at + 1].isdigit():
                    at += 1
            yield text[start:at]


def buffer(count):
    held = bytearray(4096)
    for i in range(count):
        at = i * 2_654_435_761 & 4095
        held[at] = held[at] + i & 255
        yield held[at]


def permutations(items):
    items = bytearray(items)
    counts = [0] * 10
    yield bytes(items)
    i = 1
    while i < 10:
        if counts[i] < i:
            j = 0 if i % 2 == 0 else counts[i]
            items[i], items[j] = items[j], items[i]
            yield bytes(items)
            counts[i] += 1
            i = 1
        else:
            counts[i] = 0
            i += 1


def running_total():
    total = 0
    while True:
        total += yield total


def averager():
    total = 0.0
    count = 0
    average = 0.0
    while True:
        term = yield
        if term is None:
            return average
        total += term
        count += 1
        average = total / count


def grouper(results):
    while True:
        results.append((yield from averager()))


def delegation(depth, count):
    if depth == 0:
        yield from range(count)
    else:
        yield from delegation(depth - 1, count)


def walk(node):
    left, value, right = node
    if left:
        yield from walk(left)
    yield value
    if right:
        yield from walk(right)


def balanced(levels, value):
    return levels and (balanced(levels - 1, 2 * value), value, balanced(levels - 1, 2 * value + 1))


def degenerate(count):
    node = None
    for value in range(count):
        node = (node, value, None)
    return node


def without(inner, number):
    for n in inner:
        if n & 1023 != number:
            yield n


def pipeline():
    numbers = iter(range(1100))
    for number in range(1000):
        numbers = without(numbers, number)
    return numbers


def sent(make, values):
    """What comes back, as an iterator."""
    it = make()
    next(it)
    return map(it.send, values)


GROUP = [float(n & 255) for n in range(500)] + [None]
BALANCED, DEGENERATE = balanced(14, 1), degenerate(900)
LINE = b"let total1 = price * (100 + tax) / 100;\n"

# The trees and the pipeline are as deep as in Rust, where Python's limit of recursion lets them.
WORKLOADS = {
    "counter": lambda: counter(300_000, 3),
    "filter-map": lambda: filter_map(75_000),
    "nested loops": lambda: nested(500),
    "Fibonacci": lambda: fibonacci(100_000),
    "tokenizer": lambda: tokens(LINE * 500),
    "4 KiB buffer": lambda: buffer(20_000),
    "permutations of 10": lambda: itertools.islice(permutations(range(10)), 100_000),
    "running total": lambda: sent(running_total, range(100_000)),
    "averager, grouper": lambda: sent(lambda: grouper([]), GROUP * 100),
    "delegation, depth 1": lambda: delegation(1, 50_000),
    "delegation, depth 16": lambda: delegation(16, 50_000),
    "delegation, depth 256": lambda: delegation(256, 10_000),
    "tree, balanced": lambda: walk(BALANCED),
    "tree, degenerate": lambda: walk(DEGENERATE),
    "pipeline of 1,000 filters": pipeline,
}

# Python's own loop costs as much again as what is measured, so the body of this one does nothing. `sum` only where there
# are numbers to add, and no box.
DRIVES = {
    "for": lambda it: sum(1 for _ in it),
    "sum": sum,
}
BOXED = ("delegation", "tree", "pipeline")
NO_SUM = (*BOXED, "tokenizer", "permutations", "running", "averager")


def main():
    sys.setrecursionlimit(10_000)
    runs = 3 if "--quick" in sys.argv else 9
    only = sys.argv[sys.argv.index("--only") + 1] if "--only" in sys.argv else ""
    for name, make in WORKLOADS.items():
        if only not in name:
            continue
        items = sum(1 for _ in make())
        for drive, run in DRIVES.items():
            if drive == "sum" and name.startswith(NO_SUM):
                continue
            times = []
            for _ in range(runs):
                it = make()
                start = time.thread_time_ns()
                run(it)
                times.append((time.thread_time_ns() - start) / items)
            drive = "boxed" if name.startswith(BOXED) else drive
            print("time", name, drive, "CPython", f"{statistics.median(times):.3f}", sep="\t")


if __name__ == "__main__":
    main()
