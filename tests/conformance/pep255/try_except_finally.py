def everywhere():
    try:
        yield "body"
        try:
            yield "inner body"
            12 // 0
            yield "never"
        except ZeroDivisionError:
            yield "inner except"
            yield "inner except again"
            raise
        except:
            yield "another except"
        yield "skipped by the raise"
    except:
        yield "outer except"
    yield "between"
    x = 0
    try:
        x += 3
    finally:
        yield "finally"
    yield x


for place in everywhere():
    print(place)
