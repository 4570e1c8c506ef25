package dev.heddle.agent;

import dev.heddle.weaver.AsyncScan;
import java.io.PrintStream;
import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;
import java.security.ProtectionDomain;
import org.jspecify.annotations.Nullable;

/**
 * What the JVM calls with each class. It lets those pass that can't be async, which are nearly all,
 * and loads the weaving itself when the first other one comes. Any thread, several at once.
 *
 * <p>All that a program without async methods pays is here, in {@link ClassScope} and in {@link
 * AsyncScan}. So these use no lambda, no string concatenation and no class that the JVM hasn't
 * loaded before: the linkage of the first {@code VarHandle} alone takes longer than all the rest.
 */
class FirstLook implements ClassFileTransformer {

  private final @Nullable AgentOptions options;
  private final Instrumentation instrumentation;
  private final PrintStream err;
  private volatile @Nullable Weaving weaving;
  private volatile boolean hasFailed;

  /**
   * A transformer that has loaded nothing yet.
   *
   * @param options null = none are given, and their class need not be loaded
   */
  FirstLook(@Nullable AgentOptions options, Instrumentation instrumentation, PrintStream err) {
    this.options = options;
    this.instrumentation = instrumentation;
    this.err = err;
  }

  @Override
  public final byte @Nullable [] transform(
      @Nullable ClassLoader loader,
      @Nullable String name,
      @Nullable Class<?> redefined,
      @Nullable ProtectionDomain domain,
      byte[] classFile) {
    if (loader == null || name == null || !ClassScope.includes(loader, name)) {
      return null;
    }
    try {
      return AsyncScan.mayHaveAsync(classFile)
          ? weaving().weave(loader, name, domain, classFile)
          : null;
    } catch (Throwable e) {
      // The JVM would drop it without a word, and the class would come out unwoven.
      report(name.replace('/', '.'), e);
      return null;
    }
  }

  /** Loads the weaving; tests put their own in its place. */
  Weaving load() {
    return Weaving.of(options == null ? AgentOptions.none() : options, instrumentation, err);
  }

  /**
   * Loaded without a lock, perhaps twice: it goes through a loader that another thread may have
   * locked which waits here.
   */
  private Weaving weaving() {
    Weaving known = weaving;
    return known != null ? known : keep(load());
  }

  private synchronized Weaving keep(Weaving made) {
    Weaving known = weaving;
    if (known == null) {
      known = made;
      weaving = known;
    }
    return known;
  }

  /**
   * With nothing but the JDK: what has failed may be the loading of the agent's own classes. It is
   * told of the first class, and each one's await says it.
   */
  private void report(String className, Throwable failure) {
    String message =
        "heddle: "
            .concat(className)
            .concat(" is not woven, since the agent failed to load its weaver: ")
            .concat(String.valueOf(failure))
            .concat("; don't replace or remove heddle-agent.jar while a program runs with it,")
            .concat(" and if it is in place, give the JVM more memory or stack");
    if (!hasFailed) {
      hasFailed = true;
      err.println(message); // first: the program may have made the properties read-only
    }
    System.setProperty(Refusals.PROPERTY.concat(className), message);
  }
}
