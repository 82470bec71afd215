import types


def trampoline(task):
    stack = []
    send, throw = None, None
    while True:
        try:
            result = task.throw(throw) if throw else task.send(send)
            send, throw = None, None
            if isinstance(result, types.GeneratorType):
                stack.append(task)
                task = result
                continue
            send = result
        except StopIteration:
            send, throw = None, None
        except ValueError as error:
            print("passed on:", *error.args)
            send, throw = None, error
        if not stack:
            return send
        task = stack.pop()


def square(n):
    if n > 3:
        raise ValueError("too large")
    yield n * n


def sum_of_squares(numbers):
    total = 0
    for n in numbers:
        try:
            total += yield square(n)
        except ValueError:
            print("left out", n)
    yield total


def first_task():
    total = yield sum_of_squares([1, 2, 5, 3])
    print("total", total)
    yield total + 1


print(trampoline(first_task()))
