def outer():
    print("outer begins")
    yield "outer's first"
    yield from inner()
    yield "outer's last"
    print("outer ends")


def inner():
    print("inner begins")
    yield "inner's first"
    yield "inner's last"
    print("inner ends")


for i in outer():
    print("step:", i)
