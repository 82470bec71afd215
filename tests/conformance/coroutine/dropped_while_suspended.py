import gc


def leaves():
    try:
        yield 1
        print("never")
    finally:
        print("leaving")


g = leaves()
next(g)
print("suspended")
del g
gc.collect()
print("gone")
g = leaves()
del g
gc.collect()
print("gone before it began")
