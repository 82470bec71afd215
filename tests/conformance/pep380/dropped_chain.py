import gc


def innermost():
    try:
        yield 1
    finally:
        print("innermost ends")


def middle():
    try:
        yield from innermost()
    except GeneratorExit:
        print("middle exits")
        raise
    finally:
        print("middle ends")


def outermost():
    try:
        yield from middle()
    finally:
        print("outermost ends")


g = outermost()
print(next(g))
del g
gc.collect()
