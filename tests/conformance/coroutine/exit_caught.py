from transcript import close, show


def leaves():
    try:
        yield 1
    except GeneratorExit:
        print("leaving")


g = leaves()
show(lambda: next(g))
close(g)
close(g)  # nothing is left to do
show(lambda: next(g))
close(leaves())  # nothing was begun
