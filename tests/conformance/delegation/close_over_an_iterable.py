from transcript import close, show


def three():
    try:
        print("begins")
        yield from range(3)
        print("never")
    finally:
        print("ends")


g = three()
show(lambda: next(g))
close(g)
