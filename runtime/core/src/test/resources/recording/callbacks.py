"""Random programs of callbacks with the event log that CPython gives. usage: callbacks.py FIRST COUNT"""
import contextvars, random
from virtual_time import Loop, print_program, seeds

def gen(seed):
    r = random.Random(seed)
    n = r.randint(3, 6)
    def op():
        k = r.choice("SSSSLLLLACCTVVFFFGDXN")
        j = r.randrange(n)
        if k in 'SA': return f"{k} {j}"
        if k == 'L': return f"L {r.randint(-1, 3)} {j}"
        if k == 'C': return f"C {r.randrange(12)}"
        if k in 'FD': return f"{k} {r.randrange(2)} {j}"
        if k in 'GN': return f"{k} {r.randrange(2)}"
        return k
    return [[op() for _ in range(r.randint(1, 4))] for _ in range(n)]

def run(prog):
    loop = Loop()
    log, handles, budget = [], [], [40]
    var = contextvars.ContextVar("v", default="unset")
    shared = contextvars.copy_context()
    futures = [loop.create_future() for _ in range(2)]
    def say(text): log.append(f"{loop.seconds()} {text}")
    def handler(_, context): say(f"report {context['exception']}")
    loop.set_exception_handler(handler)
    class Callback:
        def __init__(self, n): self.n = n
        def __call__(self, *_):
            say(f"{self.n} {var.get()}")
            for text in prog[self.n]: op(self.n, text)
    callbacks = [Callback(i) for i in range(len(prog))]
    def op(me, text):
        k, *a = text.split(); a = [int(x) for x in a]
        if k in 'SLAF':
            if not budget[0]: return
            budget[0] -= 1
        if k == 'S': handles.append(loop.call_soon(callbacks[a[0]]))
        elif k == 'A': handles.append(loop.call_soon(callbacks[a[0]], context=shared))
        elif k == 'L': handles.append(loop.call_later(a[0], callbacks[a[1]]))
        elif k == 'C':
            if a[0] < len(handles): handles[a[0]].cancel()
        elif k == 'T': loop.stop()
        elif k == 'V': var.set(f"by{me}")
        elif k == 'F': futures[a[0]].add_done_callback(callbacks[a[1]])
        elif k == 'D': say(f"removed {futures[a[0]].remove_done_callback(callbacks[a[1]])}")
        elif k == 'G':
            if not futures[a[0]].done(): futures[a[0]].set_result(None)
        elif k == 'N': say(f"cancelled {'true' if futures[a[0]].cancel() else 'false'}")
        elif k == 'X': raise RuntimeError(f"in {me}")
    def main():
        try:
            for text in prog[0]: op(0, text)
        except RuntimeError as e: say(f"main {e}")
        end = loop.call_later(30, lambda: log.append("end"))
        stop = loop.call_later(30, loop.stop)
        for _ in range(30):
            loop.run_forever(); say("stopped")
            if "end" in log: break
    contextvars.copy_context().run(main)
    return log

for seed in seeds():
    prog = gen(seed)
    print_program(f"program {seed}", prog, run(prog))
