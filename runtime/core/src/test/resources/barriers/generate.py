"""Random programs on a barrier with the event log that CPython gives. usage: generate.py FIRST COUNT

Each task acts in seconds of its own, so that what CPython needs several passes for, as its barrier
is made of a condition, is over before the next one acts."""
import asyncio, random, sys

class Loop(asyncio.SelectorEventLoop):
    def __init__(self):
        super().__init__(); self.now = 1000.0
        real = self._selector.select
        def select(timeout=None):
            if timeout is None: raise SystemError("deadlock")
            if timeout > 0: self.now += timeout
            return real(0)
        self._selector.select = select
    def time(self): return self.now

def gen(seed):
    r = random.Random(seed)
    n = r.randint(3, 6)
    def op():
        k = r.choice("BBBBBBBRAXXN")
        return f"X {r.randrange(n)}" if k == 'X' else k
    return r.randint(2, 3), [[op() for _ in range(r.randint(2, 6))] for i in range(n)]

def run(parties, prog):
    loop = Loop(); asyncio.set_event_loop(loop)
    log = []
    n = len(prog)
    async def main():
        barrier = asyncio.Barrier(parties)
        tasks = []
        def say(me, text): log.append(f"{int(loop.now) - 1000} {me} {text}")
        async def turn(me):
            now = int(loop.now) - 1000
            await asyncio.sleep(n - (now - me) % n)
        async def op(text):
            k, *a = text.split()
            if k == 'B': return await barrier.wait()
            if k == 'R': await barrier.reset()
            elif k == 'A': await barrier.abort()
            elif k == 'X': return "true" if tasks[int(a[0])].cancel() else "false"
            elif k == 'N': return f"{barrier.n_waiting} {'true' if barrier.broken else 'false'}"
        async def body(me, ops):
            for text in ops:
                try:
                    await turn(me)
                    say(me, f"{text} -> {await op(text)}")
                except asyncio.CancelledError: say(me, f"{text} !! Cancelled")
                except asyncio.BrokenBarrierError as e: say(me, f"{text} !! {e}")
        for i, ops in enumerate(prog): tasks.append(loop.create_task(body(i, ops)))
        await asyncio.sleep(200)
        for i, t in enumerate(tasks):
            if not t.done(): say("main", f"{i} waits")
        logged = list(log)
        while not all(t.done() for t in tasks):
            for t in tasks: t.cancel()
            await asyncio.sleep(n)
        return logged
    return loop.run_until_complete(main())

for seed in range(int(sys.argv[1]), int(sys.argv[1]) + int(sys.argv[2])):
    parties, prog = gen(seed)
    log = run(parties, prog)
    print(f"program {seed} parties {parties}")
    for ops in prog: print("; ".join(ops))
    for line in log: print("> " + line)
