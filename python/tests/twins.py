"""Generators of Python's own. `bodies/src/twins.rs` has each of them in Rust."""


def countdown(n):
    while n > 0:
        yield n
        n -= 1


def echo():
    heard = None
    while True:
        heard = yield heard


def gives_nothing(n):
    for _ in range(n):
        yield


def returns(value):
    yield 1
    return value


def raiser(error):
    yield 1
    raise error


def fails_at_once(error):
    raise error
    yield


def stops():
    yield 1
    raise StopIteration("early")


def exits():
    yield 1
    raise GeneratorExit


def catcher():
    caught = 0
    while True:
        try:
            yield caught
        except ValueError:
            caught += 1


def translator():
    try:
        yield 1
        yield 2
    except ValueError as error:
        raise KeyError("translated") from error
    except KeyError:
        return "key"


def finalizer(log):
    log.append("begins")
    try:
        yield 1
        yield 2
    except GeneratorExit:
        log.append("exit")
        return "left"
    finally:
        log.append("finally")
    return "ran"


def stubborn():
    try:
        yield 1
    except GeneratorExit:
        yield 2
    yield 3


def swallower(log):
    while True:
        try:
            yield len(log)
            return "end"
        except BaseException as error:
            log.append(type(error).__name__)


def delegator(inner):
    returned = yield from inner
    yield ["returned", returned]
    return "done"


def guarded(inner, log):
    try:
        returned = yield from inner
        log.append(["inner", returned])
    except ValueError as error:
        log.append(["caught", str(error)])
        yield "after"
    except GeneratorExit:
        log.append("exit")
        raise
    finally:
        log.append("finally")
    return "guarded"


def runs_itself(me):
    yield 1
    yield next(me[0])
