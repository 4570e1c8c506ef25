package dev.heddle.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class MainMethodTest {

  private static final boolean INSTANCE_MAIN = Runtime.version().feature() >= 25;

  private static final List<String> CALLED = new ArrayList<>();

  static class Classic {
    public static void main(String[] args) {
      CALLED.add("classic " + String.join(",", args));
    }
  }

  static class Inheriting extends Classic {}

  static class OfInstance {
    void main() {
      CALLED.add("instance");
    }
  }

  static class Hidden {
    @SuppressWarnings("unused")
    private static void main(String[] args) {}

    @SuppressWarnings("unused")
    static int main() {
      return 0;
    }
  }

  private static List<String> call(Class<?> program) throws ReflectiveOperationException {
    CALLED.clear();
    MainMethod main = MainMethod.of(program);
    assertNotNull(main);
    main.call(new String[] {"a", "b"});
    return CALLED;
  }

  @Test
  void aPublicStaticMainIsCalledAlsoWhenInherited() throws ReflectiveOperationException {
    assertEquals(List.of("classic a,b"), call(Classic.class));
    assertEquals(List.of("classic a,b"), call(Inheriting.class));
  }

  @Test
  void aMainOfAnInstanceIsOneWhereJavaSaysSo() throws ReflectiveOperationException {
    if (INSTANCE_MAIN) {
      assertEquals(List.of("instance"), call(OfInstance.class));
    } else {
      assertNull(MainMethod.of(OfInstance.class));
    }
  }

  @Test
  void privateMethodsAndThoseWithAResultAreNone() {
    assertNull(MainMethod.of(Hidden.class));
  }
}
