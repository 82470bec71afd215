def count_to(n):
    for i in range(n):
        yield i


print(list(count_to(5)))
print(list(count_to(0)))
