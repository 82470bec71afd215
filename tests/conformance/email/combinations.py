def combinations(items, k):
    if k > len(items):
        return
    if k == 0:
        yield []
        return
    first, rest = items[0], items[1:]
    for chosen in combinations(rest, k - 1):
        chosen.insert(0, first)
        yield chosen
    yield from combinations(rest, k)


items = [2, 3, 5, 7]
for k in range(6):
    print(k, "of", items)
    for chosen in combinations(items, k):
        print("   ", chosen)
