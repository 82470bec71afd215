from transcript import arefused, ashow, run


async def gen():
    heard = yield 123
    print("heard", heard)


async def main():
    g = gen()
    await arefused(g.asend(100))
    await ashow(g.asend(None))
    await ashow(g.asend(100))


run(main())
