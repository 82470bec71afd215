import gc
import sys

from transcript import refused

sys.unraisablehook = lambda unraisable: None  # Python tells stderr of what a drop can't raise


def level(n, stubborn):
    try:
        yield n
        if n < 4:
            yield from level(n + 1, stubborn)
    except GeneratorExit:
        print(n, "exits")
        raise
    finally:
        print(n, "ends")
        if n in stubborn:
            yield 10 * n
            print("never")


def deep(stubborn):
    g = level(0, stubborn)
    for _ in range(5):
        print(next(g))
    return g


for stubborn in [[], [4], [2], [0], [4, 2], [3, 2, 0], [0, 1, 2, 3, 4]]:
    g = deep(stubborn)
    del g
    gc.collect()
    print("dropped", stubborn)
    g = deep(stubborn)
    if stubborn:
        refused(lambda: g.close())
    else:
        g.close()
    del g
    gc.collect()
    print("closed", stubborn)
