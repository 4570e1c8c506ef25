package dev.heddle.net;

import static dev.heddle.testkit.Script.script;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heddle.Asyncio;
import dev.heddle.Awaitable;
import dev.heddle.CancelledError;
import dev.heddle.EventLoop;
import dev.heddle.Task;
import dev.heddle.testing.HeddleExtension;
import dev.heddle.testkit.Script;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(HeddleExtension.class)
class StreamReaderTest {
  private final StreamReader reader = new StreamReader(10);
  private final List<String> calls = new ArrayList<>();
  private EventLoop loop;

  @BeforeEach
  void on(EventLoop own) {
    loop = own;
  }

  private static byte[] bytes(String text) {
    return text.getBytes(UTF_8);
  }

  private String read(Awaitable<byte[]> coroutine) {
    return new String(loop.runUntilComplete(coroutine), UTF_8);
  }

  /** Feeds while somebody reads, a piece a pass. */
  private String readWhile(Awaitable<byte[]> coroutine, Runnable... feeds) {
    Task<byte[]> task = loop.createTask(coroutine.coroutine());
    Script<Object> feeding = script(v -> Asyncio.yieldNow());
    for (Runnable feed : feeds) {
      feeding.run(feed::run).then(v -> Asyncio.yieldNow());
    }
    loop.runUntilComplete(feeding);
    return read(task);
  }

  private Runnable feed(String text) {
    return () -> reader.feedData(bytes(text));
  }

  @Test
  void readGivesWhatIsThereUpToTheNumber() throws IOException {
    reader.feedData(bytes("hello"));
    assertEquals("hel", read(reader.read(3)));
    assertEquals("lo", read(reader.read(100)));
    assertEquals("", read(reader.read(0)));
    assertEquals("new", readWhile(reader.read(100), feed("new")));
    reader.feedEof();
    assertEquals("", read(reader.read(100)));
    assertTrue(reader.atEof());
  }

  @Test
  void readWithoutNumberGoesToTheEnd() throws IOException {
    reader.feedData(bytes("a"));
    assertEquals("abc", readWhile(reader.read(), feed("b"), feed("c"), reader::feedEof));
    assertEquals("", read(reader.read(-1)));
  }

  @Test
  void readLineGivesALineWithItsEnd() throws IOException {
    reader.feedData(bytes("a\nbc"));
    assertEquals("a\n", read(reader.readLine()));
    assertEquals("bcd\n", readWhile(reader.readLine(), feed("d"), feed("\ne")));
    reader.feedEof();
    assertFalse(reader.atEof());
    assertEquals("e", read(reader.readLine()));
    assertEquals("", read(reader.readLine()));
  }

  @Test
  void theLinesCanBeIteratedOver() {
    List<String> lines = new ArrayList<>();
    Task<?> task = loop.createTask(reader.forEach(line -> lines.add(new String(line, UTF_8))));
    loop.runUntilComplete(
        script(v -> Asyncio.yieldNow())
            .run(feed("a\nb")::run)
            .then(v -> Asyncio.yieldNow())
            .run(feed("\nc")::run)
            .run(reader::feedEof)
            .then(v -> task));
    assertEquals(List.of("a\n", "b\n", "c"), lines);
  }

  @Test
  void readExactlyGivesTheNumberOrFails() throws IOException {
    assertEquals("abcde", readWhile(reader.readExactly(5), feed("ab"), feed("cdef")));
    assertEquals("", read(reader.readExactly(0)));
    reader.feedEof();
    IncompleteReadException incomplete =
        assertThrows(IncompleteReadException.class, () -> read(reader.readExactly(2)));
    assertEquals("1 bytes read on a total of 2 expected bytes", incomplete.getMessage());
    assertArrayEquals(bytes("f"), incomplete.partial());
    assertEquals(2, incomplete.expected());
    assertTrue(reader.atEof());
    assertEquals(
        "readExactly size can not be less than zero",
        assertThrows(IllegalArgumentException.class, () -> reader.readExactly(-1)).getMessage());
  }

  @Test
  void readUntilFindsASeparatorThatComesInPieces() throws IOException {
    assertEquals("one--", readWhile(reader.readUntil(bytes("--")), feed("one-"), feed("-two")));
    assertEquals(
        "two;", readWhile(reader.readUntil(List.of(bytes("--"), bytes(";"))), feed(";x--")));
    reader.feedEof();
    IncompleteReadException incomplete =
        assertThrows(IncompleteReadException.class, () -> read(reader.readUntil(bytes(";"))));
    assertEquals("3 bytes read on a total of undefined expected bytes", incomplete.getMessage());
    assertEquals(-1, incomplete.expected());
  }

  @Test
  void separatorsMustBeSomething() {
    assertEquals(
        "Separator should contain at least one element",
        assertThrows(IllegalArgumentException.class, () -> reader.readUntil(List.of()))
            .getMessage());
    assertEquals(
        "Separator should be at least one-byte string",
        assertThrows(IllegalArgumentException.class, () -> reader.readUntil(new byte[0]))
            .getMessage());
    assertEquals(
        "Limit cannot be <= 0",
        assertThrows(IllegalArgumentException.class, () -> new StreamReader(0)).getMessage());
  }

