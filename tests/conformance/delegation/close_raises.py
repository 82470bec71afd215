from transcript import close, show


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
    finally:
        print("inner ends")
        raise ValueError("on the way out")


g = outer()
show(lambda: next(g))
show(lambda: next(g))
close(g)
show(lambda: next(g))
