"""Random asyncio programs of nested timeouts, groups, shields and cancellations, with what CPython logs.

usage: structure.py DEPTH SEED..., or DEPTH FIRST-LAST"""
import asyncio, random, sys
from virtual_time import Loop, print_program, with_tasks

class Group(asyncio.TaskGroup):
    """With the rules of the newest Python, and children in order."""
    def __init__(self):
        super().__init__(); self._tasks = Ordered()
    async def __aenter__(self):  # as timeouts do it, so that cancel() is quiet whatever was before
        await super().__aenter__()
        self._before = self._parent_task.cancelling() - self._parent_task._must_cancel
        return self
    def cancel(self):
        if self._exiting and not self._tasks or self._aborting: return
        self._abort()
        if not self._parent_cancel_requested:
            self._parent_cancel_requested = True; self._parent_task.cancel()
    def _abort(self):
        self._aborting = True
        for t in list(self._tasks):
            if not t.done(): t.cancel()
    async def __aexit__(self, kind, error, trace):
        self._exiting = True
        leaving = error if isinstance(error, asyncio.CancelledError) else None
        later = None
        if error is not None and not self._aborting: self._abort()
        while self._tasks:
            self._on_completed_fut = self._loop.create_future()
            try: await self._on_completed_fut
            except asyncio.CancelledError as e:
                later = e
                if not self._aborting: leaving = e; self._abort()
        if self._parent_cancel_requested:
            if self._parent_task.uncancel() <= self._before: leaving = None
            else: leaving = leaving or later
        if error is not None and not isinstance(error, asyncio.CancelledError): self._errors.append(error)
        if leaving is not None and not self._errors: raise leaving
        if self._errors:
            if self._parent_task.cancelling(): self._parent_task.uncancel(); self._parent_task.cancel()
            raise BaseExceptionGroup("unhandled errors in a TaskGroup", self._errors) from None
        return True

class Timeout(asyncio.Timeout):
    async def __aenter__(self):  # a request from before that is thrown inside is not taken for its own
        await super().__aenter__()
        self._cancelling -= self._task._must_cancel
        return self
asyncio.timeouts.Timeout = Timeout

class Ordered(dict):
    def add(self, x): self[x] = True
    def discard(self, x): self.pop(x, None)

async def wait_for(coro, delay):  # as since Python 3.12
    if delay > 0:
        async with asyncio.timeout(delay): return await coro
    task = asyncio.ensure_future(coro)
    ended = task.get_loop().create_future()
    done = lambda _: ended.done() or ended.set_result(None)
    task.add_done_callback(done); task.cancel()
    try: await ended
    finally: task.remove_done_callback(done)
    try: return task.result()
    except asyncio.CancelledError as e: raise TimeoutError from e

class Bad(Exception): pass

def gen(r, depth, inside):
    leaf = "yyyssffrqxxxc!" + ("u" if not inside else "") + ("R" if "T" in inside else "") + ("KK+" if "G" in inside else "")
    k = r.choice(leaf if depth == 0 else leaf + "TTTTGGGGGGIIEEVVWWHHJMPZZZZ")
    d = depth - 1
    sub = lambda more="": gen(r, d, inside + more)
    if k == 's': return ['s', r.randint(1, 4)]
    if k in 'frq': return [k, r.randrange(3)]
    if k == 'x': return ['x', r.randrange(3)]
    if k == 'R': return ['R', r.choice([-1, 0, 1, 2, 3])]
    if k == '+': return ['+', gen(r, max(0, depth - 2), "")]
    if k == 'Z': return ['Z'] + [sub() for _ in range(r.randint(2, 4))]
    if k == 'T': return ['T', r.choice([0, 1, 1, 2, 2, 3, 4]), sub("T")]
    if k == 'W': return ['W', r.choice([0, 1, 1, 2, 2, 3, 4]), sub()]
    if k == 'G': return ['G'] + [gen(r, d, "G") for _ in range(r.randint(1, 3))] + [sub("G")]
    if k in 'IEV': return [k, sub()]
    if k in 'HM': return [k, gen(r, d, "")]
    if k == 'J': return ['J', r.randint(0, 1)] + [gen(r, d, "") for _ in range(r.randint(1, 3))]
    if k == 'P': return ['P', r.randint(0, 2), r.choice(['-', 0, 1, 2])] + [gen(r, d, "") for _ in range(r.randint(1, 3))]
    return [k]

def text(e): return "(" + " ".join(text(x) if isinstance(x, list) else str(x) for x in e) + ")"

MODES = [asyncio.ALL_COMPLETED, asyncio.FIRST_COMPLETED, asyncio.FIRST_EXCEPTION]

