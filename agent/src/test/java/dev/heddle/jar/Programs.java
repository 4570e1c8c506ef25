package dev.heddle.jar;

/** Small programs to be woven. */
final class Programs {

  static final String HELLO =
      """
      package shop;

      import static dev.heddle.Asyncio.*;

      import dev.heddle.*;
      import java.time.Duration;

      public class Hello {
        @Async
        static Coroutine<String> outer(String name) {
          String first = await(phase("hello", 2));
          String second = await(phase(name, 1));
          return done(first + ", " + second);
        }

        @Async
        static Coroutine<String> phase(String text, int millis) {
          await(sleep(Duration.ofMillis(millis)));
          return done(text);
        }

        public static void main(String[] args) {
          System.out.println(run(outer(args.length == 0 ? "world" : String.join(" ", args))));
        }
      }
      """;

  /** The await stands in line 13. */
  static final String MONITOR =
      """
      package shop;

      import static dev.heddle.Asyncio.*;

      import dev.heddle.*;

      public class Cache {
        static final Object ROWS = new Object();

        @Async
        static Coroutine<String> load() {
          synchronized (ROWS) {
            String row = await(fetch());
            return done(row);
          }
        }

        @Async
        static Coroutine<String> fetch() {
          return done("row");
        }

        public static void main(String[] args) {
          System.out.println("before");
          System.out.println(run(load()));
        }
      }
      """;

  /** What to say of {@link #MONITOR} with its source at hand. */
  static final String MONITOR_MESSAGE =
      """
      error[W0202]: cannot await while holding a monitor
        --> shop.Cache.load(Cache.java:13)
         |
      12 |   synchronized (ROWS) {
         |   - monitor entered here
      13 |     String row = await(fetch());
         |                  - suspends here
      """;

  private Programs() {}
}
