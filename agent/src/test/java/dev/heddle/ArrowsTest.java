package dev.heddle;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may know whom in this module: the arrows run one way. */
class ArrowsTest {

  private static final JavaClasses AGENT =
      new ClassFileImporter().importPath(Path.of("target/classes"));

  private static final List<String> STAGES = List.of("read", "analyse", "lower", "emit", "verify");

  private static String stage(String name) {
    return "dev.heddle.weaver." + name + "..";
  }

  @ParameterizedTest
  @ValueSource(strings = {"read", "analyse", "lower", "emit", "verify"})
  void aStageKnowsOnlyStagesBeforeIt(String name) {
    String[] later =
        STAGES.stream()
            .skip(STAGES.indexOf(name) + 1L)
            .map(ArrowsTest::stage)
            .toArray(String[]::new);
    if (later.length > 0) {
      noClasses()
          .that()
          .resideInAPackage(stage(name))
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(later)
          .check(AGENT);
    }
  }

  @Test
  void theStagesKnowNothingOfFilesAgentAndCommand() {
    noClasses()
        .that(
            resideInAnyPackage(STAGES.stream().map(ArrowsTest::stage).toArray(String[]::new))
                .or(resideInAPackage("dev.heddle.weaver")))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("dev.heddle.weaver.files..", "dev.heddle.agent..", "dev.heddle.cli..")
        .check(AGENT);
  }

  @Test
  void diagnosticsKnowOnlyTheJdk() {
    classes()
        .that()
        .resideInAPackage("dev.heddle.weaver.diag..")
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage("java..", "org.jspecify..", "dev.heddle.weaver.diag..")
        .check(AGENT);
  }

  @Test
  void filesKnowTheWeaverButNoStageOfIt() {
    onlyKnows("dev.heddle.weaver.files..", "dev.heddle.weaver", "dev.heddle.weaver.diag..")
        .check(AGENT);
  }

  @Test
  void theAgentKnowsTheWeaverAndNotTheCommand() {
    onlyKnows("dev.heddle.agent..", "dev.heddle.weaver", "dev.heddle.weaver.diag..").check(AGENT);
  }

  @Test
  void theCommandKnowsNoStage() {
    onlyKnows(
            "dev.heddle.cli..",
            "dev.heddle.agent..",
            "dev.heddle.weaver",
            "dev.heddle.weaver.diag..",
            "dev.heddle.weaver.files..")
        .check(AGENT);
  }

  @Test
  void nobodyHereKnowsTheRuntimeButByName() {
    noClasses()
        .should()
        .dependOnClassesThat(
            resideInAPackage("dev.heddle..")
                .and(
                    not(
                        resideInAnyPackage(
                            "dev.heddle.weaver..", "dev.heddle.agent..", "dev.heddle.cli.."))))
        .check(AGENT);
  }

  /** Of Heddle's own packages a package knows itself and these. */
  private static ArchRule onlyKnows(String subject, String... known) {
    return noClasses()
        .that()
        .resideInAPackage(subject)
        .should()
        .dependOnClassesThat(
            resideInAPackage("dev.heddle..")
                .and(not(resideInAPackage(subject)))
                .and(not(resideInAnyPackage(known))));
  }
}
