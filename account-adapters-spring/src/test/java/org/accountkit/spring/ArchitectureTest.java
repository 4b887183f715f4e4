package org.accountkit.spring;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import org.jspecify.annotations.NullMarked;
import org.springframework.boot.autoconfigure.AutoConfiguration;

/** What keeps the auto-configuration out of an application's way. */
@AnalyzeClasses(packages = "org.accountkit.spring", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule auto_configurations_are_hidden = classes()
            .that()
            .areAnnotatedWith(AutoConfiguration.class)
            .should()
            .bePackagePrivate()
            .because("an application excludes them by name and replaces their beans by type");

    @ArchTest
    static final ArchRule only_what_is_public_is_used = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.accountkit..engine..")
            .because("machinery is not exported");

    @ArchTest
    static final ArchRule production_needs_no_tests = noClasses()
            .that()
            .resideInAPackage("org.accountkit.spring")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "org.accountkit.spring.test..",
                    "org.accountkit.testkit..",
                    "org.junit..",
                    "org.springframework.test..")
            .because("an application has them in the scope test only");

    @ArchTest
    static final ArchRule no_logging_library_is_chosen = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.slf4j..", "ch.qos.logback..", "org.apache.commons.logging..");

    @ArchTest
    static final ArchRule every_package_is_null_marked = classes()
            .should(ArchCondition.from(describe(
                    "be in a @NullMarked package", type -> type.getPackage().isAnnotatedWith(NullMarked.class))));
}
