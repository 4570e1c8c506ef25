package dev.heddle.agent;

import static dev.heddle.agent.OpenLoader.FRAME;
import static dev.heddle.agent.OpenLoader.emptyClass;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heddle.weaver.ClassFile;
import org.junit.jupiter.api.Test;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Opcodes;

class FramesTest {

  private static final String NAME = "shop/Cache$load$Frame";

  private final OpenLoader loader = OpenLoader.withRuntime();
  private final Frames frames = new Frames(OpenLoader::define);
  private final ClassFile frame = new ClassFile(NAME, emptyClass(NAME, FRAME));

  private static ClassFile otherFrame() {
    ClassWriter writer = new ClassWriter(0);
    writer.visit(Opcodes.V17, Opcodes.ACC_PUBLIC, NAME, null, FRAME, null);
    writer.visitField(0, "row", "I", null, null);
    return new ClassFile(NAME, writer.toByteArray());
  }

  @Test
  void onlyALoaderThatFindsTheRuntimeCanRunWovenClasses() {
    assertTrue(frames.canRunIn(loader));
    assertFalse(frames.canRunIn(new OpenLoader()));
  }

  @Test
  void aFrameIsDefinedInTheLoaderAndDomainOfItsHost() throws FrameConflict {
    frames.define(frame, loader, FramesTest.class.getProtectionDomain());

    assertEquals(FramesTest.class.getProtectionDomain(), loader.domainOf("shop.Cache$load$Frame"));
  }

  @Test
  void theSameFrameAgainIsRight() throws FrameConflict {
    frames.define(frame, loader, null);
    frames.define(frame, loader, null);

    assertTrue(loader.has("shop.Cache$load$Frame"));
  }

  @Test
  void eachLoaderHasItsOwn() throws FrameConflict {
    OpenLoader second = OpenLoader.withRuntime();
    frames.define(frame, loader, null);
    frames.define(otherFrame(), second, null);

    assertTrue(second.has("shop.Cache$load$Frame"));
  }

  @Test
  void anotherFrameOfThatNameIsAConflict() throws FrameConflict {
    frames.define(frame, loader, null);

    FrameConflict conflict =
        assertThrows(FrameConflict.class, () -> frames.define(otherFrame(), loader, null));
    assertEquals(
        "there is already another class shop.Cache$load$Frame in its class loader",
        conflict.getMessage());
  }

  @Test
  void aClassThatTheLoaderGotElsewhereIsAConflict() {
    loader.define("shop.Cache$load$Frame", emptyClass(NAME, "java/lang/Object"), null);

    assertThrows(FrameConflict.class, () -> frames.define(frame, loader, null));
  }

  @Test
  void aFrameThatTheJvmRefusesIsNotRemembered() throws FrameConflict {
    ClassFile broken = new ClassFile(NAME, new byte[] {1, 2, 3});
    assertThrows(ClassFormatError.class, () -> frames.define(broken, loader, null));

    frames.define(frame, loader, null);

    assertTrue(loader.has("shop.Cache$load$Frame"));
  }
}
