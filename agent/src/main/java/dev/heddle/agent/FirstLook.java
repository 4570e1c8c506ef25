package dev.heddle.agent;

import dev.heddle.weaver.AsyncScan;
import java.io.PrintStream;
import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;
import java.security.ProtectionDomain;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Lets the classes pass that can't be async, which are nearly all, and loads the weaving itself
 * when the first other one comes. Any thread, several at once.
 */
final class FirstLook implements ClassFileTransformer {

  private final AgentOptions options;
  private final Instrumentation instrumentation;
  private final PrintStream err;
  private final AtomicReference<@Nullable WeavingTransformer> weaving = new AtomicReference<>();

  FirstLook(AgentOptions options, Instrumentation instrumentation, PrintStream err) {
    this.options = options;
    this.instrumentation = instrumentation;
    this.err = err;
  }

  @Override
  public byte @Nullable [] transform(
      @Nullable ClassLoader loader,
      @Nullable String name,
      @Nullable Class<?> redefined,
      @Nullable ProtectionDomain domain,
      byte[] classFile) {
    if (loader == null || name == null || !ClassScope.includes(loader, name)) {
      return null;
    }
    return AsyncScan.mayHaveAsync(classFile)
        ? weaving().transform(loader, name, redefined, domain, classFile)
        : null;
  }

  /**
   * Without a lock: it loads classes, perhaps through a loader that another thread has locked which
   * waits here.
   */
  private WeavingTransformer weaving() {
    WeavingTransformer made = weaving.get();
    if (made == null) {
      Frames frames = new Frames(new LoaderDoor(instrumentation));
      made = new WeavingTransformer(options, frames, new Refusals(err), new ClassWeaving());
      WeavingTransformer other = weaving.compareAndExchange(null, made);
      made = other == null ? made : other;
    }
    return made;
  }
}
