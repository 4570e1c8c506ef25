"""What the recordings share: loops whose time jumps to the next timer, and tasks of a newer Python."""
import asyncio, sys
from asyncio import events

class Timer(events.TimerHandle):  # of equal deadlines the older first
    __slots__ = ('_seq',)
    count = 0
    def __init__(self, *a, **k):
        super().__init__(*a, **k); Timer.count += 1; self._seq = Timer.count
    def __lt__(self, other): return (self._when, self._seq) < (other._when, other._seq)
events.TimerHandle = Timer

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
    def seconds(self): return int(self.now) - 1000

class Task(asyncio.tasks._PyTask):
    def uncancel(self):  # as since Python 3.13
        left = super().uncancel()
        if left == 0: self._must_cancel = False
        return left

def with_tasks(loop):
    """A loop whose tasks are of this kind."""
    loop.set_task_factory(lambda loop, coro, **kw: Task(coro, loop=loop, **kw))
    return loop

def print_program(head, tasks, log):
    print(head)
    for operations in tasks: print("; ".join(operations))
    for line in log: print("> " + line)

def seeds():
    """FIRST COUNT, of the command line."""
    first, count = int(sys.argv[1]), int(sys.argv[2])
    return range(first, first + count)
