package dev.modelgate.system;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The rules of the house, over the shipped classes of every module. */
class HouseRulesTest {
    private static final Path ROOT = Path.of(System.getProperty("modelgate.root"));
    private static final String CONTROLLER = "dev.modelgate.controller..";
    private static final String CONVERTER = "dev.modelgate.converter..";
    private static final String INFERENCE = "dev.modelgate.inference..";
    private static final String TRAINING = "dev.modelgate.training..";
    private static final String CLI = "dev.modelgate.cli..";
    private static final List<String> SERVICES = List.of(CONTROLLER, CONVERTER, INFERENCE, TRAINING);

    /** Plans, suites, scoring, decisions and dialects: functions of what they are given. */
    private static final String[] PURE = {"dev.modelgate.gates..", "dev.modelgate.dialects.."};

    private static JavaClasses classes;

    @BeforeAll
    static void readClasses() throws IOException {
        List<Path> folders = modules();
        assertThat(folders).as("compiled modules").hasSizeGreaterThanOrEqualTo(13);
        classes = new ClassFileImporter().importPaths(folders);
    }

    @Test
    void servicesNeverImportEachOther() {
        for (String service : SERVICES) {
            String[] others = Stream.concat(SERVICES.stream(), Stream.of(CLI))
                    .filter(other -> !other.equals(service))
                    .toArray(String[]::new);
            noClasses()
                    .that()
                    .resideInAPackage(service)
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(others)
                    .because("services talk over Kafka and HTTP")
                    .check(classes);
        }
    }

    @Test
    void librariesNeverImportServicesOrTheCommand() {
        noClasses()
                .that()
                .resideOutsideOfPackages(CONTROLLER, CONVERTER, INFERENCE, TRAINING, CLI)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(CONTROLLER, CONVERTER, INFERENCE, TRAINING, CLI)
                .check(classes);
    }

    @Test
    void theCommandReachesServicesOverRestOnly() {
        noClasses()
                .that()
                .resideInAPackage(CLI)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(CONTROLLER, CONVERTER, INFERENCE, TRAINING)
                .check(classes);
    }

    @Test
    void theControllerKnowsNeitherMlxNorTheWorkers() {
        noClasses()
                .that()
                .resideInAPackage(CONTROLLER)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("dev.modelgate.worker..", "dev.modelgate.mlx..")
                .check(classes);
    }

    @Test
    void thePureCoreKnowsNoFrameworkAndNoDatabase() {
        noClasses()
                .that()
                .resideInAnyPackage(PURE)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "io.quarkus..",
                        "io.smallrye..",
                        "io.micrometer..",
                        "jakarta..",
                        "org.eclipse.microprofile..",
                        "org.hibernate..",
                        "org.apache.kafka..",
                        "org.jboss..",
                        "java.sql..",
                        "javax.sql..",
                        "java.net.http..")
                .check(classes);
    }

    @Test
    void thePureCoreKnowsNoClock() {
        noClasses()
                .that()
                .resideInAnyPackage(PURE)
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.time.Clock")
                .orShould()
                .callMethodWhere(target(name("now")).and(target(owner(resideInAnyPackage("java.time..")))))
                .orShould()
                .callMethodWhere(target(nameMatching("currentTimeMillis|nanoTime"))
                        .and(target(owner(describe("System", owner -> owner.isEquivalentTo(System.class))))))
                .check(classes);
    }

    @Test
    void onlyTheCommandEndsItsProcess() {
        noClasses()
                .that()
                .resideOutsideOfPackage(CLI)
                .should()
                .callMethodWhere(describe(
                        "ends the process",
                        (JavaMethodCall call) -> (call.getTargetOwner().isEquivalentTo(System.class)
                                        && call.getName().equals("exit"))
                                || (call.getTargetOwner().isEquivalentTo(Runtime.class)
                                        && List.of("exit", "halt").contains(call.getName()))))
                .check(classes);
    }

    @Test
    void nothingIsInjectedIntoFields() {
        for (String annotation : List.of(
                "jakarta.inject.Inject",
                "org.eclipse.microprofile.config.inject.ConfigProperty",
                "org.eclipse.microprofile.reactive.messaging.Channel")) {
            noFields()
                    .should()
                    .beAnnotatedWith(annotation)
                    .because("what a class needs stands in its constructor")
                    .check(classes);
        }
    }

    @Test
    void onlyOneModuleKnowsMlxsProcess() {
        noClasses()
                .that()
                .resideOutsideOfPackages("dev.modelgate.mlx..", "dev.modelgate.worker..", CLI, INFERENCE, TRAINING)
                .should()
                .dependOnClassesThat()
                .resideInAPackage("dev.modelgate.mlx..")
                .check(classes);
    }

    /** Folders of shipped classes: of every module of the root that has been compiled. */
    private static List<Path> modules() throws IOException {
        try (Stream<Path> top = Files.list(ROOT);
                Stream<Path> libraries = Files.list(ROOT.resolve("libs"))) {
            return Stream.concat(top, libraries)
                    .filter(folder -> Files.exists(folder.resolve("pom.xml")))
                    .map(folder -> folder.resolve("target/classes"))
                    .filter(Files::isDirectory)
                    .sorted()
                    .toList();
        }
    }
}
