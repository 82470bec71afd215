from transcript import show


class LunchError(Exception):
    pass


def outer():
    try:
        print("outer begins")
        yield "outer's first"
        yield from inner()
        yield "outer's last"
    finally:
        print("outer ends")


def inner():
    try:
        print("inner begins")
        yield "inner's first"
        yield "inner's last"
    except LunchError as error:
        print("inner caught", *error.args)
        yield "lunch saved"
        yield "dessert as well"


g = outer()
show(lambda: next(g))
show(lambda: next(g))
show(lambda: g.throw(LunchError("soup")))
for i in g:
    print("step:", i)
