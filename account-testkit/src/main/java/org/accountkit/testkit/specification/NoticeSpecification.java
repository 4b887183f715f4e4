package org.accountkit.testkit.specification;

import static org.accountkit.access.RefusalCode.WRONG_PASSWORD;
import static org.accountkit.testkit.specification.Refusals.assertRefused;
import static org.accountkit.testkit.specification.World.PASSWORD;
import static org.accountkit.testkit.specification.World.secret;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.accountkit.AccountServices;
import org.accountkit.access.RequestOrigin;
import org.accountkit.notification.Notice;
import org.accountkit.notification.Notice.NoticeType;
import org.accountkit.notification.Notifier;
import org.accountkit.secret.Secret;
import org.accountkit.signin.SignInResult.SignedIn;
import org.accountkit.signin.SignInService.PresentedTokens;
import org.junit.jupiter.api.Test;

/** Notices to users: sent after the commit, and without effect on the change when they fail. */
public abstract class NoticeSpecification extends ServiceSpecification {

    private static final String NEXT = "an altogether different one";

    /** For subclasses. */
    protected NoticeSpecification() {}

    @Test
    void saysWhatHappenedToWhomWhenAndFromWhere() {
        Person ada = world.person("ada");
        List<Notice> notices = new ArrayList<>();

        change(nodeNotifying(notices::add), ada, PASSWORD);

        assertThat(notices)
                .containsExactly(new Notice(
                        NoticeType.PASSWORD_CHANGED,
                        world.realm,
                        ada.id(),
                        world.clock.instant(),
                        Optional.of("192.0.2.7"),
                        OptionalInt.empty()));
    }

    @Test
    void saysHowManyRecoveryCodesRemain() {
        Person ada = world.person("ada").withPhone();
        List<Notice> notices = new ArrayList<>();
        Secret pending = ada.beginSignIn();

        nodeNotifying(notices::add)
                .signIn()
                .completeSignIn(pending, ada.recoveryCode(0), PresentedTokens.NONE, World.from("192.0.2.7"));

        assertThat(notices)
                .extracting(Notice::type)
                .containsExactly(NoticeType.RECOVERY_CODE_USED, NoticeType.NEW_DEVICE);
        assertThat(notices.get(0).recoveryCodesLeft()).hasValue(9);
    }

    @Test
    void reportsANewDeviceButNotAKnownOneOrTheFirst() {
        Person ada = world.person("ada");
        assertThat(world.noticesFor(ada)).doesNotContain(NoticeType.NEW_DEVICE);

        SignedIn fromNewDevice = (SignedIn) world.signIn("ada", World.PASSWORD);
        PresentedTokens known = new PresentedTokens(Optional.empty(), fromNewDevice.device());
        world.accounts.signIn().signIn("ada", World.secret(World.PASSWORD), known, RequestOrigin.unknown());

        assertThat(world.noticesFor(ada))
                .filteredOn(NoticeType.NEW_DEVICE::equals)
                .hasSize(1);
    }

    @Test
    void reportsThatTheRecoveryCodesWereReplaced() {
        Person ada = world.person("ada").withPhone();

        world.accounts.twoFactor().replaceRecoveryCodes(ada.caller());

        assertThat(world.noticesFor(ada)).contains(NoticeType.RECOVERY_CODES_REPLACED);
    }

    @Test
    void isSentAfterTheCommit() {
        Person ada = world.person("ada");
        List<Boolean> active = new ArrayList<>();

        change(nodeNotifying(notice -> active.add(world.stores.unitOfWork().active())), ada, PASSWORD);

        assertThat(active).containsExactly(false);
    }

    @Test
    void isNotSentForWhatWasRefused() {
        Person ada = world.person("ada");
        List<Notice> notices = new ArrayList<>();

        assertRefused(WRONG_PASSWORD, () -> change(nodeNotifying(notices::add), ada, "wrong"));

        assertThat(notices).isEmpty();
    }

    @Test
    void changesNothingWhenItFails() {
        Person ada = world.person("ada");

        change(
                nodeNotifying(notice -> {
                    throw new IllegalStateException("no mail today");
                }),
                ada,
                PASSWORD);

        assertThat(world.signIn("ada", NEXT)).isInstanceOf(SignedIn.class);
    }

    private AccountServices nodeNotifying(Notifier notifier) {
        return world.node(builder -> builder.notifier(notifier));
    }

    private static void change(AccountServices node, Person person, String current) {
        RequestOrigin origin = World.from("192.0.2.7");
        node.passwords().change(person.caller(node, origin), secret(current), secret(NEXT));
    }
}
