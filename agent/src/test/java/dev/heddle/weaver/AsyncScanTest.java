package dev.heddle.weaver;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.heddle.weaver.harness.JavaSource;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Opcodes;

class AsyncScanTest {

  /** A class of which a number of constants of all widths comes before the name. */
  private static byte[] naming(String name) {
    ClassWriter writer = new ClassWriter(0);
    writer.newConst(1L);
    writer.newConst(2.5);
    writer.newConst("text");
    writer.newUTF8("Ldev/heddle/Asynk;");
    writer.newUTF8(name);
    writer.visit(Opcodes.V17, 0, "P", null, "java/lang/Object", null);
    return writer.toByteArray();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        RuntimeNames.ASYNC_DESC,
        RuntimeNames.ASYNCIO,
        RuntimeNames.GENERATOR,
        RuntimeNames.ASYNC_GENERATOR
      })
  void aClassThatNamesOneOfTheseMayHaveAsync(String name) {
    assertEquals(true, AsyncScan.mayHaveAsync(naming(name)));
    assertEquals(false, AsyncScan.mayHaveAsync(naming(name + "s")));
    assertEquals(false, AsyncScan.mayHaveAsync(naming(name.substring(1))));
    assertEquals(false, AsyncScan.mayHaveAsync(naming(name.replace('e', 'i'))));
  }

  @Test
  void everyKindOfConstantIsPassedOver() {
    Map<String, byte[]> classes =
        JavaSource.compile(
            "P",
            """
            class P {
              static final long LONG = 1L << 40; static final double DOUBLE = 2.5;
              static final float FLOAT = 1.5f; static final int INT = 1 << 20;
              Runnable r = () -> System.out.println("x" + LONG + this);
            }
            """);

    assertEquals(false, AsyncScan.mayHaveAsync(classes.get("P")));
  }

  @Test
  void whatIsNoClassHasNone() {
    assertEquals(false, AsyncScan.mayHaveAsync(new byte[0]));
    assertEquals(false, AsyncScan.mayHaveAsync(new byte[100]));
  }

  @Test
  void aClassFileThatEndsWithinItsConstantsIsLeftToTheReader() {
    byte[] plain = naming("other");

    assertEquals(true, AsyncScan.mayHaveAsync(Arrays.copyOf(plain, 30)));
    plain[10] = 99;
    assertEquals(true, AsyncScan.mayHaveAsync(plain));
  }
}
