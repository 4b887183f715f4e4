package org.accountkit;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.util.Calendar;
import java.util.Date;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;
import org.jspecify.annotations.NullMarked;

/** Rules for every class of the core. */
@AnalyzeClasses(packages = "org.accountkit", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

    private static final Pattern NAME_OF_A_SECRET = Pattern.compile(
            "(?i).*(password|passphrase|secret|secret_?key|api_?key|token|master_?key|recovery_?code)s?");

    private static final double GREATEST_SHARE_OF_PUBLIC_TYPES = 0.45;

    @ArchTest
    static final ArchRule features_form_no_cycle =
            slices().matching("org.accountkit.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule features_use_only_what_their_row_of_the_table_grants =
            classes().should(FeatureDependencies.keepToTheTable());

    @ArchTest
    static final ArchRule the_core_is_plain_java = classes()
            .should()
            .onlyDependOnClassesThat(resideInAnyPackage(
                    "org.accountkit..",
                    "java.io..",
                    "java.lang..",
                    "java.math..",
                    "java.net..",
                    "java.nio..",
                    "java.security..",
                    "java.text..",
                    "java.time..",
                    "java.util..",
                    "javax.crypto..",
                    "com.google.common..",
                    "com.google.errorprone.annotations..",
                    "org.bouncycastle..",
                    "org.jspecify.annotations.."))
            .because("a host may have no Jackson, no JPA and no servlets; adapters bring them");

    @ArchTest
    static final ArchRule public_signatures_name_only_the_jdk_and_ourselves =
            classes().should(PublicSignatures.nameOnlyJdkAndAccountKit());

    @ArchTest
    static void engines_are_not_exported(JavaClasses classes) {
        assertThat(PublicFace.exportedPackages())
                .contains("org.accountkit.access")
                .noneMatch(name -> (name + '.').contains(".engine."));
    }

    @ArchTest
    static void public_methods_show_no_engine(JavaClasses classes) {
        assertThat(PublicFace.methodsThatShowAnEngine(classes)).isEmpty();
    }

    @ArchTest
    static void what_changes_a_store_acts_for_a_caller_or_is_an_operation(JavaClasses classes) {
        Map<String, String> changes = StoreChanges.forNobody(classes);
        assertThat(changes.keySet())
                .as("methods that change a store for no caller: %s", changes)
                .isEqualTo(StoreChanges.EXCEPTIONS.keySet());
    }

    @ArchTest
    static void what_changes_a_store_for_a_caller_confirms_the_caller_first(JavaClasses classes) {
        Map<String, String> changes = StoreChanges.withoutConfirmation(classes);
        assertThat(changes.keySet())
                .as("methods that trust a caller who was read before the unit of work: %s", changes)
                .isEqualTo(StoreChanges.UNCONFIRMED.keySet());
    }

    @ArchTest
    static void a_host_sees_only_part_of_the_types(JavaClasses classes) {
        assertThat(PublicFace.shareOfTypes(classes)).isLessThanOrEqualTo(GREATEST_SHARE_OF_PUBLIC_TYPES);
    }

    @ArchTest
    static final ArchRule bouncy_castle_stays_in_password = noClasses()
            .that()
            .resideOutsideOfPackage("org.accountkit.password..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.bouncycastle..")
            .because("a host may exclude it and keep all but the hashes that need it");

    @ArchTest
    static final ArchRule passwords_know_no_other_product = noClasses()
            .that()
            .resideInAnyPackage("org.accountkit.password", "org.accountkit.password.engine..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.accountkit.password.legacy..")
            .because("they read the hashes of other products through ForeignHashes, which a host may implement");

    @ArchTest
    static final ArchRule time_is_java_time =
            noClasses().should().dependOnClassesThat(type(Date.class).or(type(Calendar.class)));

    @ArchTest
    static final ArchRule time_comes_from_an_injected_clock = noClasses()
            .that(describe("choose no defaults", type -> !choosesDefaults(type)))
            .should()
            .accessTargetWhere(describe("it reads the system's clock", access -> readsClock(access.getTarget())));

    @ArchTest
    static final ArchRule randomness_is_secure = noClasses()
            .should()
            .dependOnClassesThat(type(Random.class).or(type(ThreadLocalRandom.class)))
            .orShould()
            .callMethod(Math.class, "random");

    @ArchTest
    static final ArchRule logging_is_system_logger = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.util.logging..", "org.slf4j..", "org.apache..")
            .because("System.Logger reaches whatever the host logs with");

    @ArchTest
    static final ArchRule nothing_is_printed = NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;

    @ArchTest
    static final ArchRule every_package_is_null_marked = classes()
            .should(ArchCondition.from(describe(
                    "be in a @NullMarked package", type -> type.getPackage().isAnnotatedWith(NullMarked.class))));

    @ArchTest
    static final ArchRule secrets_are_no_strings = noFields()
            .should(ArchCondition.from(describe("hold a secret as String", ArchitectureTest::isSecretString)))
            .because("a String can be neither wiped nor kept out of logs: use Secret");

    private static boolean choosesDefaults(JavaClass type) {
        return type.getPackageName().equals("org.accountkit");
    }

    private static boolean readsClock(AccessTarget target) {
        String owner = target.getOwner().getName();
        return switch (target.getName()) {
            case "currentTimeMillis", "nanoTime" -> owner.equals("java.lang.System");
            case "now" -> owner.startsWith("java.time.") && !isGivenClock(target);
            default -> owner.equals("java.time.Clock") && target.getName().matches("(system|tick).*");
        };
    }

    private static boolean isGivenClock(AccessTarget target) {
        return target instanceof CodeUnitAccessTarget called
                && called.getRawParameterTypes().stream().anyMatch(type -> type.isEquivalentTo(Clock.class));
    }

    private static boolean isSecretString(JavaField field) {
        return !field.getModifiers().contains(JavaModifier.STATIC)
                && NAME_OF_A_SECRET.matcher(field.getName()).matches()
                && field.getType().getAllInvolvedRawTypes().stream()
                        .anyMatch(type -> type.isEquivalentTo(String.class));
    }
}
