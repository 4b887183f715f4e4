package org.accountkit;

import static java.util.Map.entry;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaMethod;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.accountkit.access.Caller;
import org.accountkit.access.engine.Acting;

/**
 * Follows the calls of a public method through the core, and finds those that end at a method which changes a store.
 * Whatever changes something has to act for a {@link Caller}, or be an audited operation of the operator.
 */
final class StoreChanges {

    /** A method that is not listed here is taken to change its store. */
    private static final Set<String> READING = Set.of(
            "AccountStateStore.find",
            "AccountStateStore.findAll",
            "ApiKeyStore.find",
            "ApiKeyStore.findExpired",
            "ApiKeyStore.list",
            "ApiKeyStore.ownersAmong",
            "AttemptStore.find",
            "AttemptStore.findAll",
            "AuditLog.find",
            "DownloadTokenStore.find",
            "KnownDeviceStore.find",
            "KnownDeviceStore.list",
            "MasterKeyStore.checkValues",
            "PasswordResetStore.find",
            "PasswordStore.find",
            "PasswordStore.findAll",
            "PendingSignInStore.find",
            "RecoveryCodeStore.count",
            "RoleStore.find",
            "RoleStore.list",
            "SessionStore.find",
            "SessionStore.list",
            "TotpStore.find",
            "TotpStore.findAll",
            "TotpStore.findPending",
            "TotpStore.sealedUnder",
            "TotpStore.statusOf",
            "UserStore.count",
            "UserStore.find",
            "UserStore.findAll",
            "UserStore.findByName",
            "UserStore.findEnabledByRoles",
            "UserStore.hasEnabled",
            "UserStore.isEmpty",
            "UserStore.isRoleInUse",
            "UserStore.list",
            "UserStore.takenAmong",
            "UserStore.writable");

    /** The methods that change a store without an authenticated caller, and why each may. */
    static final Map<String, String> EXCEPTIONS = Map.ofEntries(
            entry(
                    "org.accountkit.signin.SignInService.signIn(String, Secret, PresentedTokens, RequestOrigin)",
                    "the first step of authenticating"),
            entry(
                    "org.accountkit.signin.SignInService"
                            + ".completeSignIn(Secret, SecondFactor, PresentedTokens, RequestOrigin)",
                    "the second step of authenticating"),
            entry(
                    "org.accountkit.signin.SignInService.isPending(Secret)",
                    "deletes the presented pending sign-in if it is over"),
            entry(
                    "org.accountkit.session.SessionService.authenticate(Secret, RequestOrigin)",
                    "deletes the presented session if it is over"),
            entry(
                    "org.accountkit.session.SessionService.peek(Secret, RequestOrigin)",
                    "deletes the presented session if it is over"),
            entry(
                    "org.accountkit.apikey.ApiKeyService.authenticate(Secret, RequestOrigin)",
                    "ends the sessions of an owner whom the directory has disabled"),
            entry(
                    "org.accountkit.reset.PasswordResetService.request(String, RequestOrigin)",
                    "changes nothing but the user's reset token"),
            entry(
                    "org.accountkit.reset.PasswordResetService.complete(Secret, Secret, Optional, RequestOrigin)",
                    "authenticates by the reset token"),
            entry("org.accountkit.AccountServices.verify()", "records the check value of a new master key at start-up"),
            entry("org.accountkit.AccountServicesBuilder.build()", "passes recordUse on, to be called later"),
            entry("org.accountkit.ApiKeys$Builder.build()", "passes recordUse on, to be called later"));

    /** The methods that change a store for a caller without reading the caller again, and why each may. */
    static final Map<String, String> UNCONFIRMED = Map.of(
            "org.accountkit.session.SessionService.endOwn(Caller)",
            "ends the session that was presented, and nothing else",
            "org.accountkit.signin.SignInService.signOut(Caller)",
            "ends the session that was presented, and nothing else",
            "org.accountkit.twofactor.TwoFactorService.pending(Caller)",
            "deletes the pending enrolment if it is over, and nothing else");

    private StoreChanges() {}

