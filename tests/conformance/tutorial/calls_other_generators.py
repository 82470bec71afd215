def count_to(n):
    for i in range(n):
        yield i


def squares(n):
    for i in count_to(n):
        yield i * i


print(list(squares(5)))
