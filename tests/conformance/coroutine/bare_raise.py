from transcript import show


def logs():
    try:
        yield 1
    except:
        print("passing")
        raise


g = logs()
show(lambda: next(g))
show(lambda: g.throw(ZeroDivisionError()))
show(lambda: next(g))
