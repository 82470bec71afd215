from transcript import show


def expressions():
    x = yield 42
    print(x)
    x = 12 + (yield 42)
    print(x)
    print(max((yield 1), (yield 2)))
    x = (yield 3) if (yield 4) > 5 else (yield 6)
    print(x)


g = expressions()
show(lambda: next(g))
for sent in 1, 2, 3, 4, 5, 6:
    show(lambda: g.send(sent))
