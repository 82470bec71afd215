from transcript import show


def ten():
    try:
        print("begins")
        yield from range(10)
    finally:
        print("ends")


g = ten()
for _ in range(5):
    show(lambda: next(g))
show(lambda: g.throw(ValueError("thrown")))
show(lambda: next(g))
