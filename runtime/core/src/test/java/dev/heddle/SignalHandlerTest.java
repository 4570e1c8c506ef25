package dev.heddle;

import static dev.heddle.testkit.Script.script;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heddle.context.ContextVar;
import dev.heddle.testkit.Script;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Signals that a loop handles. Real ones, of this process to itself. */
class SignalHandlerTest {
  private final EventLoop loop = EventLoop.create();
  private final List<Object> events = new ArrayList<>();

  @BeforeEach
  void notOnWindows() {
    Assumptions.assumeFalse(System.getProperty("os.name").startsWith("Windows"));
  }

  @AfterEach
  void close() {
    loop.close();
  }

  private static Object signal(String name) throws ReflectiveOperationException {
    return Class.forName("sun.misc.Signal").getConstructor(String.class).newInstance(name);
  }

  private static void raise(String name) {
    try {
      Class<?> type = Class.forName("sun.misc.Signal");
      type.getMethod("raise", type).invoke(null, signal(name));
    } catch (ReflectiveOperationException e) {
      throw new AssertionError(e);
    }
  }

  /** Puts a handler in place past Heddle; gives the one that there was. */
  private static Object install(String name, Object handler) throws ReflectiveOperationException {
    Class<?> type = Class.forName("sun.misc.Signal");
    return type.getMethod("handle", type, Class.forName("sun.misc.SignalHandler"))
        .invoke(null, signal(name), handler);
  }

  private static Object programsOwn() throws ReflectiveOperationException {
    InvocationHandler nothing =
        (proxy, method, arguments) ->
            switch (method.getName()) {
              case "equals" -> arguments[0] == proxy;
              case "hashCode" -> 1;
              default -> null;
            };
    return Proxy.newProxyInstance(
        SignalHandlerTest.class.getClassLoader(),
        new Class<?>[] {Class.forName("sun.misc.SignalHandler")},
        nothing);
  }

  /** Raises a signal and waits until its handler has stopped the loop. */
  private void raiseAndWait(String name) {
    loop.callSoon(() -> raise(name));
    loop.runForever();
  }

  private Runnable handler(String name) {
    return () -> {
      events.add(name);
      loop.stop();
    };
  }

  @Test
  void aHandlerIsCalledOnTheLoopEachTimeInTheContextOfItsMaker() {
    ContextVar<String> maker = new ContextVar<>("maker", "nobody");
    loop.runUntilComplete(
        script(v -> maker.set("me"))
            .run(
                () ->
                    loop.addSignalHandler(
                        "SIGWINCH",
                        () -> {
                          events.add(maker.get() + (EventLoop.running() == loop));
                          loop.stop();
                        })));
    raiseAndWait("WINCH");
    raiseAndWait("WINCH");
    assertEquals(List.of("metrue", "metrue"), events);
  }

  @Test
  void theNewestHandlerOfALoopTakesThePlaceOfTheOneBefore() {
    loop.addSignalHandler("WINCH", handler("first"));
    loop.addSignalHandler("SIGWINCH", handler("second"));
    raiseAndWait("WINCH");
    assertEquals(List.of("second"), events);
    assertTrue(loop.removeSignalHandler("WINCH"));
    assertFalse(loop.removeSignalHandler("WINCH"));
  }

  @Test
  void whatWasThereBeforeComesBackWhenTheLoopIsClosed() throws Exception {
    Object own = programsOwn();
    Object before = install("WINCH", own);
    try {
      loop.addSignalHandler("WINCH", handler("first"));
      EventLoop other = EventLoop.create();
      other.addSignalHandler("WINCH", () -> events.add("newer"));
      other.close();
      raiseAndWait("WINCH");
      assertEquals(List.of("first"), events);
      loop.close();
      assertEquals(own, install("WINCH", own));
    } finally {
      install("WINCH", before);
    }
  }

  @Test
  void aHandlerThatTheProgramPutsInPlaceMeanwhileStays() throws Exception {
    Object own = programsOwn();
    Object before = install("WINCH", own);
    install("WINCH", before);
    try {
      loop.addSignalHandler("WINCH", handler("first"));
      assertEquals("Heddle's handler of SIGWINCH", install("WINCH", own).toString());
      loop.removeSignalHandler("WINCH");
      assertEquals(own, install("WINCH", own));
      loop.addSignalHandler("WINCH", handler("again"));
      raiseAndWait("WINCH");
      assertEquals(List.of("again"), events);
      loop.close();
      assertEquals(own, install("WINCH", own));
    } finally {
      install("WINCH", before);
    }
  }

  @Test
  void aHandlerThatThrowsIsReportedAndStays() {
    List<String> reports = new ArrayList<>();
    loop.setExceptionHandler(
        (where, context) -> {
          reports.add(String.valueOf(context.exception()));
          loop.stop();
        });
    loop.addSignalHandler(
        "WINCH",
        () -> {
          throw new IllegalArgumentException("broken");
        });
    raiseAndWait("WINCH");
    raiseAndWait("WINCH");
    String broken = "java.lang.IllegalArgumentException: broken";
    assertEquals(List.of(broken, broken), reports);
  }

  @Test
  void signalsThatCannotBeHandledAreRefused() {
    assertEquals(
        "sig KILL cannot be caught: the system or the JVM keeps it for itself",
        assertThrows(IllegalStateException.class, () -> loop.addSignalHandler("SIGKILL", () -> {}))
            .getMessage());
    assertEquals(
        "invalid signal 'NOSUCH'; name one of this system, such as HUP, INT or TERM",
        assertThrows(
                IllegalArgumentException.class, () -> loop.addSignalHandler("NOSUCH", () -> {}))
            .getMessage());
    loop.close();
    assertTrue(
        assertThrows(IllegalStateException.class, () -> loop.addSignalHandler("WINCH", () -> {}))
            .getMessage()
            .startsWith("Event loop is closed: "));
    assertFalse(loop.removeSignalHandler("WINCH"));
  }

  @Test
  void whileALoopHandlesCtrlCTheMainTaskIsNotCancelled() {
    Assumptions.assumeTrue(Thread.currentThread().getId() == 1, "signals go to the main thread");
    Future<Object> came = loop.createFuture();
    Script<Object> main =
        script(
                v -> {
                  loop.addSignalHandler("INT", () -> came.setResult("came"));
                  raise("INT");
                  return came;
                })
            .then(events::add)
            .run(() -> loop.removeSignalHandler("INT"))
            .then(
                v -> {
                  raise("INT");
                  return loop.createFuture();
                });
    assertThrows(
        KeyboardInterrupt.class, () -> new Runner(() -> loop).run(main), "the runner's comes back");
    assertEquals(List.of("came"), events);
  }
}
