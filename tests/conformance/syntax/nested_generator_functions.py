def holds_a_generator():
    def inner():
        yield 1

    return "no generator, but " + str(list(inner()))


def holds_a_class():
    class Inner:
        def __init__(self):
            self.n = 2

        def numbers(self):
            yield self.n

    return "no generator, but " + str(list(Inner().numbers()))


print(holds_a_generator())
print(holds_a_class())
