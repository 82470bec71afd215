"""The chapter of docs/porting.md that ports a module function by function: its listings are those that run here, and every step runs."""

import itertools
import pathlib
import re
import types

import averages as original
import genfn_python_tests
import pytest

from driver import transcript

ported = genfn_python_tests.averages
HERE = pathlib.Path(__file__).resolve().parent
CHAPTER = "## One function at a time"

# In the order of the chapter.
STEPS = ["records", "averager", "grouper", "checked"]

LINES = ["anna: 3\n", "bob: 10\n", "anna: 5\n", "", "bob: 4\n"]


def mixed(names):
    """The module with these functions in Rust. Those in Python call what the module has."""
    module = types.ModuleType("averages")
    exec(compile(pathlib.Path(original.__file__).read_text(), original.__file__, "exec"), module.__dict__)
    for name in names:
        setattr(module, name, getattr(ported, name))
    return module


MIXTURES = [names for n in range(len(STEPS) + 1) for names in itertools.combinations(STEPS, n)]


@pytest.mark.parametrize("names", MIXTURES, ids=lambda names: " ".join(names) or "none")
def test_every_mixture_does_the_same(names):
    module = mixed(names)
    for lines in LINES[:3], LINES, [], ["bob 4"]:
        seen = []
        for of in original, module:
            log = []
            seen.append((list(of.report(lines, log)), log))
        assert seen[0] == seen[1]
    assert list(module.report(LINES[:3], [])) == ["anna: 4.0 of 2", "bob: 10.0 of 1"]


@pytest.mark.parametrize("steps", [["next", "next", "next"], ["next", "throw ValueError"], ["next", "close"], ["next", "throw KeyError"]])
def test_and_so_does_each_that_is_driven(steps):
    for make in [
        lambda of, log: of.checked(of.records(LINES), log),
        lambda of, log: of.records(LINES),
        lambda of, log: of.averager(),
        lambda of, log: of.grouper({}, "anna"),
    ]:
        shown = []
        for of in original, ported:
            log = []
            parts = transcript(make(of, log), steps)
            for part in parts:
                if isinstance(part, dict):
                    part["delegates to"] = None  # In Rust that is no object,
                elif part[-2:-1] == ["through"]:
                    part[-1] = part[-1][:1]  # and has no line in a traceback.
            shown.append((parts, log))
        assert shown[0] == shown[1]


def listings():
    """The listings of the chapter, by language."""
    text = (HERE.parents[1] / "docs/porting.md").read_text()
    chapter = text[text.index(CHAPTER + "\n") :]
    chapter = chapter[: chapter.index("\n## ", 1)]
    return re.findall(r"```(\w+)[^\n]*\n(.*?)```", chapter, re.DOTALL)


def squeezed(text):
    """Without what a formatter decides."""
    return re.sub(r"\s|,(?=\s*[)}\]>])|pub\(super\)", "", text)


def test_its_listings_are_what_runs():
    sources = {
        "python": (HERE / "averages.py").read_text(),
        "rust": (HERE / "bodies/src/averages.rs").read_text(),
    }
    found = listings()
    assert [language for language, _ in found].count("rust") >= len(STEPS)
    for language, listing in found:
        if language in sources:
            for part in listing.strip().split("\n\n"):
                assert squeezed(part) in squeezed(sources[language]), part
    rust = "".join(listing for language, listing in found if language == "rust")
    assert all(f"fn {name}(" in rust for name in STEPS)
