"""`ci`, where there is no Python for it: it says so, and has not failed."""

import os
import pathlib
import subprocess

import pytest

CI = pathlib.Path(__file__).resolve().parent.parent / "ci"

OLD = """#!/bin/sh
exit 1
"""


@pytest.mark.parametrize("python", ["no-such-python", "an old one"])
def test_it_says_so_and_goes_on(python, tmp_path):
    if python == "an old one":
        python = tmp_path / "python3"
        python.write_text(OLD)
        python.chmod(0o755)
    done = subprocess.run([CI], env={**os.environ, "PYTHON": str(python)}, capture_output=True, text=True)
    assert done.returncode == 0
    assert done.stderr == "skipped: no python3 (3.11 or later)\n"
    assert done.stdout.endswith("\nnothing was tried of genfn-python\n")
