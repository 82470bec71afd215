"""What `genfn_demo` does, in Python: David Beazley's generators, the tokenizer of the documentation of `re`."""

import re
from typing import NamedTuple


class Average(NamedTuple):
    count: int
    average: float | None


def countdown(n):
    print("Counting down from", n)
    while n > 0:
        yield n
        n -= 1
    print("Done counting down")


def running_total():
    total = 0
    while True:
        total += yield total


def averager():
    total = 0.0
    count = 0
    average = None
    while True:
        term = yield
        if term is None:
            break
        total += term
        count += 1
        average = total / count
    return Average(count, average)


def grouper(results, key):
    while True:
        results[key] = yield from averager()


def walk(tree):
    left, number, right = tree
    if left:
        yield from walk(left)
    yield number
    if right:
        yield from walk(right)


def levels(depth, count):
    if depth > 0:
        yield from levels(depth - 1, count)
    else:
        yield from range(count)


def gen_open(paths):
    for path in paths:
        yield open(path)


def gen_cat(sources):
    for source in sources:
        yield from source


def gen_grep(pattern, lines):
    pattern = re.compile(pattern)
    for line in lines:
        if pattern.search(line):
            yield line


LOG = re.compile(r'(\S+) (\S+) (\S+) \[(.*?)\] "(\S+) (\S+) (\S+)" (\S+) (\S+)')
COLUMNS = ("host", "referrer", "user", "datetime", "method", "request", "proto", "status", "bytes")


def apache_log(lines):
    groups = (LOG.match(line) for line in lines)
    tuples = (g.groups() for g in groups if g)
    return field_map(field_map((dict(zip(COLUMNS, t)) for t in tuples), "bytes", to_bytes), "status", int)


def to_bytes(text):
    return int(text) if text != "-" else 0


def field_map(records, name, function):
    for record in records:
        record[name] = function(record[name])
        yield record


def bytes_sum(records):
    return sum(record["bytes"] for record in records)


KEYWORDS = ("IF", "THEN", "ENDIF", "FOR", "NEXT", "GOSUB", "RETURN")


def tokenize(code, keywords=None):
    keywords = KEYWORDS if keywords is None else keywords
    token_specification = [
        ("NUMBER", r"\d+(\.\d*)?"),
        ("ASSIGN", r":="),
        ("END", r";"),
        ("ID", r"[A-Za-z]+"),
        ("OP", r"[+\-*/]"),
        ("NEWLINE", r"\n"),
        ("SKIP", r"[ \t]+"),
        ("MISMATCH", r"."),
    ]
    tok_regex = "|".join("(?P<%s>%s)" % pair for pair in token_specification)
    line_num = 1
    line_start = 0
    for mo in re.finditer(tok_regex, code):
        kind = mo.lastgroup
        value = mo.group()
        column = mo.start() - line_start
        if kind == "NUMBER":
            value = float(value) if "." in value else int(value)
        elif kind == "ID" and value in keywords:
            kind = value
        elif kind == "NEWLINE":
            line_start = mo.end()
            line_num += 1
            continue
        elif kind == "SKIP":
            continue
        elif kind == "MISMATCH":
            raise RuntimeError(f"{value!r} unexpected on line {line_num}")
        yield kind, value, line_num, column
