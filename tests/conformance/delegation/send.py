def outer():
    print("outer begins")
    x = yield "outer's first"
    print("outer heard", x)
    yield from inner()
    x = yield "outer's last"
    print("outer heard", x)
    print("outer ends")


def inner():
    print("inner begins")
    x = yield "inner's first"
    print("inner heard", x)
    x = yield "inner's last"
    print("inner heard", x)
    print("inner ends")


g = outer()
next(g)
x = 1
while True:
    try:
        print("step:", g.send(x))
    except StopIteration:
        break
    x += 1
