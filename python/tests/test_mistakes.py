"""What rustc says of a mistake: each file of `mistakes/` is one, its last lines are what the message has and has not. What it says to write is in
`mistakes/mended/`, and compiles."""

import functools
import json
import os
import pathlib
import re
import shutil
import subprocess

import pytest

HERE = pathlib.Path(__file__).resolve().parent
MISTAKES = sorted(path.stem for path in (HERE / "mistakes").glob("*.rs"))

MANIFEST = """
[workspace]

[package]
name = "{name}"
version = "0.0.0"
edition = "2024"

[dependencies]
genfn = {{ path = "{root}/core" }}
genfn-python = {{ path = "{root}/python" }}
pyo3 = "0.30"
"""


@pytest.fixture(scope="module")
def checked(tmp_path_factory):
    """What is said of each file, by its name, and of the mended ones."""
    target = subprocess.run(
        ["cargo", "metadata", "--format-version", "1", "--no-deps"], cwd=HERE.parent, capture_output=True, text=True, check=True
    )
    target = json.loads(target.stdout)["target_directory"]

    @functools.cache
    def said(folder):
        crate = tmp_path_factory.mktemp("mistakes")
        shutil.copytree(HERE / folder, crate / "src" / "bin", ignore=lambda *_: ["mended"])
        (crate / "Cargo.toml").write_text(MANIFEST.format(name=crate.name, root=HERE.parent.parent))
        shutil.copyfile(HERE.parent / "Cargo.lock", crate / "Cargo.lock")
        command = ["cargo", "check", "--quiet", "--bins", "--keep-going", "--message-format", "json"]
        environment = {**os.environ, "CARGO_TARGET_DIR": target}
        done = subprocess.run(command, cwd=crate, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        said = {}
        for line in done.stdout.splitlines():
            message = json.loads(line)
            if message["reason"] == "compiler-message" and message["message"]["level"] == "error":
                said.setdefault(message["target"]["name"], []).append(message["message"]["rendered"])
        assert said or done.returncode == 0, done.stderr
        return said

    return said


@pytest.mark.parametrize("name", MISTAKES)
def test_a_mistake_is_told_of(name, checked):
    source = (HERE / "mistakes" / f"{name}.rs").read_text()
    said = "\n".join(checked("mistakes")[name])
    for part in re.findall("^// says: (.*)$", source, re.MULTILINE):
        assert part in said
    for part in re.findall("^// not: (.*)$", source, re.MULTILINE):
        assert part not in said


@pytest.mark.parametrize("name", MISTAKES)
def test_what_it_says_to_write_compiles(name, checked):
    assert (HERE / "mistakes" / "mended" / f"{name}.rs").exists()
    assert name not in checked("mistakes/mended")
