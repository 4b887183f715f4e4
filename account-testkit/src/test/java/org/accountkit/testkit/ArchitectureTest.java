package org.accountkit.testkit;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleName;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleNameEndingWith;
import static com.tngtech.archunit.core.domain.JavaModifier.ABSTRACT;
import static com.tngtech.archunit.core.domain.JavaModifier.PUBLIC;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Rules for every class of the testkit. */
@AnalyzeClasses(packages = "org.accountkit.testkit", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule the_authenticator_app_owes_the_core_nothing = noClasses()
            .that()
            .haveSimpleName("VirtualAuthenticator")
            .or()
            .haveSimpleName("KeyUri")
            .or()
            .haveSimpleName("Base32")
            .or()
            .haveSimpleName("QrImage")
            .should()
            .dependOnClassesThat(
                    resideInAPackage("org.accountkit..").and(not(resideInAPackage("org.accountkit.testkit"))))
            .because("it judges what the core makes");

    @ArchTest
    static final ArchRule contracts_and_specifications_are_there_to_be_extended = classes()
            .that(simpleNameEndingWith("Contract")
                    .or(simpleNameEndingWith("Specification"))
                    .and(not(simpleName("PortContract")))
                    .and(not(simpleName("ServiceSpecification"))))
            .should()
            .haveModifier(PUBLIC)
            .andShould()
            .haveModifier(ABSTRACT);

    @ArchTest
    static final ArchRule tests_are_no_part_of_the_api =
            methods().that().areAnnotatedWith(Test.class).should().bePackagePrivate();

    @ArchTest
    static final ArchRule nothing_depends_on_the_time_of_the_machine = noClasses()
            .should()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .callMethod(Thread.class, "sleep", long.class);
}
