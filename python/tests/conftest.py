"""Builds the generators of `bodies/` and `conformance/`, which only the tests use, and lets them be imported."""

import importlib.machinery
import json
import os
import pathlib
import shutil
import subprocess
import sys

HERE = pathlib.Path(__file__).resolve().parent


def built(package):
    """Where cargo has put the library of a package."""
    command = ["cargo", "build", "--quiet", "--package", package, "--message-format", "json-render-diagnostics"]
    environment = {**os.environ, "PYO3_PYTHON": sys.executable, "PYO3_BUILD_EXTENSION_MODULE": "1"}
    done = subprocess.run(command, cwd=HERE.parent, env=environment, stdout=subprocess.PIPE, text=True)
    if done.returncode:
        raise SystemExit("the generators of the tests can't be built")
    name = package.replace("-", "_")
    for line in done.stdout.splitlines():
        message = json.loads(line)
        if message["reason"] == "compiler-artifact" and message["target"]["name"] == name:
            return pathlib.Path(message["filenames"][0])
    raise SystemExit(f"cargo has built no {name}")


def importable(package):
    """A folder that has the package as a module."""
    library = built(package)
    folder = library.parent / "importable"
    folder.mkdir(exist_ok=True)
    shutil.copyfile(library, folder / (package.replace("-", "_") + importlib.machinery.EXTENSION_SUFFIXES[0]))
    return folder


def pytest_configure(config):
    # The older arguments of `throw` are tested, too.
    config.addinivalue_line("filterwarnings", r"ignore:the \(type, exc, tb\) signature of throw:DeprecationWarning")
    for package in "genfn-python-tests", "genfn-python-conformance":
        folder = importable(package)
    config.importable = folder
    sys.path[:0] = [str(folder), str(HERE)]
