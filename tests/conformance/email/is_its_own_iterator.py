from collections.abc import Generator, Iterator


def up():
    yield 1
    yield 2
    yield 3


g = up()
print(isinstance(g, Iterator), isinstance(g, Generator))
print(iter(g) is g)
for i in g:
    print(i)
    break
print(list(g))  # goes on, does not start again