  @Test
  void aPieceLongerThanTheLimitStaysInTheBuffer() throws IOException {
    reader.feedData(bytes("0123456789ABC"));
    LimitOverrunException without =
        assertThrows(LimitOverrunException.class, () -> read(reader.readUntil(bytes(";"))));
    assertEquals("Separator is not found, and chunk exceed the limit", without.getMessage());
    assertEquals(13, without.consumed());
    reader.feedData(bytes(";rest"));
    LimitOverrunException with =
        assertThrows(LimitOverrunException.class, () -> read(reader.readUntil(bytes(";"))));
    assertEquals("Separator is found, but chunk is longer than limit", with.getMessage());
    assertEquals("0123456789ABC;", read(reader.readExactly(with.consumed() + 1)));
    assertEquals("rest", read(reader.read(10)));
  }

  @Test
  void aLineLongerThanTheLimitIsDropped() throws IOException {
    reader.feedData(bytes("0123456789ABC\nnext\n"));
    assertThrows(LimitOverrunException.class, () -> read(reader.readLine()));
    assertEquals("next\n", read(reader.readLine()));
    reader.feedData(bytes("0123456789ABC"));
    assertThrows(LimitOverrunException.class, () -> read(reader.readLine()));
    assertEquals("<StreamReader limit=10>", reader.toString());
  }

  @Test
  void oneCoroutineReadsAtATime() throws IOException {
    Task<byte[]> first = loop.createTask(reader.read(1));
    IllegalStateException second =
        assertThrows(
            IllegalStateException.class,
            () ->
                loop.runUntilComplete(
                    script(v -> Asyncio.yieldNow()).then(v -> reader.readLine())));
    assertEquals(
        "readLine() called while another coroutine is already waiting for incoming data",
        second.getMessage());
    reader.feedData(bytes("x"));
    assertEquals("x", read(first));
  }

  /** The first is awake and has not run when the second begins to wait. */
  @Test
  void aReaderThatWakesDoesNotForgetTheOneThatWaitsMeanwhile() throws IOException {
    Task<byte[]> first = loop.createTask(reader.read(1));
    loop.runUntilComplete(script(v -> Asyncio.yieldNow()));
    Task<byte[]> second = loop.createTask(reader.readExactly(3));
    reader.feedData(bytes("ab"));
    assertEquals("a", read(first));
    assertThrows(IllegalStateException.class, () -> read(reader.readExactly(7)));
    reader.feedData(bytes("cd"));
    loop.runUntilComplete(script(v -> Asyncio.yieldNow()).then(v -> Asyncio.yieldNow()));
    assertTrue(second.done());
    assertEquals("bcd", read(second));
  }

  @Test
  void aCancelledReadLosesNothingAndAnotherCanFollow() throws IOException {
    Task<byte[]> first = loop.createTask(reader.readExactly(3));
    reader.feedData(bytes("ab"));
    loop.runUntilComplete(
        script(v -> Asyncio.yieldNow()).run(first::cancel).then(v -> Asyncio.yieldNow()));
    assertThrows(CancelledError.class, () -> loop.runUntilComplete(first));
    assertEquals("abc", readWhile(reader.readExactly(3), feed("c")));
  }

  @Test
  void aFailureIsThrownToWhoReadsAndWhoWill() throws IOException {
    IOException failure = new IOException("gone");
    Task<byte[]> waiting = loop.createTask(reader.readExactly(3));
    loop.runUntilComplete(script(v -> Asyncio.yieldNow()).run(() -> reader.setException(failure)));
    assertEquals(failure, assertThrows(IOException.class, () -> read(waiting)));
    assertEquals(failure, assertThrows(IOException.class, () -> read(reader.read())));
    assertEquals(failure, reader.exception());
  }

  @Test
  void aFullReaderPausesItsTransportUntilItIsRead() throws IOException {
    reader.setTransport(new Recording());
    reader.feedData(bytes("0123456789"));
    reader.feedData(bytes("0123456789"));
    assertEquals(List.of(), calls);
    reader.feedData(bytes("x"));
    reader.feedData(bytes("x"));
    assertEquals(List.of("pause"), calls);
    assertEquals("<StreamReader 22 bytes limit=10 paused>", reader.toString());
    assertEquals("0123456789", read(reader.read(10)));
    assertEquals(List.of("pause"), calls);
    assertEquals("01", read(reader.read(2)));
    assertEquals(List.of("pause", "resume"), calls);
  }

  @Test
  void aReadOfMoreThanFitsResumesTheTransport() throws IOException {
    reader.setTransport(new Recording());
    reader.feedData(bytes("012345678901234567890"));
    assertEquals("0123456789012345678901234", readWhile(reader.readExactly(25), feed("1234")));
    assertEquals(List.of("pause", "resume", "pause", "resume"), calls);
    assertThrows(IllegalStateException.class, () -> reader.setTransport(new Recording()));
  }

  @Test
  void nothingCanBeFedAfterTheEnd() {
    reader.feedData(new byte[0]);
    reader.feedEof();
    assertEquals(
        "feedData after feedEof",
        assertThrows(IllegalStateException.class, () -> reader.feedData(new byte[1])).getMessage());
  }

  private final class Recording implements ReadTransport {
    @Override
    public boolean isReading() {
      return true;
    }

    @Override
    public void pauseReading() {
      calls.add("pause");
    }

    @Override
    public void resumeReading() {
      calls.add("resume");
    }

    @Override
    public void close() {}

    @Override
    public boolean isClosing() {
      return false;
    }

    @Override
    public <T> T getExtraInfo(ExtraInfo<T> key) {
      return null;
    }
  }
}
