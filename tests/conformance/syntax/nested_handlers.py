def plain():
    yield 1
    return


def with_finally():
    try:
        yield 2
    finally:
        pass


def raises_at_once():
    try:
        try:
            1 // 0
        except ZeroDivisionError:
            yield 3
        except:
            pass
    finally:
        pass


def raises_after_a_yield():
    try:
        try:
            yield 4
            1 // 0
        except ZeroDivisionError:
            yield 5
        except:
            x = 0
            try:
                x += 6
            finally:
                yield x
    except:
        return


print(list(plain()))
print(list(with_finally()))
print(list(raises_at_once()))
print(list(raises_after_a_yield()))
