"""Generators that are written in Rust with genfn."""

from collections.abc import Callable, Generator, Iterable, MutableMapping, Sequence
from typing import Any, final

__all__ = [
    "Average",
    "apache_log",
    "averager",
    "bytes_sum",
    "countdown",
    "field_map",
    "gen_cat",
    "gen_grep",
    "gen_open",
    "grouper",
    "levels",
    "running_total",
    "tokenize",
    "walk",
]

@final
class Average:
    """The average of so many numbers; of none it is `None`."""

    @property
    def count(self) -> int: ...
    @property
    def average(self) -> float | None: ...
    def __eq__(self, other: object, /) -> bool: ...

def countdown(n: int) -> Generator[int, None, None]:
    """Counts down from `n` to 1."""

def running_total() -> Generator[int, int, None]:
    """The sum of the numbers that it is sent."""

def averager() -> Generator[None, float | None, Average]:
    """Is sent numbers, and at last `None`; returns their average."""

def grouper(results: MutableMapping[str, Average], key: str) -> Generator[None, float | None, None]:
    """Delegates to one averager after the other; what each returns is in `results`."""

def levels(depth: int, count: int) -> Generator[int, None, None]:
    """Counts to `count`, below so many levels of `yield from`."""

def walk(tree: Sequence[Any]) -> Generator[int, None, None]:
    """The numbers in a tree of `(left, number, right)`, in order."""

def gen_open(paths: Iterable[str]) -> Generator[Generator[str, None, None], None, None]:
    """The lines of each of some files."""

def gen_cat(sources: Iterable[Iterable[str]]) -> Generator[str, None, None]:
    """The lines of one source after the other."""

def gen_grep(pattern: str, lines: Iterable[str]) -> Generator[str, None, None]:
    """The lines that match a regular expression of the crate `regex`."""

def apache_log(lines: Iterable[str]) -> Generator[dict[str, Any], None, None]:
    """The fields of each line of a web server's log that is one."""

def field_map(
    records: Iterable[dict[str, Any]], name: str, function: Callable[[Any], Any]
) -> Generator[dict[str, Any], None, None]:
    """The records, with a field as the function makes it."""

def bytes_sum(records: Iterable[dict[str, Any]]) -> int:
    """The sum of the field `bytes`."""

def tokenize(code: str, keywords: Sequence[str] | None = None) -> Generator[tuple[str, str | int | float, int, int], None, None]:
    """The tokens of a small language: kind, value, line and column."""
