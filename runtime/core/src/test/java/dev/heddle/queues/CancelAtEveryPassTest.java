package dev.heddle.queues;

import static dev.heddle.testkit.Script.script;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heddle.Coroutine;
import dev.heddle.testkit.EveryPass;
import dev.heddle.testkit.EveryPass.Scene;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Cancels waiters of each queue at every pass: no item is lost. */
class CancelAtEveryPassTest {
  /** Until this pass everybody who can go on has done so. */
  private static final int QUIET = 30;

  @TestFactory
  List<DynamicTest> getters() {
    return ofEachKind("get", queues -> new GetScene(queues.apply(0), false));
  }

  @TestFactory
  List<DynamicTest> iterators() {
    return ofEachKind("iterate", queues -> new GetScene(queues.apply(0), true));
  }

  @TestFactory
  List<DynamicTest> putters() {
    return ofEachKind("put", queues -> new PutScene(queues.apply(1)));
  }

  @TestFactory
  List<DynamicTest> join() {
    return ofEachKind("join", queues -> new JoinScene(queues.apply(0), false));
  }

  @TestFactory
  List<DynamicTest> gettersOfOneThatIsShutDown() {
    return ofEachKind("get until the shutdown", queues -> new ShutdownScene(queues.apply(0), true));
  }

  @TestFactory
  List<DynamicTest> puttersOfOneThatIsShutDown() {
    return ofEachKind(
        "put until the shutdown", queues -> new ShutdownScene(queues.apply(1), false));
  }

  @TestFactory
  List<DynamicTest> joinOfOneThatIsShutDown() {
    return ofEachKind("join until the shutdown", queues -> new JoinScene(queues.apply(0), true));
  }

  @TestFactory
  List<DynamicTest> twoCancellations() {
    List<DynamicTest> tests = new ArrayList<>();
    tests.addAll(EveryPass.pairs("get", loop -> new GetScene(new Queue<>(), false)));
    tests.addAll(EveryPass.pairs("iterate", loop -> new GetScene(new Queue<>(), true)));
    tests.addAll(EveryPass.pairs("put", loop -> new PutScene(new Queue<>(1))));
    tests.addAll(EveryPass.pairs("join", loop -> new JoinScene(new Queue<>(), false)));
    return tests;
  }

  private interface SceneOf {
    Scene with(IntFunction<Queue<Integer>> queues);
  }

  private static List<DynamicTest> ofEachKind(String what, SceneOf scene) {
    List<DynamicTest> tests = new ArrayList<>();
    tests.addAll(EveryPass.tests("Queue " + what, loop -> scene.with(Queue::new)));
    tests.addAll(EveryPass.tests("LifoQueue " + what, loop -> scene.with(LifoQueue::new)));
    tests.addAll(EveryPass.tests("PriorityQueue " + what, loop -> scene.with(PriorityQueue::new)));
    return tests;
  }

  private static final class GetScene implements Scene {
    private final Queue<Integer> queue;
    private final boolean iterates;
    private int put;
    private int got;
    private boolean isStuck;

    GetScene(Queue<Integer> queue, boolean iterates) {
      this.queue = queue;
      this.iterates = iterates;
    }

    @Override
    public Coroutine<Object> waiter(List<Integer> done, int n) {
      return script(v -> iterates ? queue.asyncIterator().next() : queue.get())
          .run(() -> got++)
          .run(() -> done.add(n));
    }

    @Override
    public void tick(int pass) {
      if (pass == 3) { // one less than there are waiters
        queue.putNowait(put++);
        queue.putNowait(put++);
      } else if (pass == 4) {
        queue.putNowait(put++);
      } else if (pass == QUIET && queue.getters.size() > 0) {
        isStuck = !queue.empty();
        queue.putNowait(put++);
      }
    }

    @Override
    public void check() {
      assertFalse(isStuck, "somebody waited beside an item");
      assertEquals(put, got + queue.qsize(), "no item lost");
    }
  }

  private static final class PutScene implements Scene {
    private final Queue<Integer> queue;
    private final List<Integer> taken = new ArrayList<>();
    private List<Integer> done = List.of();
    private boolean isStuck;

    PutScene(Queue<Integer> queue) {
      this.queue = queue;
      queue.putNowait(-1);
    }

    @Override
    public Coroutine<Object> waiter(List<Integer> into, int n) {
      done = into;
      return script(v -> queue.put(n)).run(() -> into.add(n));
    }

    @Override
    public void tick(int pass) {
      if (pass == QUIET) {
        isStuck = !queue.full() && queue.putters.size() > 0;
      }
      if ((pass == 3 || pass == 5 || pass >= QUIET) && !queue.empty()) {
        taken.add(queue.getNowait());
      }
    }

    @Override
    public void check() {
      assertFalse(isStuck, "somebody waited beside room");
      List<Integer> all = new ArrayList<>(List.of(-1));
      all.addAll(done);
      assertEquals(all, taken);
    }
  }

  /** The shutdown wakes everybody: who finds an item or room first has it, the others are told. */
  private static final class ShutdownScene implements Scene {
    private final Queue<Integer> queue;
    private final boolean gets;
    private final List<Integer> moved = new ArrayList<>();

    ShutdownScene(Queue<Integer> queue, boolean gets) {
      this.queue = queue;
      this.gets = gets;
      if (!gets) {
        queue.putNowait(-1);
      }
    }

    @Override
    public Coroutine<Object> waiter(List<Integer> done, int n) {
      return script(v -> gets ? queue.get() : queue.put(n))
          .run(() -> moved.add(n))
          .except(
              e -> {
                if (e instanceof QueueShutDown) {
                  return n;
                }
                throw e;
              })
          .run(() -> done.add(n));
    }

    @Override
    public void tick(int pass) {
      if (pass == 3 && gets) {
        queue.putNowait(7);
      } else if (pass == 3) {
        queue.getNowait();
      } else if (pass == 4) {
        queue.shutdown();
      }
    }

    @Override
    public boolean isFirstComeFirstServed() {
      return false; // who was woken by the item, and who by the shutdown
    }

    @Override
    public void check() {
      assertTrue(moved.size() <= 1, "one item, one place");
      assertEquals(gets ? 1 : 0, moved.size() + (gets ? queue.qsize() : -queue.qsize()));
      assertEquals(0, queue.getters.size() + queue.putters.size());
    }
  }

  private static final class JoinScene implements Scene {
    private final Queue<Integer> queue;
    private final boolean isShutDown;

    JoinScene(Queue<Integer> queue, boolean isShutDown) {
      this.queue = queue;
      this.isShutDown = isShutDown;
      queue.putNowait(0);
    }

    @Override
    public Coroutine<Object> waiter(List<Integer> done, int n) {
      return script(v -> queue.join()).run(() -> done.add(n));
    }

    @Override
    public void tick(int pass) {
      if (pass == 3 && isShutDown) {
        queue.shutdown(true);
      } else if (pass == 3) {
        queue.taskDone();
      }
    }

    @Override
    public void check() {
      assertEquals(isShutDown ? 0 : 1, queue.qsize());
    }
  }
}
