"""How CPython's task groups end, for all orders of what can happen in a few passes. Prints orders.txt."""
import asyncio, itertools
from virtual_time import with_tasks

class Group(asyncio.TaskGroup):
    async def __aexit__(self, kind, error, trace):
        taken_back = self._parent_cancel_requested
        try: return await super().__aexit__(kind, error, trace)
        except BaseExceptionGroup:  # As since Python 3.13: the group's own request is taken back also
            parent = self._parent_task  # if it was made late, and another one is thrown at the next await.
            if self._parent_cancel_requested and not taken_back: parent.uncancel()
            if parent.cancelling(): parent.uncancel(); parent.cancel()
            raise

class Bad(Exception): pass

async def a(future): await future
async def b(future, kind):
    try: await future
    except asyncio.CancelledError:
        if kind == "slow": await asyncio.sleep(0); await asyncio.sleep(0)
        if kind == "error": raise Bad("b")
        if kind == "swallow": return
        raise
async def main(body, kind, futures, log, passes, tasks):
    me = asyncio.current_task()
    try:
        async with Group() as group:
            tasks.append(group.create_task(a(futures["a"])))
            tasks.append(group.create_task(b(futures["b"], kind)))
            if body != "end": await futures["body"]
        log.append("ok")
    except ExceptionGroup as errors: log.append("+".join(str(e) for e in errors.exceptions))
    except asyncio.CancelledError: log.append("cancelled")
    log += [passes[0], me.cancelling()]
    try: await asyncio.sleep(0); log.append("on")
    except asyncio.CancelledError: log.append("later")

def scene(body, body_at, does, a_at, kind, cancel_at):
    loop = with_tasks(asyncio.new_event_loop()); log = []; passes = [0]; tasks = []
    futures = {name: loop.create_future() for name in ("a", "b", "body")}
    task = loop.create_task(main(body, kind, futures, log, passes, tasks))
    def settle(name, fail):
        if futures[name].done(): return
        if fail: futures[name].set_exception(Bad(name)); futures[name].exception()
        else: futures[name].set_result(None)
    def tick():
        passes[0] += 1
        if passes[0] == cancel_at: task.cancel()
        if passes[0] == a_at: settle("a", does == "fail")
        if passes[0] == body_at: settle("body", body == "fail")
        if passes[0] == 4: settle("b", False)
        if passes[0] == 6: settle("a", False); settle("body", False)
        if not task.done(): loop.call_soon(tick)
    loop.call_soon(tick)
    loop.run_until_complete(task)
    loop.run_until_complete(asyncio.sleep(0))
    loop.close()
    end = ["c" if t.cancelled() else "e" if t.exception() else "r" for t in tasks]
    return " ".join(map(str, log + ["".join(end)]))

slots = (1, 2, 3, 0)
bodies = [("end", 0)] + [(b, n) for b in ("wait", "fail") for n in slots[:3]]
actions = [("return", n) for n in slots] + [("fail", n) for n in slots[:3]]
for (body, body_at), (does, a_at), kind, cancel_at in itertools.product(
        bodies, actions, ("plain", "slow", "error", "swallow"), slots):
    how = scene(body, body_at, does, a_at, kind, cancel_at)
    print(f"{body} {body_at} {does} {a_at} {kind} {cancel_at}: {how}")
