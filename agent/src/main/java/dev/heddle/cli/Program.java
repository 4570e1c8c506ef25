package dev.heddle.cli;

import dev.heddle.weaver.diag.Diagnostic;
import dev.heddle.weaver.diag.Diagnostics;
import java.lang.reflect.InvocationTargetException;
import java.net.URLClassLoader;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A program that is ready to start, in a loader of its own that sees the JDK and the class path and
 * nothing of ours.
 */
final class Program {

  private final MainMethod main;
  private final String[] args;

  private Program(MainMethod main, List<String> args) {
    this.main = main;
    this.args = args.toArray(String[]::new);
  }

  /**
   * Finds the main class, without initialising it; what is wrong is reported, and there is no
   * program.
   */
  static @Nullable Program load(
      ClassPath classPath, String name, List<String> args, Diagnostics diagnostics) {
    // Without a name, which stack traces would show in front of each class.
    URLClassLoader loader =
        new URLClassLoader(classPath.urls(), ClassLoader.getPlatformClassLoader());
    Diagnostic missing = MissingClass.runtimeOf(name, loader);
    if (missing != null) {
      diagnostics.report(missing);
      return null;
    }
    Thread.currentThread().setContextClassLoader(loader);
    System.setProperty("java.class.path", classPath.toString());
    try {
      MainMethod main = MainMethod.of(Class.forName(name, false, loader));
      if (main != null) {
        return new Program(main, args);
      }
      diagnostics.report(CliProblems.noMain(name));
    } catch (ClassNotFoundException e) {
      Diagnostic file = FileToRun.named(name);
      diagnostics.report(file == null ? CliProblems.noProgram(name, classPath) : file);
    } catch (NoClassDefFoundError e) {
      diagnostics.report(MissingClass.of(name, e));
    }
    return null;
  }

  /**
   * Calls the main method.
   *
   * @throws Throwable what it throws, with the trace that it has when {@code java} starts the
   *     program
   */
  void run() throws Throwable {
    try {
      main.call(args);
    } catch (InvocationTargetException e) {
      Throwable thrown = e.getCause() == null ? e : e.getCause();
      LauncherLines.removeFrom(thrown);
      throw thrown;
    }
  }
}
