package dev.heddle.testing;

import org.junit.platform.engine.EngineDiscoveryRequest;
import org.junit.platform.engine.ExecutionRequest;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.TestEngine;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.engine.support.descriptor.EngineDescriptor;
import org.junit.platform.engine.support.discovery.EngineDiscoveryRequestResolver;

/**
 * Finds and runs the methods marked with {@link AsyncTest}. JUnit's launcher finds it by itself on
 * the class path. It uses nothing but the public interface of the JUnit Platform, and so works with
 * JUnit 5.14 and 6.
 */
public final class HeddleTestEngine implements TestEngine {
  /** The engine's name, for the filters of build tools. */
  public static final String ID = "heddle";

  private static final EngineDiscoveryRequestResolver<EngineDescriptor> RESOLVER =
      EngineDiscoveryRequestResolver.<EngineDescriptor>builder()
          .addClassContainerSelectorResolver(AsyncClass::hasTests)
          .addSelectorResolver(context -> new AsyncSelectorResolver(context.getClassNameFilter()))
          .build();

  /** For the launcher. */
  public HeddleTestEngine() {}

  @Override
  public String getId() {
    return ID;
  }

  @Override
  public TestDescriptor discover(EngineDiscoveryRequest request, UniqueId uniqueId) {
    EngineDescriptor engine = new EngineDescriptor(uniqueId, "Heddle");
    RESOLVER.resolve(request, engine);
    return engine;
  }

  @Override
  public void execute(ExecutionRequest request) {
    new AsyncExecution(request.getEngineExecutionListener())
        .execute(request.getRootTestDescriptor());
  }
}
