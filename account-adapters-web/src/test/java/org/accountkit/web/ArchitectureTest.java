package org.accountkit.web;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import org.jspecify.annotations.NullMarked;

/** What keeps the routes usable in any host, with servlets or without. */
@AnalyzeClasses(packages = "org.accountkit.web", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule routes_need_no_servlets = noClasses()
            .that()
            .resideOutsideOfPackage("org.accountkit.web.servlet")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("jakarta.servlet..")
            .because("a host without servlets calls the routes itself and has no such classes");

    @ArchTest
    static final ArchRule only_json_qr_and_servlets_are_known = classes()
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "org.accountkit..",
                    "java..",
                    "tools.jackson..",
                    "com.fasterxml.jackson.annotation..",
                    "com.google.zxing..",
                    "jakarta.servlet..",
                    "com.sun.net.httpserver..",
                    "org.jspecify.annotations..")
            .because("it knows no store, no provider and no server");

    @ArchTest
    static final ArchRule no_store_is_called = noClasses()
            .should()
            .dependOnClassesThat()
            .haveNameMatching("org\\.accountkit\\.\\w+\\.\\w*(Store|UnitOfWork)")
            .because("routes drive services; what a service guards, no route may pass by");

    @ArchTest
    static final ArchRule every_package_is_null_marked = classes()
            .should(ArchCondition.from(describe(
                    "be in a @NullMarked package", type -> type.getPackage().isAnnotatedWith(NullMarked.class))));
}
