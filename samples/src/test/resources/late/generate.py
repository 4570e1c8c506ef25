"""What the tutorial's ex17 prints in CPython on a machine that is late. usage: generate.py EX17.out

Its phases end 0.1 seconds apart. A machine that loses so much time while they sleep finds several
due in one pass of the loop, or the next one in any pass in which the one before is still handled.
This loop counts its time itself, and is late in each way there is: at every pass it chooses how
many of the phases become due. Prints each output that differs from the one recorded on time, with
an empty line between two. The phases begin in the order in which they do there; that each other
order, as a set may give it, goes on in the same ways is checked. A machine that is late by 0.1
seconds between two of these beginnings is not among this."""
import asyncio, contextlib, io, itertools, sys

PHASES = 3

class Loop(asyncio.SelectorEventLoop):
    def __init__(self, choices):
        super().__init__(); self.now = 1000.0
        real = self._selector.select
        def select(timeout=None):
            ends = sorted(timer.when() for timer in self._scheduled)
            due = choices.next(0 if timeout == 0 else 1, len(ends))
            if due: self.now = max(self.now, ends[due - 1])
            return real(0)
        self._selector.select = select
    def time(self): return self.now

class Choices:
    """One way through a tree of choices, and the next one."""
    def __init__(self): self.taken = []; self.at = 0
    def next(self, least, most):
        if self.at == len(self.taken): self.taken.append([least, most])
        self.at += 1
        return self.taken[self.at - 1][0]
    def advance(self):
        while self.taken and self.taken[-1][0] >= self.taken[-1][1]: self.taken.pop()
        if self.taken: self.taken[-1][0] += 1
        self.at = 0
        return bool(self.taken)

async def phase(i):
    print(f"in phase {i}")
    await asyncio.sleep(0.5 - i / 10)
    print(f"done with phase {i}")
    return f"phase {i} result"

async def main(count):
    print("starting main")
    calls = [phase(i) for i in range(count)]
    print("waiting for phases to complete")
    results = []
    for nxt in asyncio.as_completed(calls):
        answer = await nxt
        print(f"received answer {answer!r}")
        results.append(answer)
    print(f"results: {results!r}")

def printed(choices):
    loop = Loop(choices)
    with contextlib.redirect_stdout(io.StringIO()) as out: loop.run_until_complete(main(PHASES))
    loop.close()
    return out.getvalue().splitlines()

def variants(order):
    """All outputs if as_completed's set gives its coroutines in this order."""
    asyncio.tasks.set = lambda coroutines: [list(coroutines)[i] for i in order]
    choices, found = Choices(), {}
    while True:
        lines = printed(choices)
        assert lines[2:5] == [f"in phase {i}" for i in order], lines
        found["\n".join(lines[5:])] = None
        if not choices.advance(): return found

on_time = open(sys.argv[1]).read().splitlines()
found = variants((1, 0, 2))
for order in itertools.permutations(range(PHASES)):
    assert variants(order) == found, order
texts = ["\n".join(on_time[:5]) + "\n" + end for end in found]
assert texts[0] == "\n".join(on_time), texts[0]
print("\n\n".join(texts[1:]))
