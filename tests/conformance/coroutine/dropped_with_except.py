import gc


def careful():
    try:
        yield 1
    except Exception:
        print("except")
    finally:
        print("finally")


def careless():
    try:
        yield 1
    except:
        print("everything")


for function in careful, careless:
    g = function()
    next(g)
    del g
    gc.collect()
