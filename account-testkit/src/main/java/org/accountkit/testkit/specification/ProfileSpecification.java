package org.accountkit.testkit.specification;

import static org.accountkit.access.RefusalCode.ACTION_PENDING;
import static org.accountkit.access.RefusalCode.CONFLICT;
import static org.accountkit.access.RefusalCode.FORBIDDEN;
import static org.accountkit.access.RefusalCode.MANAGED_ELSEWHERE;
import static org.accountkit.access.RefusalCode.REAUTHENTICATION_REQUIRED;
import static org.accountkit.testkit.specification.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Optional;
import org.accountkit.access.Account;
import org.accountkit.access.Caller;
import org.accountkit.audit.AuditEvent;
import org.accountkit.audit.AuditEventType;
import org.accountkit.profile.ProfileService;
import org.accountkit.user.User;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A user changes the own full name, and nothing else. */
public abstract class ProfileSpecification extends ServiceSpecification {

    private ProfileService profile;
    private Person ada;

    /** For subclasses. */
    protected ProfileSpecification() {}

    @BeforeEach
    void signAdaIn() {
        profile = world.accounts.profile();
        ada = world.person("ada");
    }

    @Test
    void changesTheFullNameOnlyAndRaisesTheVersion() {
        User before = ada.caller().account().user();
        long version = world.version(ada);

        Account after = profile.rename(ada.caller(), version, "Ada Lovelace");

        assertThat(after.user().fullName()).isEqualTo("Ada Lovelace");
        assertThat(after.user())
                .usingRecursiveComparison()
                .ignoringFields("fullName")
                .isEqualTo(before);
        assertThat(after.state().version()).isEqualTo(version + 1);
        assertThat(ada.caller().account()).isEqualTo(after);
    }

    @Test
    void acceptsTheSameNameAndRemovesIt() {
        profile.rename(ada.caller(), world.version(ada), "Ada");
        profile.rename(ada.caller(), world.version(ada), "Ada");

        assertThat(profile.rename(ada.caller(), world.version(ada), "").user().fullName())
                .isEmpty();
    }

    @Test
    void recordsWhoChangedWhatButNotTheName() {
        profile.rename(ada.caller(), world.version(ada), "Ada Lovelace");

        AuditEvent event = world.events(AuditEventType.USER_EDIT).get(0);
        assertThat(event.actor()).isEqualTo(Optional.of(ada.id().value())).isEqualTo(event.subject());
        assertThat(event.details()).containsEntry("changed", "fullName");
        assertThat(event.toString()).doesNotContain("Lovelace");
    }

    @Test
    @Tag("A86")
    void a86RefusesAnApiKeyAMissingProofAndAPendingAction() {
        long version = world.version(ada);
        Caller byKey = ada.byKey(ada.newApiKey()).orElseThrow();

        assertRefused(FORBIDDEN, () -> profile.rename(byKey, version, "x"));
        assertRefused(
                REAUTHENTICATION_REQUIRED, () -> profile.rename(ada.unproven().caller(), version, "x"));
        Person newcomer = world.newcomer("eve");
        assertRefused(ACTION_PENDING, () -> profile.rename(newcomer.caller(), 0, "x"));
        assertThat(fullName()).isEmpty();
    }

    @Test
    void refusesAStaleVersion() {
        long version = world.version(ada);
        world.edit(ada, edit -> edit.fullName("set by an administrator"));

        assertRefused(CONFLICT, () -> profile.rename(ada.caller(), version, "x"));

        assertThat(fullName()).isEqualTo("set by an administrator");
    }

    @Test
    @Tag("A86")
    void a86ChangesNothingWhereADirectoryKeepsTheUsers() {
        Interception readOnly = (method, call) -> method.getName().equals("writable") ? false : call.proceed();
        ProfileService managed =
                world.node(builder -> builder.stores(readOnly.of(world.stores))).profile();
        long version = world.version(ada);

        assertRefused(MANAGED_ELSEWHERE, () -> managed.rename(ada.caller(), version, "x"));

        assertThat(managed.isEditable()).isFalse();
        assertThat(profile.isEditable()).isTrue();
        assertThat(world.version(ada)).isEqualTo(version);
    }

    @Test
    void acceptsNoNameThatCannotBeSeenOrIsTooLong() {
        Caller caller = ada.caller();

        for (String name : new String[] {" ", "\u200b", "a\nb", "x".repeat(201)}) {
            assertThatIllegalArgumentException().isThrownBy(() -> profile.rename(caller, world.version(ada), name));
        }
    }

    private String fullName() {
        return ada.signIn().caller().account().user().fullName();
    }
}
