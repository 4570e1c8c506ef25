package dev.heddle.agent;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClassScopeTest {

  private static final ClassLoader LOADER = ClassScopeTest.class.getClassLoader();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "shop/Cache",
        "Top",
        "javax/inject/Inject",
        "company/sun/Ray",
        "dev/heddle/samples/tutorial/Ex01",
        "dev/heddle/Asyncio",
        "dev/other/Thing",
        ""
      })
  void programsAreWithin(String name) {
    assertTrue(ClassScope.includes(LOADER, name));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "java/util/List",
        "jdk/internal/misc/Unsafe",
        "sun/misc/Unsafe",
        "com/sun/tools/javac/Main",
        "dev/heddle/weaver/Weaver",
        "dev/heddle/agent/PreMain",
        "dev/heddle/cli/Main",
        "dev/heddle/shaded/asm/ClassReader",
        "dev/heddle/frame/Frame"
      })
  void theJdkAndTheAgentItselfAreNot(String name) {
    assertFalse(ClassScope.includes(LOADER, name));
  }

  @Test
  void classesOfTheJdksLoadersAndWithoutNameAreNot() {
    assertFalse(ClassScope.includes(null, "shop/Cache"));
    assertFalse(ClassScope.includes(ClassLoader.getPlatformClassLoader(), "shop/Cache"));
    assertFalse(ClassScope.includes(LOADER, null));
  }
}
