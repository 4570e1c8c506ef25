package dev.heddle.samples;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ReprTest {
  private record Pair(String first, int second) {}

  private record Single(String only) {}

  @Test
  void noneAndTruthValuesHavePythonsNames() {
    assertEquals("[None, True, False]", Repr.repr(Arrays.asList(null, true, false)));
  }

  @Test
  void textIsQuotedAsPythonQuotes() {
    assertEquals("'text'", Repr.repr("text"));
    assertEquals("\"it's\"", Repr.repr("it's"));
    assertEquals("'\"it\\'s\"'", Repr.repr("\"it's\""));
    assertEquals("'a\\\\b\\nc\\td'", Repr.repr("a\\b\nc\td"));
  }

  @Test
  void bytesAreTextWhereTheyArePrintable() {
    assertEquals("b'ab ~'", Repr.repr(new byte[] {'a', 'b', ' ', '~'}));
    assertEquals(
        "b'\\x00\\r\\n\\t\\x7f\\xff\\\\'", Repr.repr(new byte[] {0, 13, 10, 9, 127, -1, '\\'}));
    assertEquals("b\"it's\"", Repr.repr("it's".getBytes(ISO_8859_1)));
  }

  @Test
  void recordsAreTuples() {
    assertEquals("('a', 1)", Repr.repr(new Pair("a", 1)));
    assertEquals("('a',)", Repr.repr(new Single("a")));
  }

  @Test
  void anOptionalIsWhatItHoldsOrNone() {
    assertEquals("[3, None]", Repr.repr(List.of(Optional.of(3), Optional.empty())));
  }

  @Test
  void listsHoldReprsOfTheirElements() {
    assertEquals("['a', ('b', 2)]", Repr.repr(List.of("a", new Pair("b", 2))));
  }

  @Test
  void secondsKeepEveryNanosecond() {
    assertEquals("1447.141118527", Repr.seconds(1_447_141_118_527L));
    assertEquals("1447.1", Repr.seconds(1_447_100_000_000L));
    assertEquals("1795417780.462655", Repr.seconds(1_795_417_780_462_655_000L));
  }
}
