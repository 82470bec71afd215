from transcript import show


def replaces():
    try:
        try:
            yield "waiting"
        except ValueError as error:
            print("inner caught", *error.args)
            raise TypeError("instead")
    except Exception as error:
        print("outer caught", *error.args)
    yield "after both"
    yield "done"


g = replaces()
show(lambda: next(g))
show(lambda: g.throw(ValueError("thrown")))
show(lambda: next(g))
show(lambda: next(g))
