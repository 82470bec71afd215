"""Programs that have a process to themselves."""

import os
import subprocess
import sys


def run(pytestconfig, module, program):
    """What a program prints that calls the generators of a module `of`."""
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join([str(pytestconfig.importable), os.path.dirname(__file__)])}
    source = f"import {module} as of\n{program}"
    done = subprocess.run([sys.executable, "-c", source], env=environment, capture_output=True, text=True, timeout=60)
    assert done.returncode == 0, (done.returncode, done.stderr)
    return done.stdout
