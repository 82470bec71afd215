def walk():
    yield 5


g = walk()
print(g.__name__)
print("walk" in repr(g))
