package org.accountkit.testkit.specification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.accountkit.AccountServices;
import org.accountkit.access.RequestOrigin;
import org.accountkit.audit.AuditEvent;
import org.accountkit.audit.AuditEvent.AuditOutcome;
import org.accountkit.audit.AuditEventType;
import org.accountkit.notification.Notice;
import org.accountkit.notification.Notifier;
import org.accountkit.notification.Notifier.PasswordResetNotice;
import org.accountkit.user.Realm;
import org.accountkit.user.User.Contact;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Requests of a password reset: who receives a token, and what an outsider can observe. */
public abstract class PasswordResetRequestSpecification extends ServiceSpecification {

    static final List<String> NAMES = List.of("ada", "dan", "nobody", "not\u0000a name", "");

    /** Counters of addresses are shared by all realms, so each test has its own addresses. */
    private final String net = "10.%d.%d.".formatted(random(), random());

    private Person ada;
    private Person dan;

    /** For specifications. */
    protected PasswordResetRequestSpecification() {}

    @BeforeEach
    void createUsers() {
        ada = world.person("ada");
        dan = world.person("dan");
        world.edit(dan, edit -> edit.enabled(false));
    }

    static int random() {
        return UUID.randomUUID().hashCode() & 0xff;
    }

    private void request(String name, String address) {
        world.accounts.passwordResets().request(name, World.from(address));
    }

    @Test
    void handsTheTokenToTheNotifier() {
        Contact contact = new Contact("ada@example.org", true);
        world.edit(ada, edit -> edit.contact(Optional.of(contact)));

        request("ADA ", net + 7);
        world.settle();

        PasswordResetNotice notice = world.resetsOf(ada).get(0);
        assertThat(notice.user().id()).isEqualTo(ada.id());
        assertThat(notice.user().contact()).contains(contact);
        assertThat(notice.address()).contains(net + 7);
        assertThat(notice.expiresAt()).isEqualTo(world.clock.instant().plus(Duration.ofMinutes(30)));
        assertThat(notice.token().reveal()).startsWith("exr_");
        assertThat(notice.toString()).doesNotContain(notice.token().reveal());
    }

    @Test
    void endsNothingByItself() {
        world.requestReset(ada);

        assertThat(ada.isSignedIn()).isTrue();
        assertThat(ada.signIn().isSignedIn()).isTrue();
    }

    @Test
    @Tag("A77")
    void a77ReadsNothingAboutTheNameBeforeItAnswers() {
        ManualExecutor executor = new ManualExecutor();
        List<List<String>> before = new ArrayList<>();
        List<List<String>> after = new ArrayList<>();
        for (String name : NAMES) {
            List<String> calls = Collections.synchronizedList(new ArrayList<>());
            Interception recording = (method, call) -> {
                calls.add(method.getDeclaringClass().getSimpleName() + '.' + method.getName());
                return call.proceed();
            };
            try (AccountServices node = world.node(
                    builder -> builder.stores(recording.of(world.stores)).executor(executor))) {
                node.passwordResets().request(name, World.from(net + before.size()));
                before.add(List.copyOf(calls));
                calls.clear();
                executor.runOnce();
                after.add(calls.stream()
                        .filter(call -> !call.startsWith("AuditLog."))
                        .toList());
            }
        }
        world.settle();

        assertThat(before.get(0)).isNotEmpty().allMatch(call -> call.startsWith("AttemptStore."));
        assertThat(before).containsOnly(before.get(0));
        assertThat(after.get(0)).contains("UserStore.findByName", "PasswordResetStore.put");
        assertThat(after).containsOnly(after.get(0));
    }

    @Test
    @Tag("A77")
    void a77SendsNothingToDisabledOrUnknownUsers() {
        NAMES.forEach(name -> request(name, net + 1));
        world.settle();

        assertThat(world.fixture.notices().passwordResets())
                .extracting(notice -> notice.user().id())
                .containsExactly(ada.id());
    }

    @Test
    void seesItsRealmOnly() {
        AccountServices elsewhere = world.accounts.inRealm(new Realm(world.realm.name() + "-2"));

        elsewhere.passwordResets().request("ada", RequestOrigin.unknown());
        world.settle();

        assertThat(world.fixture.notices().passwordResets()).isEmpty();
    }

    @Test
    void isRecordedForUsersAndCountedForOthers() {
        NAMES.forEach(name -> request(name, net + 1));
        world.settle();
        world.accounts.flush();

        List<AuditEvent> events = world.events(AuditEventType.PASSWORD_RESET_REQUEST);
        assertThat(events)
                .filteredOn(event -> event.outcome().equals(AuditOutcome.SUCCESS))
                .extracting(AuditEvent::subject)
                .containsExactly(Optional.of(ada.id().value()));
        assertThat(events)
                .filteredOn(event -> event.outcome().equals(AuditOutcome.REFUSED))
                .extracting(AuditEvent::subject)
                .contains(Optional.of(dan.id().value()), Optional.empty());
        assertThat(events).allSatisfy(event -> assertThat(event.actor()).isEmpty());
    }

    @Test
    void isRefusedInsideATransaction() {
        assertThatThrownBy(() -> world.stores
                        .unitOfWork()
                        .execute(() -> world.accounts.passwordResets().request("ada", RequestOrigin.unknown())))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> world.stores
                        .unitOfWork()
                        .execute(() -> world.completeReset(World.secret("unknown"), "a password of the next year")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("Call it before the transaction begins");
    }

    @Test
    void survivesANotifierThatCannotDeliver() {
        ManualExecutor executor = new ManualExecutor();
        Notifier unable = (Notice notice) -> {};
        try (AccountServices node =
                world.node(builder -> builder.notifier(unable).executor(executor))) {
            node.passwordResets().request("ada", RequestOrigin.unknown());
            assertThat(executor.runOnce()).isPositive();
        }
        assertThat(world.events(AuditEventType.PASSWORD_RESET_REQUEST)).hasSize(1);
    }

    @Test
    void runsOnItsOwnThreadUnlessTheHostHasAnExecutor() {
        List<PasswordResetNotice> delivered = Collections.synchronizedList(new ArrayList<>());
        List<String> threads = Collections.synchronizedList(new ArrayList<>());
        Notifier notifier = new Notifier() {
            @Override
            public void notify(Notice notice) {}

            @Override
            public void deliverPasswordReset(PasswordResetNotice notice) {
                delivered.add(notice);
                threads.add(Thread.currentThread().getName());
            }
        };
        try (AccountServices node = ownThread(notifier)) {
            node.passwordResets().request("ada", RequestOrigin.unknown());
        }

        assertThat(threads).containsExactly("accountkit-password-resets");
        world.keepSecret(delivered.get(0).token());
        world.completeReset(delivered.get(0).token(), PasswordResetSpecification.NEXT);
    }

    private AccountServices ownThread(Notifier notifier) {
        return AccountServices.builder()
                .stores(world.stores)
                .masterKeys(World.MASTER_KEYS)
                .productName(World.PRODUCT)
                .tokenPrefix("ex")
                .realm(world.realm)
                .clock(world.clock)
                .passwordHasher(world.hasher)
                .notifier(notifier)
                .sweepOnDemand()
                .forTests()
                .build();
    }
}
