"""Random programs on a barrier with the event log that CPython gives. usage: barriers.py FIRST COUNT

Each task acts in seconds of its own, so that what CPython needs several passes for, as its barrier
is made of a condition, is over before the next one acts."""
import asyncio, random
from virtual_time import Loop, print_program, seeds

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
        def say(me, text): log.append(f"{loop.seconds()} {me} {text}")
        async def turn(me):
            now = loop.seconds()
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

for seed in seeds():
    parties, prog = gen(seed)
    print_program(f"program {seed} parties {parties}", prog, run(parties, prog))
