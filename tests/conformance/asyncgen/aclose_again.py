from transcript import aclosed, ashow, run


async def gen():
    try:
        yield 1
        yield 2
    finally:
        print("finally")


async def main():
    g = gen()
    await aclosed(g)
    await aclosed(g)
    await ashow(g.__anext__())
    g = gen()
    async for item in g:
        print("item", item)
    await aclosed(g)
    g = gen()
    await ashow(g.__anext__())
    await aclosed(g)
    await aclosed(g)


run(main())
