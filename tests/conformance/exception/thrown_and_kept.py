from transcript import show


def keeps():
    try:
        yield "waiting"
    except Exception as error:
        yield "caught"
        yield "kept"
        raise


g = keeps()
show(lambda: next(g))
try:
    raise ValueError("from the caller")
except Exception as error:
    show(lambda: g.throw(error))
show(lambda: next(g))
show(lambda: next(g))
show(lambda: next(g))
