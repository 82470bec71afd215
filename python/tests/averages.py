"""The module that docs/porting.md ports, function by function."""


def records(lines):
    count = 0
    for line in lines:
        name, _, amount = line.partition(":")
        if not amount.strip().isdecimal():
            raise ValueError("no amount: " + line.strip())
        yield name.strip(), int(amount)
        count += 1
    return count


def checked(records, log):
    count = None
    try:
        count = yield from records
    except ValueError as error:
        log.append(str(error))
    finally:
        log.append("done")
    return count


def averager():
    total = 0
    count = 0
    average = None
    while True:
        amount = yield average
        if amount is None:
            return count, average
        total += amount
        count += 1
        average = total / count


def grouper(results, name):
    while True:
        results[name] = yield from averager()


def report(lines, log):
    groups, results = {}, {}
    for name, amount in checked(records(lines), log):
        if name not in groups:
            groups[name] = grouper(results, name)
            next(groups[name])
        groups[name].send(amount)
    for group in groups.values():
        group.send(None)
    for name, (count, average) in results.items():
        yield f"{name}: {average} of {count}"
