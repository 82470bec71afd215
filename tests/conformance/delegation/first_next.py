def outer():
    print("outer begins")
    yield from inner()
    print("outer ends")


def inner():
    print("inner begins")
    yield 42
    print("inner ends")


for i in outer():
    print("step", i)