def show(v):
    if v is None: return "-"
    if isinstance(v, BaseExceptionGroup): return "Group[" + " ".join(map(show, v.exceptions)) + "]"
    if isinstance(v, asyncio.CancelledError): return "Cancelled"
    if isinstance(v, TimeoutError): return "Timeout"
    if isinstance(v, (Bad, RuntimeError)): return type(v).__name__
    if isinstance(v, list): return "[" + " ".join(map(show, v)) + "]"
    return str(v)

class Env:
    def __init__(self, name, timeout=None, group=None): self.name, self.timeout, self.group, self.count = name, timeout, group, [0]
    def having(self, timeout=None, group=None):
        e = Env(self.name, timeout or self.timeout, group or self.group); e.count = self.count; return e
    def child(self, group=None):
        self.count[0] += 1; return Env(f"{self.name}.{self.count[0]}", None, group)

def run(prog):
    loop = with_tasks(Loop()); asyncio.set_event_loop(loop)
    log = []
    loop.set_exception_handler(lambda l, c: None)
    futs = [loop.create_future() for _ in range(3)]
    tops = []
    def say(env, what): log.append(f"{loop.seconds()} {env.name} {what}")
    async def op(env, e):
        try: v = await op1(env, e)
        except BaseException as x:
            say(env, f"{e[0]} !! {show(x)}"); raise
        say(env, f"{e[0]} {show(v)}"); return v
    async def op1(env, e):
        k = e[0]; me = asyncio.current_task()
        if k == 'y': await asyncio.sleep(0)
        elif k == 's': await asyncio.sleep(e[1])
        elif k == 'f': return await futs[e[1]]
        elif k == 'r':
            if not futs[e[1]].done(): futs[e[1]].set_result(7)
        elif k == 'q':
            if not futs[e[1]].done(): futs[e[1]].set_exception(Bad()); futs[e[1]].exception()
        elif k == 'x': return 1 if e[1] < len(tops) and tops[e[1]].cancel() else 0
        elif k == 'c': return 1 if me.cancel() else 0
        elif k == 'u': n = me.cancelling(); return f"{n}>{me.uncancel()}"
        elif k == '!': raise Bad()
        elif k == 'Z':
            v = None
            for x in e[1:]: v = await op(env, x)
            return v
        elif k == 'T':
            async with asyncio.timeout(e[1]) as t: return await op(env.having(timeout=t), e[2])
        elif k == 'R': env.timeout.reschedule(loop.time() + e[1])
        elif k == 'W': return await wait_for(op(env, e[2]), e[1])
        elif k == 'G':
            v = None
            async with Group() as g:
                for x in e[1:-1]: g.create_task(op(env.child(g), x))
                v = await op(env.having(group=g), e[-1])
            return v
        elif k == 'K': env.group.cancel()
        elif k == '+': env.group.create_task(op(env.child(env.group), e[1]))
        elif k == 'I':
            try: return await op(env, e[1])
            except asyncio.CancelledError: return "swallowed"
        elif k == 'E':
            try: return await op(env, e[1])
            except Exception as x: return show(x)
        elif k == 'V':
            try: return await op(env, e[1])
            finally: await asyncio.sleep(0); say(env, "finally")
        elif k == 'H': return await asyncio.shield(op(env.child(), e[1]))
        elif k == 'M': return await asyncio.ensure_future(op(env.child(), e[1]))
        elif k == 'J': return await asyncio.gather(*[op(env.child(), x) for x in e[2:]], return_exceptions=e[1] == 1)
        elif k == 'P':
            ts = [loop.create_task(op(env.child(), x)) for x in e[3:]]
            d, p = await asyncio.wait(ts, timeout=None if e[2] == '-' else e[2], return_when=MODES[e[1]])
            return "".join("d" if t in d else "p" for t in ts)
    async def main():
        for i, e in enumerate(prog): tops.append(loop.create_task(op(Env(str(i)), e)))
        for attempt in range(30):
            await asyncio.sleep(50)
            pending = [t for t in asyncio.all_tasks() if t is not asyncio.current_task()]
            if not pending: break
            log.append(f"left {len(pending)}")
            for t in tops: t.cancel()
            if attempt > 3:
                for f in futs: f.done() or f.cancel()
        for i, t in enumerate(tops):
            log.append(f"{i} " + ("pending" if not t.done() else "cancelled" if t.cancelled() else show(t.exception() or t.result()))
              + f" {t.cancelling()}")
    try: loop.run_until_complete(main())
    finally:
        asyncio.set_event_loop(None); loop.close()
    return log

def seeds(words):
    for word in words:
        first, _, last = word.partition("-")
        yield from range(int(first), int(last or first) + 1)

depth = int(sys.argv[1])
for seed in seeds(sys.argv[2:]):
    r = random.Random(seed)
    prog = [gen(r, depth, "") for _ in range(3)]
    print_program(f"program {depth} {seed}", [[text(e)] for e in prog], run(prog))
    print()
