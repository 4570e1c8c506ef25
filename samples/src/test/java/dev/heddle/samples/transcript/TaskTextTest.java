package dev.heddle.samples.transcript;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TaskTextTest {
  private static final String CPYTHON =
      "got <Task finished name='Task-2' coro=<task_func() done, defined at ex10.py:4> result='x'>";
  private static final String HEDDLE =
      "got <Task finished name='Task-2' coro=<taskFunc() done, defined at Ex10.java:21> result='x'>";

  @Test
  void theCoroutineHasJavasNameAndAnyLine() {
    assertEquals(List.of(), differences(HEDDLE));
    assertEquals(List.of(), differences(HEDDLE.replace(":21", ":1")));
  }

  @Test
  void aDifferenceShowsWhatJavaShouldPrint() {
    assertEquals(
        List.of(
            "line 1: the original has '"
                + HEDDLE.replace(":21", ":N")
                + "', printed was '"
                + HEDDLE.replace(":21", ":N").replace("finished", "pending")
                + "'"),
        differences(HEDDLE.replace("finished", "pending")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "got <Task finished name='Task-2' coro=<taskFunc() running at Ex10.java:21> result='x'>",
        "got <Task finished name='Task-1' coro=<taskFunc() done, defined at Ex10.java:21> result='x'>",
        "got <Task finished name='Task-2' coro=<task_func() done, defined at Ex10.java:21> result='x'>",
        "got <Task finished name='Task-2' coro=<taskFunc() done, defined at Ex11.java:21> result='x'>",
        "got <Task finished name='Task-2' coro=<taskFunc() done, defined at Ex10.java:0> result='x'>",
        "got <Task finished name='Task-2' coro=<taskFunc() done, defined at Ex10.java> result='x'>",
        "got <Task finished name='Task-2' coro=<taskFunc() done, defined at Ex10.java:21>>",
        "got <Task finished coro=<taskFunc() done, defined at Ex10.java:21> name='Task-2' result='x'>",
        "got Task finished name='Task-2' coro=<taskFunc() done, defined at Ex10.java:21> result='x'"
      })
  void everythingElseIsCPythons(String printed) {
    assertEquals(1, differences(printed).size());
  }

  private static List<String> differences(String printed) {
    return new TaskText().differences(List.of(CPYTHON), List.of(printed));
  }
}
