from transcript import show


def handles_twice():
    try:
        raise KeyError("first")
    except KeyError as error:
        print("caught", *error.args)
    try:
        yield 1
    except Exception:
        raise RuntimeError("instead")


g = handles_twice()
show(lambda: next(g))
show(lambda: g.throw(ValueError("thrown")))
