package dev.heddle;

import static dev.heddle.testkit.Script.script;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heddle.testkit.VirtualTime;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;
import org.junit.jupiter.api.Test;

/** Other threads that come to a loop in the moment in which it is closed. */
class HandOverTest {
  private final EventLoop real = VirtualTime.loop();
  private boolean isToBeClosed;

  /** The loop, which is closed, when the time has come, after it has said that it is not. */
  private final EventLoop loop =
      (EventLoop)
          Proxy.newProxyInstance(
              EventLoop.class.getClassLoader(), new Class<?>[] {EventLoop.class}, this::answer);

  private Object answer(Object proxy, Method method, Object[] arguments) throws Throwable {
    try {
      Object answer = method.invoke(real, arguments);
      if (isToBeClosed && method.getName().equals("isClosed")) {
        real.close();
      }
      return answer;
    } catch (InvocationTargetException thrown) {
      throw thrown.getCause();
    }
  }

  @Test
  void itSaysWhetherThereIsALoop() {
    assertTrue(HandOver.to(loop, () -> {}));
    isToBeClosed = true;
    assertFalse(HandOver.to(loop, () -> {}));
    assertFalse(HandOver.to(loop, () -> {}));
  }

  @Test
  void anotherRefusalIsThrown() {
    IllegalStateException refusal = new IllegalStateException("of the loop's own");
    EventLoop refusing =
        (EventLoop)
            Proxy.newProxyInstance(
                EventLoop.class.getClassLoader(),
                new Class<?>[] {EventLoop.class},
                (proxy, method, arguments) -> {
                  if (method.getName().equals("isClosed")) {
                    return false;
                  }
                  throw refusal;
                });
    assertSame(
        refusal, assertThrows(IllegalStateException.class, () -> HandOver.to(refusing, () -> {})));
  }

  @Test
  void whoeverCancelsACallFromOutsideIsNotBothered() {
    var call = Asyncio.runCoroutineThreadsafe(script(v -> "x"), loop);
    isToBeClosed = true;
    assertTrue(call.cancel(true));
  }

  @Test
  void whoeverCancelsAFutureFromOutsideIsNotBothered() {
    CompletableFuture<Object> outside = new Future<Object>(loop).toCompletableFuture();
    isToBeClosed = true;
    assertTrue(outside.cancel(true));
  }

  @Test
  void whoeverCompletesAStageIsNotBothered() {
    CompletableFuture<String> stage = new CompletableFuture<>();
    Future<String> wrapped = new WrappedFuture<>(loop, stage);
    isToBeClosed = true;
    assertTrue(stage.complete("x"));
    assertEquals("<Future pending>", wrapped.toString());
  }

  @Test
  void aSubscriberIsNotBothered() {
    Flow.Subscription[] given = new Flow.Subscription[1];
    Asyncio.toPublisher(
            () -> {
              throw new AssertionError("the loop has been closed");
            },
            loop)
        .subscribe(
            new Flow.Subscriber<Object>() {
              @Override
              public void onSubscribe(Flow.Subscription subscription) {
                given[0] = subscription;
              }

              @Override
              public void onNext(Object item) {}

              @Override
              public void onError(Throwable thrown) {}

              @Override
              public void onComplete() {}
            });
    isToBeClosed = true;
    given[0].cancel();
    given[0].request(1);
  }
}
