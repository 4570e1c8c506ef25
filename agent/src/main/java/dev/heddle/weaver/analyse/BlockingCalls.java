package dev.heddle.weaver.analyse;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.tree.MethodInsnNode;

/**
 * The calls of the JDK that are known to stop the thread that makes them. Told by the type that the
 * class file names, since no class is loaded; what hides behind an own interface isn't seen.
 */
final class BlockingCalls {

  private static final String JUC = "java/util/concurrent/";
  private static final String TIME_UNIT = "L" + JUC + "TimeUnit;";

  private static final String ELSEWHERE =
      "run it on another thread, await(toThread(() -> ...)); what waits for Heddle's own things has an"
          + " awaitable form in dev.heddle";

  /** Owner to its blocking methods; {@code name:timed} means only the form with a time-out. */
  private static final Map<String, Set<String>> METHODS = new HashMap<>();

  /** Owner to the way out. */
  private static final Map<String, String> HELP = new HashMap<>();

  static {
    add(
        "write await(sleep(Duration...)) of dev.heddle.Asyncio",
        Set.of("sleep"),
        "java/lang/Thread");
    add(JUC + "TimeUnit", "sleep", "timedJoin", "timedWait");
    add("java/lang/Object", "wait");
    add("java/lang/Process", "waitFor");
    add("java/io/Console", "readLine", "readPassword");
    add("write await(...) around the future", Set.of("get", "join"), JUC + "CompletableFuture");
    for (String type : List.of("Future", "FutureTask", "ScheduledFuture", "RunnableFuture")) {
      add(JUC + type, "get");
    }
    for (String type : List.of("ForkJoinTask", "RecursiveTask", "RecursiveAction")) {
      add(JUC + type, "get", "join", "invoke");
    }
    for (String type :
        List.of(
            "ExecutorService", "ThreadPoolExecutor", "ForkJoinPool", "ScheduledExecutorService")) {
      add(JUC + type, "awaitTermination", "invokeAll", "invokeAny", "close", "invoke");
    }
    add(JUC + "CompletionService", "take", "poll:timed");
    add(JUC + "ExecutorCompletionService", "take", "poll:timed");
    locks();
    queues();
    network();
  }

  private BlockingCalls() {}

  private static void locks() {
    String help =
        "use Lock, Condition, Semaphore, Event or Barrier of dev.heddle.sync, and await them";
    add(help, Set.of("await"), JUC + "CountDownLatch", JUC + "CyclicBarrier");
    add(help, Set.of("arriveAndAwaitAdvance", "awaitAdvance"), JUC + "Phaser");
    add(help, Set.of("exchange"), JUC + "Exchanger");
    add(help, Set.of("acquire", "acquireUninterruptibly", "tryAcquire:timed"), JUC + "Semaphore");
    add(
        help,
        Set.of("lock", "lockInterruptibly", "tryLock:timed"),
        JUC + "locks/Lock",
        JUC + "locks/ReentrantLock",
        JUC + "locks/ReentrantReadWriteLock$ReadLock",
        JUC + "locks/ReentrantReadWriteLock$WriteLock");
    add(help, Set.of("readLock", "writeLock"), JUC + "locks/StampedLock");
    add(
        help,
        Set.of("await", "awaitNanos", "awaitUntil", "awaitUninterruptibly"),
        JUC + "locks/Condition");
    add(help, Set.of("park", "parkNanos", "parkUntil"), JUC + "locks/LockSupport");
  }

  private static void queues() {
    String help = "use Queue of dev.heddle.queues, and await its get and put";
    for (String type :
        List.of(
            "BlockingQueue",
            "BlockingDeque",
            "TransferQueue",
            "ArrayBlockingQueue",
            "LinkedBlockingQueue",
            "LinkedBlockingDeque",
            "LinkedTransferQueue",
            "PriorityBlockingQueue",
            "DelayQueue",
            "SynchronousQueue")) {
      boolean isUnbounded = Set.of("PriorityBlockingQueue", "DelayQueue").contains(type);
      add(
          help,
          isUnbounded
              ? Set.of("take", "poll:timed")
              : Set.of(
                  "take",
                  "takeFirst",
                  "takeLast",
                  "put",
                  "putFirst",
                  "putLast",
                  "transfer",
                  "poll:timed",
                  "offer:timed",
                  "pollFirst:timed",
                  "pollLast:timed"),
          JUC + type);
    }
  }

  private static void network() {
    String help =
        "use the streams of dev.heddle.net, or run it on another thread, await(toThread(() -> ...))";
    add(help, Set.of("connect"), "java/net/Socket");
    add(help, Set.of("accept"), "java/net/ServerSocket");
    add(help, Set.of("receive"), "java/net/DatagramSocket");
    add(help, Set.of("getByName", "getAllByName", "isReachable"), "java/net/InetAddress");
    add(help, Set.of("openStream", "getContent"), "java/net/URL");
    for (String type : List.of("URLConnection", "HttpURLConnection")) {
      add(help, Set.of("getInputStream", "getContent", "getResponseCode"), "java/net/" + type);
    }
    add("await the future that sendAsync gives", Set.of("send"), "java/net/http/HttpClient");
  }

  private static void add(String owner, String... names) {
    add(ELSEWHERE, Set.of(names), owner);
  }

  private static void add(String help, Set<String> names, String... owners) {
    for (String owner : owners) {
      METHODS.put(owner, names);
      HELP.put(owner, help);
    }
  }

  /** What to do instead of the call; null when it isn't known to block. */
  static @Nullable String helpFor(MethodInsnNode call) {
    Set<String> names = METHODS.get(call.owner);
    boolean isTimed = call.desc.contains(TIME_UNIT);
    if (names == null
        || !(names.contains(call.name) || (isTimed && names.contains(call.name + ":timed")))) {
      return call.owner.equals("java/lang/Thread") && call.name.equals("join") ? ELSEWHERE : null;
    }
    return HELP.get(call.owner);
  }
}
