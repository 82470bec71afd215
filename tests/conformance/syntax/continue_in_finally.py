from transcript import show


def continues():
    for i in range(3):
        try:
            continue
        finally:
            yield i
        print("never")


def breaks():
    for i in range(3):
        try:
            if i == 1:
                break
            print("stays")
        finally:
            yield i
        print("goes on")
    print("left the loop")


g = continues()
for _ in range(4):
    show(lambda: next(g))
g = breaks()
for _ in range(3):
    show(lambda: next(g))
