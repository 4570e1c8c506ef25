package dev.heddle.weaver.files;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** All passes but the last two bytes, in whatever pieces they come. */
class ArchiveEndTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "abcdefgh",
        "a bcdefgh",
        "abc d ef gh",
        "a b c d e f g h",
        "abcdef g h",
        "abcd  efgh"
      })
  void theLengthGivesWayToTheComment(String pieces) throws IOException {
    ByteArrayOutputStream target = new ByteArrayOutputStream();
    ArchiveEnd end = new ArchiveEnd(target);
    for (String piece : pieces.split(" ", -1)) {
      byte[] padded = ("<<" + piece + ">").getBytes(StandardCharsets.ISO_8859_1);
      end.write(padded, 2, piece.length());
    }
    end.finish(new byte[] {'x', 'y', 'z'});
    assertEquals("abcdef\3\0xyz", target.toString(StandardCharsets.ISO_8859_1));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2})
  void ofLessNothingPasses(int length) throws IOException {
    ByteArrayOutputStream target = new ByteArrayOutputStream();
    ArchiveEnd end = new ArchiveEnd(target);
    for (int i = 0; i < length; i++) {
      end.write('a');
    }
    assertEquals(0, target.size());
  }
}
