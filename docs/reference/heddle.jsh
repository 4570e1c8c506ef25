// Heddle at the prompt of jshell, as `python -m asyncio` is asyncio's:
//
//   jshell -R-javaagent:heddle-agent.jar --class-path heddle-runtime.jar \
//     --startup DEFAULT --startup heddle.jsh
//
// Where Python has `await x` at the prompt, write `run(x)`. The loop runs on a thread of its own,
// so tasks go on while you type; what belongs on that thread, write as `onLoop(() -> gather(x, y))`.
// In async methods write `await(x)` as everywhere.

import dev.heddle.*
import static dev.heddle.Asyncio.*
import java.time.Duration
import java.util.concurrent.Callable
import java.util.concurrent.ExecutionException

EventLoop loop = EventLoop.create()
Thread loopThread = new Thread(loop::runForever, "asyncio")
loopThread.setDaemon(true)
loopThread.start()

<T> T run(Awaitable<T> awaitable) throws Throwable {
  try {
    return runCoroutineThreadsafe(awaitable.coroutine(), loop).get();
  } catch (ExecutionException failure) {
    throw failure.getCause();
  }
}

@Async <T> Coroutine<T> evaluated(Callable<? extends Awaitable<T>> expression) throws Exception {
  return done(await(expression.call().coroutine()));
}

<T> T onLoop(Callable<? extends Awaitable<T>> expression) throws Throwable {
  return run(evaluated(expression));
}
