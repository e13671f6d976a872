package dev.modelgate.controller;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import jakarta.persistence.Entity;

@AnalyzeClasses(packages = "dev.modelgate", importOptions = ImportOption.DoNotIncludeTests.class)
class HouseRulesTest {
    @ArchTest
    static final ArchRule PACKAGES_DO_NOT_GO_IN_CIRCLES =
            slices().matching("dev.modelgate.controller.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule ENTITIES_STAY_BELOW_THE_INTERFACE = noClasses()
            .that()
            .resideInAnyPackage("..controller.rest..", "..controller.events..")
            .should()
            .dependOnClassesThat()
            .areAnnotatedWith(Entity.class);

    @ArchTest
    static final ArchRule ENTITIES_LIVE_IN_THE_STORE_AND_BESIDE_THE_MESSAGES = classes()
            .that()
            .areAnnotatedWith(Entity.class)
            .should()
            .resideInAnyPackage("..controller.store..", "..controller.messaging..");

    @ArchTest
    static final ArchRule SERVICES_DO_NOT_KNOW_EACH_OTHER = noClasses()
            .that()
            .resideInAPackage("dev.modelgate.controller..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "dev.modelgate.converter..",
                    "dev.modelgate.inference..",
                    "dev.modelgate.training..",
                    "dev.modelgate.worker..",
                    "dev.modelgate.mlx..",
                    "dev.modelgate.cli..");

    @ArchTest
    static final ArchRule KAFKA_STAYS_BEHIND_ITS_PACKAGE = noClasses()
            .that()
            .resideInAPackage("dev.modelgate.controller..")
            .and()
            .resideOutsideOfPackages("..controller.messaging..", "..controller.evidence..", "..controller.dispatch..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.apache.kafka..");
}
