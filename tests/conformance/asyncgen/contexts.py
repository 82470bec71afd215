import asyncio

from transcript import aclosed, ashow, run


class Manager:
    def __init__(self, name, fails_to_enter=False, fails_to_exit=False, swallows=False):
        self.name = name
        self.fails_to_enter, self.fails_to_exit, self.swallows = fails_to_enter, fails_to_exit, swallows

    async def __aenter__(self):
        await asyncio.sleep(0)
        if self.fails_to_enter:
            raise KeyError("enter")
        print("enter", self.name)
        return self

    async def __aexit__(self, kind, error, traceback):
        await asyncio.sleep(0)
        print("exit", self.name, "with", kind.__name__ if kind else None)
        if self.fails_to_exit:
            raise KeyError("exit")
        return self.swallows


async def one(manager, fails):
    async with manager as m:
        yield m.name
        if fails:
            raise ValueError("body")
    yield "after"


async def two(outer, inner):
    async with outer, inner:
        yield outer.name + inner.name
        raise ValueError("body")
    yield "after"


async def jumps():
    for i in range(3):
        async with Manager("loop"):
            if i == 0:
                continue
            yield i
            if i == 1:
                break
    yield "after"


async def main():
    cases = [
        one(Manager("A"), False),
        one(Manager("A"), True),
        one(Manager("A", swallows=True), True),
        one(Manager("A", fails_to_enter=True, swallows=True), True),
        one(Manager("A", fails_to_exit=True), False),
        one(Manager("A", fails_to_exit=True), True),
        two(Manager("A"), Manager("B", swallows=True)),
        two(Manager("A"), Manager("C")),
        jumps(),
    ]
    for i, g in enumerate(cases):
        print("case", i)
        for _ in range(3):
            await ashow(g.__anext__())
    g = one(Manager("A"), True)
    await ashow(g.__anext__())
    await aclosed(g)


run(main())
