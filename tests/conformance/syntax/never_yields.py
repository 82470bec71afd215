from inspect import getgeneratorstate


def bare():
    yield


def if_false():
    if False:
        yield


def if_false_with_value():
    if 0:
        yield 1


def if_empty():
    if "":
        yield None


def behind_a_return():
    return
    while True:
        try:
            yield 2
        except:
            break


def behind_two_conditions():
    if 0:
        return
    if 0:
        yield 2


for function in bare, if_false, if_false_with_value, if_empty, behind_a_return, behind_two_conditions:
    print(getgeneratorstate(function()), len(list(function())))
