from transcript import aclosed, arefused, ashow, run


async def gen():
    yield 1
    yield 2


async def main():
    g = gen()
    step = g.__anext__()
    await ashow(step)
    await arefused(step)
    await aclosed(g)
    g = gen()
    close = g.aclose()
    await close
    await arefused(close)


run(main())
