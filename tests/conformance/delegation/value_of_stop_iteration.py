def shown(stop):
    print(type(stop).__name__, stop.value)


stop = StopIteration()
shown(stop)
stop = StopIteration("spam")
shown(stop)
stop.value = "eggs"
shown(stop)
