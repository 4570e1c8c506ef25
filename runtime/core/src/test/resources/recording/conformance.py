"""Random asyncio programs with the event log that CPython gives. usage: conformance.py FIRST COUNT"""
import asyncio, random
from virtual_time import Loop, print_program, seeds

skipped = False

def gen_op(r, me, n, depth=0):
    k = r.choice("zzzssLLSWECGGPPKMFRQXXAHJYTIVBU" if depth < 2 else "zzsLSWGPKFX")
    t = lambda: r.randrange(n)
    low = lambda: r.randrange(me) if me else None
    lows = lambda: sorted({r.randrange(me) for _ in range(r.randint(1, 3))}, key=lambda _: r.random()) if me else []
    if k == 's': return f"s {r.randint(1, 6)}"
    if k in 'LS': return f"{k} {r.randint(0, 3)}"
    if k == 'M': return f"M {r.randint(1, 3)}"
    if k in 'FRQ': return f"{k} {r.randrange(3)}"
    if k == 'X': return f"X {t()}"
    if k in 'AH': return f"{k} {low()}" if me else "z"
    if k == 'J': return f"J {r.randint(0, 1)} {' '.join(map(str, lows()))}" if me else "z"
    if k == 'Y': return f"Y {r.randint(0, 2)} {r.choice(['-', '0', '2', '5'])} {' '.join(map(str, lows()))}" if me else "z"
    if k == 'B': return f"B {r.choice(['-', '0', '3', '6'])} {' '.join(map(str, lows()))}" if me else "z"
    if k == 'T': return f"T {r.randint(0, 5)} {gen_op(r, me, n, depth + 1)}"
    if k in 'IV': return f"{k} {gen_op(r, me, n, depth + 1)}"
    return k

def gen(seed):
    r = random.Random(seed)
    n = r.randint(2, 7)
    return [[gen_op(r, i, n) for _ in range(r.randint(1, 7))] for i in range(n)]

MODES = [asyncio.ALL_COMPLETED, asyncio.FIRST_COMPLETED, asyncio.FIRST_EXCEPTION]

def show(v):
    if v is None: return "None"
    if isinstance(v, BaseException):
        if isinstance(v, asyncio.CancelledError): return "Cancelled"
        if isinstance(v, TimeoutError): return "Timeout"
        if isinstance(v, ValueError): return f"Value({v})"
        return repr(v)
    if isinstance(v, list): return "[" + ", ".join(map(show, v)) + "]"
    if v is True: return "true"
    if v is False: return "false"
    return str(v)

def run(prog):
    loop = Loop(); asyncio.set_event_loop(loop)
    log = []
    loop.set_exception_handler(lambda l, c: None)
    async def main():
        lock, sem, ev, cond = asyncio.Lock(), asyncio.Semaphore(2), asyncio.Event(), asyncio.Condition()
        q = asyncio.Queue(2); futs = [loop.create_future() for _ in range(3)]
        tasks = []
        def say(me, text): log.append(f"{loop.seconds()} {me} {text}")
        async def op(me, text):
            k, *a = text.split()
            if k == 'z': await asyncio.sleep(0)
            elif k == 's': await asyncio.sleep(int(a[0]))
            elif k in 'LS':
                async with (lock if k == 'L' else sem):
                    say(me, f"has {k}")
                    for _ in range(int(a[0])): await asyncio.sleep(0)
            elif k == 'W': return await ev.wait()
            elif k == 'E': ev.set()
            elif k == 'C': ev.clear()
            elif k == 'G': return await q.get()
            elif k == 'P': await q.put(f"item{me}")
            elif k == 'K':
                async with cond: return await cond.wait()
            elif k == 'M':
                async with cond: cond.notify(int(a[0]))
            elif k == 'F': return await futs[int(a[0])]
            elif k == 'R':
                f = futs[int(a[0])]
                if not f.done(): f.set_result(f"by{me}")
            elif k == 'Q':
                f = futs[int(a[0])]
                if not f.done(): f.set_exception(ValueError(f"f{a[0]}"))
            elif k == 'X': return tasks[int(a[0])].cancel(f"by{me}")
            elif k == 'A': return await tasks[int(a[0])]
            elif k == 'H': return await asyncio.shield(tasks[int(a[0])])
            elif k == 'J': return await asyncio.gather(*[tasks[int(x)] for x in a[1:]], return_exceptions=a[0] == '1')
            elif k == 'Y':
                ts = [tasks[int(x)] for x in a[2:]]
                d, p = await asyncio.wait(ts, timeout=None if a[1] == '-' else int(a[1]), return_when=MODES[int(a[0])])
                return "done " + "".join(x for x, t in zip(a[2:], ts) if t in d) + " pending " + "".join(x for x, t in zip(a[2:], ts) if t in p)
            elif k == 'B':
                res = []
                if sum(tasks[int(x)].done() for x in a[1:]) > 1: global skipped; skipped = True
                ordered = asyncio.as_completed(dict.fromkeys(tasks[int(x)] for x in a[1:]), timeout=None if a[0] == '-' else int(a[0]))
                for f in ordered:
                    try: res.append(await f)
                    except Exception as e: res.append(e)
                return res
            elif k == 'T': return await asyncio.wait_for(op(me, " ".join(a[1:])), int(a[0]))
            elif k == 'I':
                try: return await op(me, " ".join(a))
                except asyncio.CancelledError as e: return f"swallowed {show(e)}"
            elif k == 'V':
                try: return await op(me, " ".join(a))
                finally:
                    say(me, "finally"); await asyncio.sleep(0)
            elif k == 'U':
                t = asyncio.current_task(); return f"{t.cancelling()} {t.uncancel()}"
        async def body(me):
            for o in prog[me]:
                try: say(me, f"{o} -> {show(await op(me, o))}")
                except asyncio.CancelledError as e:
                    say(me, f"{o} !! {show(e)}"); raise
                except Exception as e: say(me, f"{o} !! {show(e)}")
            return f"end{me}"
        tasks += [loop.create_task(body(i)) for i in range(len(prog))]
        for attempt in range(20):
            _, pending = await asyncio.wait(tasks, timeout=50)
            if not pending: break
            for t in tasks:
                if t in pending: say("main", f"cancels {tasks.index(t)}"); t.cancel("main")
        for i, t in enumerate(tasks):
            say("main", f"{i} " + ("cancelled" if t.cancelled() else "pending" if not t.done() else show(t.exception() or t.result())))
    try: loop.run_until_complete(main())
    finally: loop.close()
    return log

for seed in seeds():
    prog = gen(seed)
    skipped = False
    log = run(prog)
    if not skipped: print_program(f"program {seed}", prog, log); print()
