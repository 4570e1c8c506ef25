package dev.heddle.weaver;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heddle.weaver.harness.JavaSource;
import dev.heddle.weaver.harness.TargetLoader;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TimeZone;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.LineNumberNode;
import org.objectweb.asm.tree.LocalVariableNode;
import org.objectweb.asm.tree.MethodNode;

/** What weaving leaves as it was, and what it adds. */
class WovenClassTest {

  private static final String SOURCE =
      """
      import static dev.heddle.Asyncio.*;
      import dev.heddle.*;
      import java.io.IOException;
      import java.lang.annotation.*;
      import java.util.*;
      public class T<X extends Number> {
        @Retention(RetentionPolicy.RUNTIME) @interface Mark { String value(); }
        @Deprecated int field = 3;
        public T() {}
        void plain(int a) { for (int i = 0; i < a; i++) field += i; }
        @Async @Mark("m") public <Y> Coroutine<List<Y>> m(
            @Mark("p") final Y first, long second, X... rest) throws IOException {
          long doubled = second * 2;
          String text = await(done("text"));
          List<Y> list = new ArrayList<>();
          list.add(first);
          await(done(text));
          return done(doubled > 0 ? list : null);
        }
        protected static String after() { return "after"; }
      }
      """;

  private static final byte[] ORIGINAL = JavaSource.compile("T", SOURCE, "-parameters").get("T");

  private static Woven weave() {
    return assertInstanceOf(Woven.class, new Weaver().weave(ORIGINAL));
  }

  private static ClassNode parse(byte[] bytes) {
    ClassNode node = new ClassNode();
    new ClassReader(bytes).accept(node, 0);
    return node;
  }

  private static Class<?> load(boolean woven) throws Exception {
    return Class.forName("T", true, new TargetLoader("T", woven, Map.of("T", ORIGINAL)));
  }

  @Test
  void signatureAnnotationsAndParametersStay() throws Exception {
    Method before = method(load(false));
    Method after = method(load(true));
    assertEquals(before.toGenericString(), after.toGenericString());
    assertEquals(Arrays.toString(before.getAnnotations()), Arrays.toString(after.getAnnotations()));
    assertEquals(
        Arrays.deepToString(before.getParameterAnnotations()),
        Arrays.deepToString(after.getParameterAnnotations()));
    assertEquals(Arrays.toString(before.getParameters()), Arrays.toString(after.getParameters()));
    assertEquals(before.getModifiers(), after.getModifiers());
  }

  private static Method method(Class<?> type) {
    return Arrays.stream(type.getDeclaredMethods())
        .filter(m -> m.getName().equals("m") && !m.isSynthetic())
        .findFirst()
        .orElseThrow();
  }

  @Test
  void whatIsAddedIsSynthetic() throws Exception {
    Map<String, Integer> before = members(load(false));
    Map<String, Integer> after = members(load(true));
    after.keySet().removeAll(before.keySet());
    assertEquals(1, after.size(), after.toString());
    assertTrue(
        after.values().stream().allMatch(modifiers -> (modifiers & 0x1000) != 0), after.toString());
  }

  private static Map<String, Integer> members(Class<?> type) {
    Map<String, Integer> members = new TreeMap<>();
    for (Method method : type.getDeclaredMethods()) {
      members.put(
          method.getName() + Arrays.toString(method.getParameterTypes()), method.getModifiers());
    }
    for (Field field : type.getDeclaredFields()) {
      members.put(field.getName(), field.getModifiers());
    }
    return members;
  }

  @Test
  void orderOfMethodsStays() {
    List<String> before = parse(ORIGINAL).methods.stream().map(m -> m.name + m.desc).toList();
    List<String> after =
        parse(weave().host().bytes()).methods.stream().map(m -> m.name + m.desc).toList();
    assertEquals(before, after.subList(0, before.size()));
    assertEquals(before.size() + 1, after.size());
  }

  @Test
  void linesAndVariablesStayInTheBody() {
    MethodNode before =
        find(parse(ORIGINAL), "(Ljava/lang/Object;J[Ljava/lang/Number;)Ldev/heddle/Coroutine;");
    MethodNode after =
        find(
            parse(weave().host().bytes()),
            "(Ljava/lang/Object;J[Ljava/lang/Number;LT$m$Frame;)Ljava/lang/Object;");
    assertEquals(lines(before), lines(after).subList(0, lines(before).size()));
    // behind them come those of the code that resumes
    assertEquals(variables(before), variables(after).subList(0, variables(before).size()));
  }

  private static MethodNode find(ClassNode node, String desc) {
    return node.methods.stream().filter(m -> m.desc.equals(desc)).findFirst().orElseThrow();
  }

  private static List<Integer> lines(MethodNode method) {
    return Arrays.stream(method.instructions.toArray())
        .filter(LineNumberNode.class::isInstance)
        .map(insn -> ((LineNumberNode) insn).line)
        .toList();
  }

  private static List<String> variables(MethodNode method) {
    return method.localVariables.stream().map(WovenClassTest::text).toList();
  }

  private static String text(LocalVariableNode variable) {
    return variable.index + " " + variable.name + " " + variable.desc + " " + variable.signature;
  }

  @Test
  void wovenClassIsNotWovenAgain() {
    assertInstanceOf(Unchanged.class, new Weaver().weave(weave().host().bytes()));
    for (ClassFile frame : weave().frames()) {
      assertInstanceOf(Unchanged.class, new Weaver().weave(frame.bytes()));
    }
  }

  @Test
  void sameInputGivesSameBytes() {
    Woven first = weave();
    Woven second = weave();
    assertArrayEquals(first.host().bytes(), second.host().bytes());
    assertArrayEquals(first.frames().get(0).bytes(), second.frames().get(0).bytes());
  }

  /** The machine shows in locale, time zone and line ends, and nowhere else. */
  @Test
  void machineDoesNotShowInTheBytes() {
    Woven expected = weave();
    Locale locale = Locale.getDefault();
    TimeZone zone = TimeZone.getDefault();
    try {
      for (String tag : List.of("tr-TR", "ar-EG-u-nu-arab", "th-TH-u-ca-buddhist-nu-thai")) {
        Locale.setDefault(Locale.forLanguageTag(tag));
        TimeZone.setDefault(TimeZone.getTimeZone("Asia/Kathmandu"));
        Woven woven = weave();
        assertArrayEquals(expected.host().bytes(), woven.host().bytes(), tag);
        for (int i = 0; i < expected.frames().size(); i++) {
          assertArrayEquals(expected.frames().get(i).bytes(), woven.frames().get(i).bytes(), tag);
        }
      }
    } finally {
      Locale.setDefault(locale);
      TimeZone.setDefault(zone);
    }
  }

  @Test
  void classWithoutAsyncMethodsIsUnchanged() {
    byte[] plain = JavaSource.compile("P", "class P { int x() { return 1; } }").get("P");
    assertEquals(new Unchanged(), new Weaver().weave(plain));
    assertEquals(false, Weaver.mayHaveAsync(plain));
    assertEquals(true, Weaver.mayHaveAsync(ORIGINAL));
  }

  @Test
  void frameClassKeepsOnlyWhatIsNeeded() {
    ClassNode frame = parse(weave().frames().get(0).bytes());
    List<String> fields = frame.fields.stream().map(f -> f.desc + " " + f.name).toList();
    assertEquals(
        List.of(
            "LT; this",
            "Ljava/lang/Object; first",
            "J second",
            "[Ljava/lang/Number; rest",
            "J doubled",
            "Ljava/util/ArrayList; list"),
        fields);
  }
}
