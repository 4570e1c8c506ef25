package dev.heddle.net;

import dev.heddle.EventLoop;
import dev.heddle.testing.HeddleExtension;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.Extension;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.TestTemplateInvocationContext;
import org.junit.jupiter.api.extension.TestTemplateInvocationContextProvider;

/** Runs a test of {@link EachIo} once with each. */
final class EachIoProvider implements TestTemplateInvocationContextProvider {
  private static final String OPTION = "heddle.io";

  @Override
  public boolean supportsTestTemplate(ExtensionContext context) {
    return true;
  }

  @Override
  public Stream<TestTemplateInvocationContext> provideTestTemplateInvocationContexts(
      ExtensionContext context) {
    return Stream.of(Io.values()).map(WithIo::new);
  }

  private record WithIo(Io io) implements TestTemplateInvocationContext {
    @Override
    public String getDisplayName(int number) {
      return io.name();
    }

    /** In the order in which they act before the test; after it, it is the reverse one. */
    @Override
    public List<Extension> getAdditionalExtensions() {
      String before = System.getProperty(OPTION);
      BeforeEachCallback choose = context -> System.setProperty(OPTION, io.option());
      return List.of(choose, new HeddleExtension(), new Benches(before));
    }
  }

  /** Puts up the bench of the loop that has just been made. */
  private static final class Benches
      implements BeforeEachCallback, AfterEachCallback, ParameterResolver {
    private final String optionBefore;
    private Bench bench;

    Benches(String optionBefore) {
      this.optionBefore = optionBefore;
    }

    @Override
    public void beforeEach(ExtensionContext context) {
      if (optionBefore == null) {
        System.clearProperty(OPTION);
      } else {
        System.setProperty(OPTION, optionBefore);
      }
      bench = new Bench(EventLoop.current());
    }

    @Override
    public void afterEach(ExtensionContext context) throws InterruptedException {
      if (bench != null) {
        bench.close();
      }
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
      return parameter.getParameter().getType() == Bench.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
      return bench;
    }
  }
}
