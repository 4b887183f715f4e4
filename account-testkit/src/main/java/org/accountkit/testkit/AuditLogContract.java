package org.accountkit.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.accountkit.audit.AuditEvent;
import org.accountkit.audit.AuditEventQuery;
import org.accountkit.audit.AuditEventType;
import org.accountkit.audit.AuditLog;
import org.accountkit.audit.AuditOutcome;
import org.accountkit.user.Realm;
import org.accountkit.user.UserId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every {@link AuditLog} keeps to. Extend it to prove your own. */
public abstract class AuditLogContract extends PortContract {

    private int issued;
    private AuditLog log;

    /** For subclasses. */
    protected AuditLogContract() {}

    @BeforeEach
    void openLog() {
        log = stores.auditLog();
    }

    @Test
    void findsNothingWhereNothingHappened() {
        assertThat(log.find(all(realm, 10))).isEmpty();
    }

    @Test
    void givesBackWhatWasAppended() {
        AuditEvent event = new AuditEvent(
                nextId(),
                realm.name(),
                NOW,
                AuditEventType.TWO_FACTOR_DEACTIVATION,
                AuditOutcome.REFUSED,
                Optional.of(ada.value()),
                Optional.of(bob.value()),
                Optional.of("session:" + Samples.id()),
                Optional.of("2001:db8:1111:2222:3333:4444:255.255.255.255"),
                Optional.of(Samples.id()),
                Map.of("reason", "wrong-code", "note", "Ünï \"quoted\" \\ = , ; \n 😀", "empty", ""));

        log.append(event);

        assertThat(log.find(all(realm, 10))).containsExactly(event);
    }

    @Test
    void keepsAnEventOfWhichLittleIsKnown() {
        AuditEvent event = appended(realm, AuditEventType.SIGN_IN, Optional.empty(), Optional.empty());

        assertThat(log.find(all(realm, 10))).containsExactly(event);
    }

    @Test
    void keepsAReasonOfTheGreatestLength() {
        AuditEvent event = event(realm, AuditEventType.USER_EDIT, Optional.empty(), Optional.empty(), "😀".repeat(200));

        log.append(event);

        assertThat(log.find(all(realm, 10))).containsExactly(event);
    }

    @Test
    void readsTheNewestFirst() {
        AuditEvent first = appended(ada);
        AuditEvent second = appended(ada);
        AuditEvent third = appended(bob);

        assertThat(log.find(all(realm, 10))).containsExactly(third, second, first);
        assertThat(log.find(all(realm, 2))).containsExactly(third, second);
    }

    @Test
    void readsTheEventsOfOneRealmOnly() {
        appended(otherRealm, AuditEventType.SIGN_IN, Optional.of(ada), Optional.empty());
        AuditEvent here = appended(ada);

        assertThat(log.find(all(realm, 10))).containsExactly(here);
    }

    @Test
    void readsTheEventsInWhichAUserActedOrWasConcerned() {
        AuditEvent acted = appended(realm, AuditEventType.USER_EDIT, Optional.of(ada), Optional.of(bob));
        AuditEvent concerned = appended(realm, AuditEventType.USER_EDIT, Optional.of(bob), Optional.of(ada));
        AuditEvent both = appended(realm, AuditEventType.SIGN_IN, Optional.of(ada), Optional.of(ada));
        appended(realm, AuditEventType.SIGN_IN, Optional.of(bob), Optional.of(bob));

        assertThat(log.find(query(Optional.of(ada.value()), Optional.empty(), Optional.empty(), 10)))
                .containsExactly(both, concerned, acted);
        assertThat(log.find(query(Optional.of(ada.value()), Optional.empty(), Optional.of(both.id()), 1)))
                .containsExactly(concerned);
    }

    @Test
    void readsTheEventsOfAType() {
        AuditEvent signIn = appended(realm, AuditEventType.SIGN_IN, Optional.of(ada), Optional.of(ada));
        appended(realm, AuditEventType.SIGN_OUT, Optional.of(ada), Optional.of(ada));

        assertThat(log.find(query(Optional.empty(), Optional.of(AuditEventType.SIGN_IN), Optional.empty(), 10)))
                .containsExactly(signIn);
        assertThat(log.find(query(Optional.of(ada.value()), Optional.of(AuditEventType.SIGN_IN), Optional.empty(), 10)))
                .containsExactly(signIn);
        assertThat(log.find(query(Optional.of(bob.value()), Optional.of(AuditEventType.SIGN_IN), Optional.empty(), 10)))
                .isEmpty();
    }

    @Test
    void readsPageByPage() {
        List<AuditEvent> oldestFirst = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            oldestFirst.add(0, appended(ada));
        }

        List<AuditEvent> seen = new ArrayList<>();
        List<AuditEvent> page = log.find(all(realm, 3));
        while (!page.isEmpty()) {
            seen.addAll(page);
            Optional<String> last = Optional.of(page.get(page.size() - 1).id());
            page = log.find(query(Optional.empty(), Optional.empty(), last, 3));
        }

        assertThat(seen).isEqualTo(oldestFirst);
    }

    @Test
    void knowsEveryTypeOfEvent() {
        for (AuditEventType type : AuditEventType.values()) {
            appended(realm, type, Optional.empty(), Optional.of(ada));
        }

        assertThat(log.find(all(realm, 100)))
                .extracting(AuditEvent::type)
                .containsExactlyInAnyOrder(AuditEventType.values());
    }

    @Test
    void forgetsWhatARolledBackUnitAppended() {
        assertThatThrownBy(() -> stores.unitOfWork().execute(() -> {
                    appended(ada);
                    throw new IllegalStateException("rolled back");
                }))
                .hasMessage("rolled back");

        assertThat(log.find(all(realm, 10))).isEmpty();
    }

    private AuditEvent appended(UserId user) {
        return appended(realm, AuditEventType.SIGN_IN, Optional.of(user), Optional.of(user));
    }

    private AuditEvent appended(Realm where, AuditEventType type, Optional<UserId> actor, Optional<UserId> subject) {
        AuditEvent event = event(where, type, actor, subject, "");
        log.append(event);
        return event;
    }

    private AuditEvent event(
            Realm where, AuditEventType type, Optional<UserId> actor, Optional<UserId> subject, String reason) {
        return new AuditEvent(
                nextId(),
                where.name(),
                NOW,
                type,
                AuditOutcome.SUCCESS,
                actor.map(UserId::value),
                subject.map(UserId::value),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                reason.isEmpty() ? Map.of() : Map.of("reason", reason));
    }

    private static AuditEventQuery all(Realm where, int limit) {
        return new AuditEventQuery(where.name(), Optional.empty(), Optional.empty(), Optional.empty(), limit);
    }

    private AuditEventQuery query(
            Optional<String> user, Optional<AuditEventType> type, Optional<String> before, int limit) {
        return new AuditEventQuery(realm.name(), user, type, before, limit);
    }

    /** Ids of one time order in the form of UUIDs, with room for other tests between them. */
    private String nextId() {
        issued++;
        return String.format("%08x-%04x-7000-8000-", NOW.getEpochSecond(), issued)
                + UUID.randomUUID().toString().substring(24);
    }
}
