package org.accountkit.jpa;

import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.accountkit.AccountServices;
import org.accountkit.ApiKeys;
import org.accountkit.administration.AuditReview;
import org.accountkit.administration.RoleAdministration;
import org.accountkit.administration.UserAdministration;
import org.accountkit.apikey.ApiKeyService;
import org.accountkit.download.DownloadService;
import org.accountkit.operations.AccountOperations;
import org.accountkit.password.PasswordService;
import org.accountkit.profile.ProfileService;
import org.accountkit.reset.PasswordResetService;
import org.accountkit.session.SessionService;
import org.accountkit.signin.DeviceService;
import org.accountkit.signin.SignInService;
import org.accountkit.twofactor.TwoFactorService;
import org.junit.jupiter.api.Test;

/** The fault matrix leaves out no public operation that writes. */
class UseCaseTest {

    private static final List<Class<?>> SERVICES = List.of(
            AccountServices.class,
            AccountOperations.class,
            ApiKeyService.class,
            ApiKeys.class,
            AuditReview.class,
            DeviceService.class,
            DownloadService.class,
            PasswordResetService.class,
            PasswordService.class,
            ProfileService.class,
            RoleAdministration.class,
            SessionService.class,
            SignInService.class,
            TwoFactorService.class,
            UserAdministration.class);

    /** They write nothing, or only what a flush writes later, or are the parts of which hosts build. */
    private static final Set<String> OTHERS = Set.of(
            "AccountOperations.find",
            "AccountOperations.identifyApiKey",
            "AccountOperations.isEmpty",
            "AccountOperations.nameOf",
            "AccountOperations.strengthen",
            "AccountServices.apiKeys",
            "AccountServices.audit",
            "AccountServices.builder",
            "AccountServices.caller",
            "AccountServices.clock",
            "AccountServices.close",
            "AccountServices.devices",
            "AccountServices.downloads",
            "AccountServices.epochOf",
            "AccountServices.forbid",
            "AccountServices.inRealm",
            "AccountServices.observer",
            "AccountServices.operations",
            "AccountServices.passwordResets",
            "AccountServices.passwords",
            "AccountServices.productName",
            "AccountServices.profile",
            "AccountServices.realm",
            "AccountServices.require",
            "AccountServices.roles",
            "AccountServices.sessions",
            "AccountServices.signIn",
            "AccountServices.twoFactor",
            "AccountServices.users",
            "ApiKeyService.authenticate",
            "ApiKeyService.list",
            "ApiKeyService.most",
            "ApiKeyService.requireMost",
            "ApiKeyService.show",
            "ApiKeys.authenticate",
            "ApiKeys.builder",
            "ApiKeys.close",
            "ApiKeys.identify",
            "ApiKeys.service",
            "AuditReview.events",
            "DeviceService.current",
            "DeviceService.list",
            "DeviceService.policy",
            "DownloadService.authorize",
            "DownloadService.show",
            "PasswordResetService.policy",
            "PasswordService.policy",
            "PasswordService.prepare",
            "ProfileService.isEditable",
            "RoleAdministration.list",
            "RoleAdministration.rights",
            "SessionService.list",
            "SessionService.policy",
            "SessionService.times",
            "TwoFactorService.parameters",
            "TwoFactorService.recoveryCodePolicy",
            "TwoFactorService.state",
            "UserAdministration.count",
            "UserAdministration.find",
            "UserAdministration.list",
            "UserAdministration.locks");

    @Test
    void thereIsOneOfEachOperationThatWrites() {
        Set<String> expected =
                SERVICES.stream().flatMap(UseCaseTest::operations).collect(toCollection(TreeSet::new));
        expected.removeAll(OTHERS);

        assertThat(FaultMatrixContract.useCases())
                .extracting(UseCase::operation)
                .containsAll(expected)
                .isSubsetOf(expected);
    }

    @Test
    void noNamesAreListedThatNoServiceHas() {
        assertThat(SERVICES.stream().flatMap(UseCaseTest::operations)).containsAll(OTHERS);
    }

    private static Stream<String> operations(Class<?> service) {
        return Arrays.stream(service.getMethods())
                .filter(method -> !method.getDeclaringClass().equals(Object.class))
                .filter(method -> !method.isSynthetic() && Modifier.isPublic(method.getModifiers()))
                .map(Method::getName)
                .distinct()
                .map(name -> service.getSimpleName() + '.' + name);
    }
}
