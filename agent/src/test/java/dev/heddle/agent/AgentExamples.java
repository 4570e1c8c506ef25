package dev.heddle.agent;

import dev.heddle.weaver.ClassFile;
import dev.heddle.weaver.diag.Location;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

/** The examples of error pages that are about the agent. */
public final class AgentExamples {

  /** Code to what the example of its page gives. */
  public static final Map<String, Callable<List<String>>> ALL =
      Map.of("W0409", AgentExamples::unknownOption, "W0410", AgentExamples::otherFrame);

  private AgentExamples() {}

  private static List<String> unknownOption() {
    try {
      AgentOptions.parse("loud");
      return List.of();
    } catch (AgentOptionsException e) {
      return List.of(e.diagnostic().code());
    }
  }

  private static List<String> otherFrame() {
    OpenLoader loader = OpenLoader.withRuntime();
    Frames frames = new Frames(OpenLoader::define);
    String name = "Example$m$Frame";
    try {
      frames.define(
          new ClassFile(name, OpenLoader.emptyClass(name, OpenLoader.FRAME)), loader, null);
      frames.define(
          new ClassFile(name, OpenLoader.emptyClass(name, "java/lang/Object")), loader, null);
      return List.of();
    } catch (FrameConflict e) {
      return List.of(Messages.frameConflict(Location.ofFile("Example"), e).code());
    }
  }
}