    /**
     * The public methods that take a caller and change a store, but not in a unit of work that confirms the caller
     * first. Audit events are no such change.
     */
    static Map<String, String> withoutConfirmation(JavaClasses classes) {
        Map<String, String> changes = new TreeMap<>();
        PublicFace.methods(classes)
                .filter(method -> !isStore(method.getOwner()) && takesCaller(method))
                .filter(method -> reachedFrom(method).stream().noneMatch(StoreChanges::confirms))
                .forEach(method -> reachedFrom(method).stream()
                        .filter(StoreChanges::changesStore)
                        .map(StoreChanges::portMethod)
                        .filter(change -> !change.equals("AuditLog.append"))
                        .findFirst()
                        .ifPresent(change -> changes.put(PublicFace.nameOf(method), change)));
        return changes;
    }

    private static boolean confirms(JavaCodeUnit called) {
        return called.getOwner().isEquivalentTo(Acting.class)
                && called.getName().equals("confirmed");
    }

    private static Set<JavaCodeUnit> reachedFrom(JavaMethod start) {
        Set<JavaCodeUnit> seen = new LinkedHashSet<>(Set.of(start));
        Deque<JavaCodeUnit> open = new ArrayDeque<>(seen);
        while (!open.isEmpty()) {
            calledBy(open.remove()).filter(seen::add).forEach(open::add);
        }
        return seen;
    }

    /** The public methods that neither take a caller nor belong to the operator, with the change that each makes. */
    static Map<String, String> forNobody(JavaClasses classes) {
        Map<String, String> changes = new TreeMap<>();
        PublicFace.methods(classes)
                .filter(method -> !isStore(method.getOwner()))
                .filter(method -> !takesCaller(method) && !isOperation(method.getOwner()))
                .forEach(method -> change(method).ifPresent(change -> changes.put(PublicFace.nameOf(method), change)));
        return changes;
    }

    private static boolean takesCaller(JavaMethod method) {
        return method.getRawParameterTypes().stream().anyMatch(type -> type.isEquivalentTo(Caller.class));
    }

    private static boolean isOperation(JavaClass owner) {
        return owner.getPackageName().equals("org.accountkit.operations") || owner.isEquivalentTo(ApiKeys.class);
    }

    /** The first method found that changes a store, directly or through other methods of the core. */
    private static Optional<String> change(JavaMethod start) {
        return reachedFrom(start).stream()
                .filter(StoreChanges::changesStore)
                .map(StoreChanges::portMethod)
                .findFirst();
    }

    /** With the lambdas and method references of the code unit, and every implementation of what it calls. */
    private static Stream<JavaCodeUnit> calledBy(JavaCodeUnit unit) {
        return Stream.<Set<? extends JavaAccess<?>>>of(
                        unit.getCallsFromSelf(),
                        unit.getMethodReferencesFromSelf(),
                        unit.getConstructorReferencesFromSelf())
                .flatMap(Set::stream)
                .map(access -> access.getTarget().resolveMember())
                .flatMap(Optional::stream)
                .map(JavaCodeUnit.class::cast)
                .flatMap(StoreChanges::withImplementations)
                .filter(called -> called.getOwner().getPackageName().startsWith("org.accountkit"));
    }

    private static Stream<JavaCodeUnit> withImplementations(JavaCodeUnit called) {
        return isStore(called.getOwner())
                ? Stream.of(called)
                : Stream.concat(
                        Stream.of(called),
                        called.getOwner().getAllSubclasses().stream()
                                .flatMap(type -> type.getCodeUnits().stream())
                                .filter(unit -> unit instanceof JavaMethod
                                        && unit.getName().equals(called.getName()))
                                .filter(unit -> unit.getRawParameterTypes().equals(called.getRawParameterTypes())));
    }

    private static boolean changesStore(JavaCodeUnit called) {
        return isStore(called.getOwner()) && !READING.contains(portMethod(called));
    }

    private static String portMethod(JavaCodeUnit called) {
        return called.getOwner().getSimpleName() + '.' + called.getName();
    }

    private static boolean isStore(JavaClass type) {
        return type.isInterface()
                && (type.getSimpleName().endsWith("Store")
                        || type.getSimpleName().equals("AuditLog"));
    }
}
