"""How CPython's timeouts end, for all orders of what can happen about the deadline. Prints orders.txt."""
import asyncio, itertools
from virtual_time import Loop, with_tasks

async def plain(future): return await future
async def swallow(future):
    try: return await future
    except asyncio.CancelledError: return "swallowed"
async def slow(future):
    try: return await future
    except asyncio.CancelledError:
        await asyncio.sleep(0); await asyncio.sleep(0)
        raise
async def late(future):
    try: return await future
    except asyncio.CancelledError:
        await asyncio.sleep(0)
        return "late"
async def task(future): return await asyncio.ensure_future(slow(future))
async def shield(future): return await asyncio.shield(future)
KINDS = (plain, swallow, slow, late, task, shield)

async def limited(kind, future, delay):  # wait_for, as it is since Python 3.12, is this function
    async with asyncio.timeout(delay):
        return await kind(future)

async def main(kind, future, log):
    me = asyncio.current_task()
    try: log.append("ok " + await limited(kind, future, 5))
    except TimeoutError: log.append("timeout")
    except asyncio.CancelledError: log.append("cancelled")
    log.append(str(me.cancelling()))
    try: await asyncio.sleep(0); log.append("goes on")
    except asyncio.CancelledError: log.append("cancelled later")

def scene(kind, cancel, complete, cancel_first):
    loop = with_tasks(Loop()); log = []
    future = loop.create_future()
    main_task = loop.create_task(main(kind, future, log))
    happen = [(cancel, main_task.cancel), (complete, lambda: future.done() or future.set_result("x"))]
    if not cancel_first: happen.reverse()
    def later(passes, action):
        if passes: loop.call_soon(later, passes - 1, action)
        else: action()
    def register(slots):
        for slot, action in happen:
            if slot in slots:
                when = {'a': 4, 'f': 6}.get(slot, 5)
                loop.call_at(1000 + when, later, {'d': 1, 'e': 2}.get(slot, 0), action)
    register("ab")
    loop.call_soon(register, "cdef")
    loop.run_until_complete(main_task)
    loop.close()
    return ", ".join(log) + (", inner cancelled" if future.cancelled() else "")

for kind, cancel, complete in itertools.product(KINDS, "abcdef-", "abcdef-"):
    for first in ((True, False) if cancel == complete != '-' else (True,)):
        how = scene(kind, cancel, complete, first)
        print(f"{kind.__name__} {cancel} {complete} {'cancel' if first else 'complete'}: {how}")
