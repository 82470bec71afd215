def sums(seen):
    total = 0
    while total < 200:
        total += yield
        seen.append(total)


seen = []
g = sums(seen)
next(g)
print(seen)
for term in 10, 20, 70:
    g.send(term)
    print(seen)
