package dev.heddle.samples.beyond;

import static dev.heddle.Asyncio.await;
import static dev.heddle.Asyncio.done;
import static dev.heddle.Asyncio.run;
import static dev.heddle.samples.Repr.repr;

import dev.heddle.Async;
import dev.heddle.Coroutine;
import dev.heddle.EventLoop;
import dev.heddle.sync.Event;
import java.io.IOException;
import java.util.List;

/** Unix signals handled in the loop. */
final class Signals {
  private Signals() {}

  private static void handle(String name, Event handled) {
    System.out.println("signal_handler(" + repr(name) + ")");
    handled.set();
  }

  /** By the command that every Unix has: the JDK has no public way to signal oneself. */
  private static void send(String name) throws IOException, InterruptedException {
    String self = String.valueOf(ProcessHandle.current().pid());
    new ProcessBuilder("kill", "-s", name.substring(3), self).inheritIO().start().waitFor();
  }

  @Async
  static Coroutine<Void> sendSignals() throws IOException, InterruptedException {
    EventLoop loop = EventLoop.running();
    Event handled = new Event();
    for (String name : List.of("SIGHUP", "SIGUSR1", "SIGINT")) {
      loop.addSignalHandler(name, () -> handle(name, handled));
    }
    System.out.println("starting send_signals");
    for (String name : List.of("SIGHUP", "SIGHUP", "SIGUSR1", "SIGINT")) {
      System.out.println("sending " + name);
      send(name);
      System.out.println("yielding control");
      await(handled.waitFor());
      handled.clear();
    }
    System.out.println(
        "remove_signal_handler "
            + repr(loop.removeSignalHandler("SIGHUP"))
            + " "
            + repr(loop.removeSignalHandler("SIGHUP")));
    for (String name : List.of("SIGKILL", "12345")) {
      try {
        loop.addSignalHandler(name, () -> handle("?", handled));
      } catch (IllegalStateException error) {
        System.out.println("RuntimeError: " + error.getMessage());
      } catch (IllegalArgumentException error) {
        System.out.println("ValueError: " + error.getMessage());
      }
    }
    return done();
  }

  public static void main(String[] args) throws IOException, InterruptedException {
    run(sendSignals());
  }
}
