from transcript import show


def outer():
    try:
        print("outer begins")
        yield from inner()
    finally:
        print("outer ends")


def inner():
    try:
        print("inner begins")
        raise ValueError("at once")
        yield
    finally:
        print("inner ends")


g = outer()
show(lambda: next(g))
show(lambda: next(g))
