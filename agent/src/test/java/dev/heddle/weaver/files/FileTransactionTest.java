package dev.heddle.weaver.files;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileTransactionTest {

  @TempDir Path temp;

  private static byte[] bytes(String text) {
    return text.getBytes(java.nio.charset.StandardCharsets.UTF_8);
  }

  @Test
  void whatIsNotCommittedLeavesNoTrace() throws IOException {
    Files.writeString(temp.resolve("old"), "old");
    Map<String, String> before = Snapshot.of(temp);
    try (FileTransaction transaction = new FileTransaction(new Disk())) {
      transaction.write(temp.resolve("old"), bytes("new"));
      transaction.write(temp.resolve("a/b/c"), bytes("new"));
      transaction.delete(temp.resolve("old"));
    }

    assertEquals(before, Snapshot.of(temp));
  }

  @Test
  void aCommitReplacesMakesAndDeletes() throws IOException {
    Files.writeString(temp.resolve("replaced"), "old");
    Files.writeString(temp.resolve("deleted"), "old");
    try (FileTransaction transaction = new FileTransaction(new Disk())) {
      transaction.write(temp.resolve("replaced"), bytes("new"));
      transaction.write(temp.resolve("made/here"), bytes("new"));
      transaction.delete(temp.resolve("deleted"));
      transaction.commit();
    }

    assertEquals(List.of("made/here", "replaced"), Snapshot.files(temp));
    assertEquals("new", Files.readString(temp.resolve("replaced")));
  }

  @Test
  void aCommitThatFailsHalfWayPutsBackWhatItHadReplaced() throws IOException {
    Files.writeString(temp.resolve("replaced"), "old");
    Files.writeString(temp.resolve("deleted"), "old");
    Map<String, String> before = Snapshot.of(temp);
    try (FileTransaction transaction = new FileTransaction(new Disk())) {
      transaction.write(temp.resolve("replaced"), bytes("new"));
      transaction.write(temp.resolve("made/here"), bytes("new"));
      transaction.delete(temp.resolve("deleted"));
      Path lost = transaction.create(temp.resolve("lost"));
      Files.delete(lost);

      assertThrows(IOException.class, transaction::commit);
    }

    assertEquals(before, Snapshot.of(temp));
  }

  @Test
  void equalContentIsNotWrittenAgain() throws IOException {
    Files.writeString(temp.resolve("same"), "same");
    try (FileTransaction transaction = new FileTransaction(new Disk())) {
      assertEquals(false, transaction.write(temp.resolve("same"), bytes("same")));
    }
  }
}
