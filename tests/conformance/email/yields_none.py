def nothing(times):
    for _ in range(times):
        yield None
    yield
    return None


print(list(map(str, nothing(3))).count("None"))
for value in nothing(1):
    print("yielded", value)
