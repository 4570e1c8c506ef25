package dev.heddle.agent;

import dev.heddle.weaver.ClassFile;
import dev.heddle.weaver.Refused;
import dev.heddle.weaver.WeaveResult;
import dev.heddle.weaver.Woven;
import dev.heddle.weaver.diag.Diagnostic;
import dev.heddle.weaver.diag.Location;
import dev.heddle.weaver.diag.MissingJar;
import dev.heddle.weaver.diag.WeaverBug;
import java.lang.instrument.ClassFileTransformer;
import java.security.ProtectionDomain;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * Weaves a class while the JVM loads it. Any thread, several at once.
 *
 * <p>It is not registered for retransformation: when another agent asks for a class again, the JVM
 * starts from what this one made of it.
 */
final class WeavingTransformer implements ClassFileTransformer {

  private final AgentOptions options;
  private final Frames frames;
  private final Refusals refusals;
  private final ClassDumper dumper;
  private final Messages messages;
  private final ClassWeaving weaver;
  private final AtomicBoolean runtimeIsMissed = new AtomicBoolean();

  WeavingTransformer(AgentOptions options, Frames frames, Refusals refusals, ClassWeaving weaver) {
    this.options = options;
    this.frames = frames;
    this.refusals = refusals;
    this.dumper = new ClassDumper(options.dump(), refusals);
    this.messages = new Messages(options.sources());
    this.weaver = weaver;
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
    try {
      return weaver.mayHaveAsync(classFile) ? weave(loader, name, domain, classFile) : null;
    } catch (Throwable e) {
      // The JVM would drop it without a word, and the class would come out unwoven.
      refuseForBug(name, e, domain);
      return null;
    }
  }

  private byte @Nullable [] weave(
      ClassLoader loader, String name, @Nullable ProtectionDomain domain, byte[] classFile) {
    if (!frames.canRunIn(loader)) {
      leaveAlone(loader, name);
      return null;
    }
    WeaveResult result = weaver.weave(classFile);
    if (result instanceof Refused refused) {
      refuse(name, refused.diagnostics(), domain);
      return null;
    }
    if (options.warnings() && !result.diagnostics().isEmpty()) {
      refusals.tell(messages.render(placed(name, result.diagnostics()), domain));
    }
    return result instanceof Woven woven ? accept(woven, loader, name, domain) : null;
  }

  /**
   * A loader that was never to see the runtime is no mistake; but the program's own class path
   * needs it, and the JVM's message wouldn't tell what to add.
   */
  private void leaveAlone(ClassLoader loader, String name) {
    boolean isProgram =
        loader == ClassLoader.getSystemClassLoader()
            || loader == Thread.currentThread().getContextClassLoader();
    if (isProgram && runtimeIsMissed.compareAndSet(false, true)) {
      refusals.tell(messages.render(List.of(MissingJar.runtime(place(name))), null));
    }
    log("left " + name + " alone: " + loader + " doesn't find heddle-runtime");
  }

  /** The frames must be there before the host is, which may run at once. */
  private byte @Nullable [] accept(
      Woven woven, ClassLoader loader, String name, @Nullable ProtectionDomain domain) {
    try {
      for (ClassFile frame : woven.frames()) {
        dumper.dump(frame);
        frames.define(frame, loader, domain);
      }
    } catch (FrameConflict e) {
      refuse(name, List.of(Messages.frameConflict(place(name), e)), domain);
      return null;
    }
    dumper.dump(woven.host());
    log("wove " + name + ", frames: " + woven.frames().size());
    return woven.host().bytes();
  }

  private void refuse(
      String name, List<Diagnostic> diagnostics, @Nullable ProtectionDomain domain) {
    List<Diagnostic> all = placed(name, diagnostics);
    List<Diagnostic> errors = all.stream().filter(Diagnostic::isError).toList();
    refusals.refuse(
        place(name).className(),
        messages.render(options.warnings() ? all : errors, domain),
        messages.render(errors, domain));
  }

  private static List<Diagnostic> placed(String name, List<Diagnostic> diagnostics) {
    Location place = place(name);
    return diagnostics.stream().map(d -> d.location().isNowhere() ? d.at(place) : d).toList();
  }

  /** With words that need nothing when even the message can't be made, as when memory is out. */
  private void refuseForBug(String name, Throwable bug, @Nullable ProtectionDomain domain) {
    try {
      refuse(name, List.of(WeaverBug.of(place(name), bug)), domain);
    } catch (Throwable second) {
      String message = "error[W0901]: the weaver itself failed: " + bug;
      refusals.refuse(name.replace('/', '.'), message, message);
    }
  }

  private void log(String line) {
    if (options.verbose()) {
      refusals.log("heddle: " + line);
    }
  }

  private static Location place(String name) {
    return new Location(name.replace('/', '.'), null, null, 0);
  }
}
