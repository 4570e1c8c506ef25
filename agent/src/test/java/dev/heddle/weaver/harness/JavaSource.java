package dev.heddle.weaver.harness;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** Compiles Java source in memory. */
public final class JavaSource {

  private JavaSource() {}

  /**
   * Compiles one source file against the test's class path.
   *
   * @param className binary name of its public class
   * @param source the text
   * @param options more options of javac
   * @return the class files by binary name
   */
  public static Map<String, byte[]> compile(String className, String source, String... options) {
    return compile(Map.of(className, source), options);
  }

  /**
   * Compiles source files that know each other against the test's class path.
   *
   * @param sources the texts by the binary name of the public class
   * @param options more options of javac
   * @return the class files by binary name
   */
  public static Map<String, byte[]> compile(Map<String, String> sources, String... options) {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    Map<String, ByteArrayOutputStream> outputs = new TreeMap<>();
    StringBuilder errors = new StringBuilder();
    JavaFileManager files = new Outputs(compiler.getStandardFileManager(null, null, null), outputs);
    List<String> all =
        new ArrayList<>(List.of("-g", "-proc:none", "-cp", System.getProperty("java.class.path")));
    all.addAll(List.of(options));
    boolean compiled =
        compiler
            .getTask(
                null,
                files,
                message -> errors.append(message).append('\n'),
                all,
                null,
                sources.entrySet().stream()
                    .map(source -> new Input(source.getKey(), source.getValue()))
                    .toList())
            .call();
    if (!compiled) {
      throw new IllegalArgumentException(errors.toString());
    }
    Map<String, byte[]> classes = new TreeMap<>();
    outputs.forEach((name, bytes) -> classes.put(name, bytes.toByteArray()));
    return classes;
  }

  private static final class Input extends SimpleJavaFileObject {
    private final String source;

    Input(String className, String source) {
      super(URI.create("mem:///" + className.replace('.', '/') + ".java"), Kind.SOURCE);
      this.source = source;
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return source;
    }
  }

  private static final class Outputs extends ForwardingJavaFileManager<JavaFileManager> {
    private final Map<String, ByteArrayOutputStream> outputs;

    Outputs(JavaFileManager files, Map<String, ByteArrayOutputStream> outputs) {
      super(files);
      this.outputs = outputs;
    }

    @Override
    public JavaFileObject getJavaFileForOutput(
        Location location, String className, JavaFileObject.Kind kind, FileObject sibling) {
      return new SimpleJavaFileObject(URI.create("mem:///" + className), kind) {
        @Override
        public OutputStream openOutputStream() {
          return outputs.computeIfAbsent(className, name -> new ByteArrayOutputStream());
        }
      };
    }
  }
}
