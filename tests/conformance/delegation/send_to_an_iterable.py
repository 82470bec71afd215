from transcript import show


class Held:
    def __enter__(self):
        print("begins")

    def __exit__(self, *_):
        print("ends")


def three():
    with Held():
        yield from range(3)
        print("never")


g = three()
show(lambda: next(g))
try:
    g.send(42)
except AttributeError as error:
    print("send" in str(error))
show(lambda: next(g))
