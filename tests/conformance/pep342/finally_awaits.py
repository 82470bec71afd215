from transcript import show


def transaction():
    try:
        x = yield "begin"
        if x < 0:
            raise ValueError("negative")
        yield "commit"
    except ValueError as error:
        yield "roll back"
        print("because of", *error.args)
    else:
        yield "committed"
    finally:
        yield "end"
        print("ended")


for sent in 1, -1:
    g = transaction()
    show(lambda: next(g))
    show(lambda: g.send(sent))
    for i in g:
        print("step:", i)
