from search import conjoin, flat_conjoin


def up_to(n):
    def choice():
        for i in range(n):
            yield i
    return choice


choices = [up_to(2), up_to(1), up_to(3)]
for values in flat_conjoin(choices):
    print(values)
for n in range(6):
    choices = [up_to(i + 1) for i in range(n)]
    print(n, [v[:] for v in flat_conjoin(choices)] == [v[:] for v in conjoin(choices)])
print(list(flat_conjoin([up_to(3), up_to(0), up_to(3)])))
