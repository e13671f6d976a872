package dev.modelgate.dialects;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import dev.modelgate.dialects.dialect.Dialect;

@AnalyzeClasses(packagesOf = Dialects.class, importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule ONLY_JAVA_AND_JACKSON = classes()
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("dev.modelgate.dialects..", "java..", "com.fasterxml.jackson..");

    @ArchTest
    static final ArchRule PACKAGES_ARE_FREE_OF_CYCLES =
            slices().matching("dev.modelgate.dialects.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule A_DIALECT_SHOWS_ONLY_ITS_ENTRY = classes()
            .that()
            .resideInAnyPackage("..mistral..", "..plan..", "..qwen..", "..openai..")
            .and()
            .doNotImplement(Dialect.class)
            .should()
            .notBePublic();
}
