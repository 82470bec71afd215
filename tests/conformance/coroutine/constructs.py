from transcript import show


def adds():
    x = 1
    x += yield
    print(x)


def assigns():
    x = yield
    print(x)


def captures():
    function = lambda x=(yield): x + 1
    print(function())


def iterates():
    print(list(i for i in [(yield)]))


def indexes(data):
    data[(yield "a")] = 27
    data[(yield "b")] = 27


for function in adds, assigns, captures, iterates:
    g = function()
    show(lambda: g.send(None))
    show(lambda: g.send(41))

data = [1, 2]
g = indexes(data)
show(lambda: g.send(None))
print(data)
show(lambda: g.send(0))
print(data)
show(lambda: g.send(1))
print(data)
