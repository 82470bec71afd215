"""Runs a program of `tests/conformance` with the generators of its port in place of its own: `ported.py FOLDER CASE`.

A function of the program is replaced, where it is defined, if the port has a generator of that name with as many parameters. What was
replaced is told on stderr.
"""

import ast
import pathlib
import sys
import types

CONFORMANCE = pathlib.Path(__file__).resolve().parents[2] / "tests/conformance"


def parameters(function):
    """How many it has."""
    arguments = function.args
    if arguments.vararg or arguments.kwarg or arguments.kwonlyargs:
        return None
    return len(arguments.posonlyargs + arguments.args)


def taken(function):
    """How many an exported one has."""
    inside = function.__text_signature__.strip("()")
    return len([name for name in inside.split(",") if name.strip()])


def replaced(program, ported):
    """The program, and the names of the functions that are the port's now."""
    names = []
    for index, statement in enumerate(program.body):
        if not isinstance(statement, ast.FunctionDef) or statement.decorator_list:
            continue
        function = getattr(ported, statement.name, None)
        if function is None or taken(function) != parameters(statement):
            continue
        assignment = ast.parse(f"{statement.name} = __ported__.{statement.name}").body[0]
        program.body[index] = ast.copy_location(assignment, statement)
        names.append(statement.name)
    return ast.fix_missing_locations(program), names


def load(case, name, ported):
    """Runs a program, or a module that one imports, under that name."""
    path = CONFORMANCE / f"{case}.py"
    program, names = replaced(ast.parse(path.read_text(), str(path)), ported(case))
    module = types.ModuleType(name)
    module.__dict__.update(__ported__=ported(case), __file__=str(path))
    sys.modules[name] = module
    for statement in program.body:
        if isinstance(statement, ast.ImportFrom) and (path.parent / f"{statement.module}.py").exists():
            beside = f"{path.parent.name}/{statement.module}"
            names += load(beside, statement.module, ported)
    if name == "__main__":
        print(*names, file=sys.stderr)
    exec(compile(program, str(path), "exec"), module.__dict__)
    return names


def main(folder, case):
    sys.path[:0] = [folder, str(CONFORMANCE)]
    import genfn_python_conformance

    load(case, "__main__", genfn_python_conformance.generators)


if __name__ == "__main__":
    main(*sys.argv[1:])
