package org.accountkit.jpa;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMembers;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import jakarta.persistence.Cacheable;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Entity;
import jakarta.persistence.Version;
import org.jspecify.annotations.NullMarked;

/** What keeps the stores right on every provider and with several nodes on one database. */
@AnalyzeClasses(packages = "org.accountkit.jpa", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule entities_are_hidden = classes()
            .that()
            .areAnnotatedWith(Entity.class)
            .or()
            .areAnnotatedWith(Embeddable.class)
            .should()
            .bePackagePrivate();

    @ArchTest
    static final ArchRule entities_are_never_cached = classes()
            .that()
            .areAnnotatedWith(Entity.class)
            .should(ArchCondition.from(describe("be @Cacheable(false)", ArchitectureTest::isUncached)))
            .because("a shared cache returns rows that another node has changed");

    @ArchTest
    static final ArchRule no_version_is_kept_by_the_provider = noMembers()
            .should()
            .beAnnotatedWith(Version.class)
            .because("bulk statements raise it on one provider only: conditional updates name a column of ours");

    @ArchTest
    static final ArchRule no_record_is_embedded = noClasses()
            .that()
            .areRecords()
            .should()
            .beAnnotatedWith(Embeddable.class)
            .because("not every provider can read them");

    @ArchTest
    static final ArchRule only_the_persistence_api_is_known = classes()
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("org.accountkit..", "java..", "jakarta.persistence..", "org.jspecify.annotations..")
            .because("it runs on any provider");

    @ArchTest
    static final ArchRule every_package_is_null_marked = classes()
            .should(ArchCondition.from(describe(
                    "be in a @NullMarked package", type -> type.getPackage().isAnnotatedWith(NullMarked.class))));

    private static boolean isUncached(JavaClass entity) {
        return entity.tryGetAnnotationOfType(Cacheable.class)
                .map(cacheable -> !cacheable.value())
                .orElse(false);
    }
}
