package org.accountkit.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.accountkit.access.Account.PendingAction;
import org.accountkit.access.Account.TwoFactorStatus;
import org.accountkit.access.Credential.CredentialKind;
import org.accountkit.access.engine.PresentedCredential;
import org.accountkit.user.AccountState;
import org.accountkit.user.Realm;
import org.accountkit.user.Right;
import org.accountkit.user.Role;
import org.accountkit.user.User;
import org.accountkit.user.UserId;
import org.accountkit.user.Username;
import org.accountkit.user.engine.RightsCatalogue;
import org.junit.jupiter.api.Test;

class AccessRuleTest {

    private static final Instant NOW = Instant.parse("2026-01-01T12:00:00Z");
    private static final RightsCatalogue CATALOGUE = RightsCatalogue.with(List.of());

    private final Caller fresh = caller(CredentialKind.SESSION, Optional.of(NOW.plusMillis(1)), false);
    private final Caller stale = caller(CredentialKind.SESSION, Optional.of(NOW), false);
    private final Caller held = caller(CredentialKind.SESSION, Optional.of(NOW.plusMillis(1)), true);
    private final Caller key = caller(CredentialKind.API_KEY, Optional.empty(), false);

    @Test
    void takesKeysOnlyWhereItSaysSo() {
        assertRefused(RefusalCode.FORBIDDEN, AccessRule.session(), key);
        AccessRule.sessionOrKey().check(key, NOW);
        AccessRule.session().check(fresh, NOW);
        assertThat(AccessRule.sessionOrKey().takesKeys()).isTrue();
        assertThat(AccessRule.session().takesKeys()).isFalse();
    }

    @Test
    void holdsUpWhileAnActionIsPending() {
        assertRefused(RefusalCode.ACTION_PENDING, AccessRule.session(), held);
        assertRefused(RefusalCode.ACTION_PENDING, AccessRule.session().during(PendingAction.SET_UP_TWO_FACTOR), held);
        AccessRule.session().during(PendingAction.CHANGE_PASSWORD).check(held, NOW);
        AccessRule.session().always().check(held, NOW);
    }

    @Test
    void wantsItsRight() {
        AccessRule.session().withRight(Right.USERS_READ).check(fresh, NOW);
        assertRefused(RefusalCode.FORBIDDEN, AccessRule.session().withRight(Right.USERS_MANAGE), fresh);
    }

    @Test
    void wantsAFreshProof() {
        AccessRule.session().withProof().check(fresh, NOW);
        assertRefused(
                RefusalCode.REAUTHENTICATION_REQUIRED, AccessRule.session().withProof(), stale);
        assertRefused(
                RefusalCode.REAUTHENTICATION_REQUIRED, AccessRule.sessionOrKey().withProof(), key);
    }

    @Test
    void checksKindThenActionThenRightThenProof() {
        AccessRule strict = AccessRule.session().withRight(Right.USERS_MANAGE).withProof();

        assertRefused(RefusalCode.FORBIDDEN, strict, key);
        assertRefused(RefusalCode.ACTION_PENDING, strict, held);
        assertRefused(RefusalCode.FORBIDDEN, strict, stale);
    }

    @Test
    void isNotChangedByMakingAnotherOfIt() {
        AccessRule plain = AccessRule.session();
        AccessRule stricter = plain.withProof().withRight(Right.USERS_READ).always();

        assertThat(plain.wantsProof()).isFalse();
        assertThat(plain.right()).isEmpty();
        assertThat(stricter.wantsProof()).isTrue();
        assertThat(stricter.right()).contains(Right.USERS_READ);
        assertThat(stricter.takesKeys()).isFalse();
        assertRefused(RefusalCode.ACTION_PENDING, plain, held);
    }

    private static void assertRefused(RefusalCode code, AccessRule rule, Caller caller) {
        assertThatExceptionOfType(RefusedException.class)
                .isThrownBy(() -> rule.check(caller, NOW))
                .satisfies(refused -> assertThat(refused.code()).isEqualTo(code));
    }

    private static Caller caller(CredentialKind kind, Optional<Instant> provenUntil, boolean mustChangePassword) {
        UserId id = new UserId("ada");
        User user = new User(id, Realm.DEFAULT, Username.of("ada"), "", "", true, Set.of("reader"), NOW);
        AccountState state = new AccountState(id, 0, mustChangePassword, true, 0, Optional.empty());
        Role reader = new Role(Realm.DEFAULT, "reader", Set.of(Right.USERS_READ), Set.of());
        Account account = new Account(
                user, state, Set.of(reader), mustChangePassword ? TwoFactorStatus.OFF : TwoFactorStatus.ACTIVE, false);
        Credential credential = new Credential(
                new PresentedCredential(kind, "id", provenUntil, Optional.empty(), Optional.empty(), Optional.empty()));
        return new Caller(account, CATALOGUE, credential, RequestOrigin.unknown());
    }
}
