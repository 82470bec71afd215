from transcript import show


def waits_in_a_handler():
    try:
        raise KeyError("a")
    except Exception as error:
        print("handling", *error.args)
        yield 1
        print("never")


def catches_in_a_handler():
    try:
        raise KeyError("a")
    except Exception as error:
        try:
            yield 1
        except Exception as thrown:
            print("caught", *thrown.args, "while handling", *error.args)
            yield 2


g = waits_in_a_handler()
show(lambda: next(g))
show(lambda: g.throw(ValueError("thrown")))
g = catches_in_a_handler()
show(lambda: next(g))
show(lambda: g.throw(ValueError("thrown")))
show(lambda: next(g))
