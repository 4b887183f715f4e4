package org.accountkit.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.accountkit.audit.AuditEvent;
import org.accountkit.audit.AuditEvent.AuditOutcome;
import org.accountkit.audit.AuditEventType;
import org.accountkit.audit.AuditLog;
import org.accountkit.audit.AuditLog.AuditEventQuery;
import org.accountkit.user.Realm;
import org.accountkit.user.UserId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The contract of every {@link AuditLog}. Extend it to test your own implementation. */
@Promise("An AuditLog")
public abstract class AuditLogContract extends PortContract {

    private static final AuditEventType REVIEW = AuditEventType.ofHost("shop.price-review");

    private final TimeOrderedIds ids = new TimeOrderedIds();
    private AuditLog log;

    /** For subclasses. */
    protected AuditLogContract() {}

    @BeforeEach
    void openLog() {
        log = stores.auditLog();
    }

    @Test
    void findsNothingWhenEmpty() {
        assertThat(log.find(all(realm, 10))).isEmpty();
    }

    @Test
    void returnsWhatWasAppended() {
        AuditEvent event = new AuditEvent(
                ids.next(NOW),
                realm,
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
    void keepsAnEventWithoutOptionalFields() {
        AuditEvent event = appended(realm, AuditEventType.SIGN_IN, Optional.empty(), Optional.empty());

        assertThat(log.find(all(realm, 10))).containsExactly(event);
    }

    @Test
    void keepsAReasonOfMaximumLength() {
        AuditEvent event = Samples.auditEvent(
                ids,
                realm,
                AuditEventType.USER_EDIT,
                AuditOutcome.SUCCESS,
                NOW,
                Optional.empty(),
                Optional.empty(),
                "😀".repeat(200));

        log.append(event);

        assertThat(log.find(all(realm, 10))).containsExactly(event);
    }

    @Test
    void readsNewestFirst() {
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
    void readsTheEventsWithAUserAsActorOrSubject() {
        AuditEvent acted = appended(realm, AuditEventType.USER_EDIT, Optional.of(ada), Optional.of(bob));
        AuditEvent concerned = appended(realm, AuditEventType.USER_EDIT, Optional.of(bob), Optional.of(ada));
        AuditEvent both = appended(realm, AuditEventType.SIGN_IN, Optional.of(ada), Optional.of(ada));
        appended(realm, AuditEventType.SIGN_IN, Optional.of(bob), Optional.of(bob));

        assertFinds("the events of a user", all(realm, 10).withUser(ada), both, concerned, acted);
        assertFinds(
                "one page of the events of a user", all(realm, 1).withUser(ada).withBefore(both.id()), concerned);
    }

    @Test
    void readsTheEventsWithAUserAsActor() {
        AuditEvent onBob = appended(realm, AuditEventType.USER_EDIT, Optional.of(ada), Optional.of(bob));
        AuditEvent byBob = appended(realm, AuditEventType.USER_EDIT, Optional.of(bob), Optional.of(ada));
        AuditEvent alone = appended(realm, AuditEventType.SIGN_IN, Optional.of(ada), Optional.of(ada));
        appended(realm, AuditEventType.SIGN_IN, Optional.empty(), Optional.of(ada));

        assertFinds("the events of an actor", all(realm, 10).withActor(ada), alone, onBob);
        assertFinds(
                "an actor's events about a user", all(realm, 10).withActor(bob).withUser(ada), byBob);
        assertFinds(
                "an actor's events about the same user",
                all(realm, 10).withActor(ada).withUser(ada),
                alone,
                onBob);
    }

    @Test
    void readsTheEventsOfSomeTypes() {
        AuditEvent signIn = appended(realm, AuditEventType.SIGN_IN, Optional.of(ada), Optional.of(ada));
        AuditEvent signOut = appended(realm, AuditEventType.SIGN_OUT, Optional.of(ada), Optional.of(ada));
        AuditEvent other = appended(realm, AuditEventType.SIGN_IN, Optional.of(bob), Optional.of(bob));
        appended(realm, AuditEventType.PROOF, Optional.of(ada), Optional.of(ada));
        AuditEventQuery signIns = all(realm, 10).withTypes(List.of(AuditEventType.SIGN_IN));
        AuditEventQuery both =
                all(realm, 10).withTypes(List.of(AuditEventType.SIGN_IN, AuditEventType.SIGN_OUT, REVIEW));

        assertFinds("the events of one type", signIns, other, signIn);
        assertFinds("a user's events of one type", signIns.withUser(ada), signIn);
        assertFinds("the events of several types", both, other, signOut, signIn);
        assertFinds("one page of several types", both.withLimit(1).withBefore(other.id()), signOut);
        assertFinds("a user's events of several types", both.withUser(ada), signOut, signIn);
        assertFinds("an actor's events of several types", both.withActor(bob), other);
    }

    @Test
    void readsTheEventsOfAnOutcome() {
        AuditEvent refused = appended(AuditEventType.SIGN_IN, AuditOutcome.REFUSED, NOW);
        AuditEvent done = appended(AuditEventType.SIGN_IN, AuditOutcome.SUCCESS, NOW);

        assertFinds("refusals", all(realm, 10).withOutcome(AuditOutcome.REFUSED), refused);
        assertFinds("successes", all(realm, 10).withOutcome(AuditOutcome.SUCCESS), done);
    }

    @Test
    void readsTheEventsOfATimeRange() {
        appended(AuditEventType.SIGN_IN, AuditOutcome.SUCCESS, NOW.minusMillis(1));
        AuditEvent first = appended(AuditEventType.SIGN_IN, AuditOutcome.SUCCESS, NOW);
        AuditEvent last = appended(AuditEventType.SIGN_IN, AuditOutcome.SUCCESS, NOW.plusSeconds(1));
        AuditEvent after = appended(AuditEventType.SIGN_IN, AuditOutcome.SUCCESS, NOW.plusSeconds(2));
        AuditEventQuery fromNow = all(realm, 10).withFrom(NOW);

        assertFinds("events from a time, inclusive", fromNow, after, last, first);
        assertFinds("events to a time, exclusive", fromNow.withTo(NOW.plusSeconds(2)), last, first);
        assertFinds("events within a millisecond", fromNow.withTo(NOW.plusNanos(1)), first);
        assertFinds(
                "events before an instant",
                all(realm, 10).withFrom(NOW.plusSeconds(2).plusNanos(1)));
        assertFinds("events of an empty time span", fromNow.withTo(NOW));
        assertFinds("events of all time", all(realm, 3).withFrom(Instant.MIN).withTo(Instant.MAX), after, last, first);
    }

    @Test
    void readsByTheTimeOfAnEventEvenIfAClockWasSetBack() {
        appended(AuditEventType.SIGN_IN, AuditOutcome.SUCCESS, NOW.plusSeconds(3600));
        AuditEvent later = appended(AuditEventType.SIGN_IN, AuditOutcome.SUCCESS, NOW);

        assertFinds("events with a late id", all(realm, 10).withTo(NOW.plusSeconds(1)), later);
    }

    @Test
    void readsWhatMatchesAllFiltersPageByPage() {
        List<AuditEvent> wanted = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            Instant at = NOW.plusSeconds(i);
            wanted.add(0, appended(REVIEW, AuditOutcome.REFUSED, at));
            appended(AuditEventType.SIGN_IN, AuditOutcome.REFUSED, at);
            appended(REVIEW, AuditOutcome.SUCCESS, at);
            appended(realm, REVIEW, Optional.of(bob), Optional.of(bob));
        }
        AuditEventQuery query = all(realm, 2)
                .withUser(ada)
                .withActor(ada)
                .withTypes(List.of(REVIEW, AuditEventType.PROOF))
                .withOutcome(AuditOutcome.REFUSED)
                .withFrom(NOW.plusSeconds(1))
                .withTo(NOW.plusSeconds(4));

        assertThat(pages(query)).as("all filters together, page by page").isEqualTo(wanted.subList(1, 4));
    }

    @Test
    @Tag("A83")
    void readsEventsOfUnknownTypesAndOutcomes() {
        AuditEvent unknown = appended(AuditEventType.of("from-the-future"), AuditOutcome.of("postponed"), NOW);
        AuditEvent ofHost = appended(REVIEW, AuditOutcome.SUCCESS, NOW);

        assertFinds("unknown codes, unchanged", all(realm, 10), ofHost, unknown);
        assertFinds("events of an unknown type", all(realm, 10).withTypes(List.of(unknown.type())), unknown);
        assertFinds("events with an unknown outcome", all(realm, 10).withOutcome(unknown.outcome()), unknown);
    }

    @Test
    void readsPageByPage() {
        List<AuditEvent> oldestFirst = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            oldestFirst.add(0, appended(ada));
        }

        assertThat(pages(all(realm, 3))).isEqualTo(oldestFirst);
    }

    @Test
    void storesEveryTypeOfEvent() {
        for (AuditEventType type : AuditEventType.ours()) {
            appended(realm, type, Optional.empty(), Optional.of(ada));
        }

        assertThat(log.find(all(realm, 100)))
                .extracting(AuditEvent::type)
                .containsExactlyInAnyOrderElementsOf(AuditEventType.ours());
    }

    @Test
    void forgetsWhatARolledBackUnitOfWorkAppended() {
        assertThatThrownBy(() -> stores.unitOfWork().execute(() -> {
                    appended(ada);
                    throw new IllegalStateException("rolled back");
                }))
                .hasMessage("rolled back");

        assertThat(log.find(all(realm, 10))).isEmpty();
    }

    private void assertFinds(String what, AuditEventQuery query, AuditEvent... newestFirst) {
        assertThat(log.find(query)).as("%s, newest first", what).containsExactly(newestFirst);
    }

    private List<AuditEvent> pages(AuditEventQuery query) {
        List<AuditEvent> seen = new ArrayList<>();
        List<AuditEvent> page = log.find(query);
        while (!page.isEmpty()) {
            assertThat(page).as("a page at the limit").hasSizeLessThanOrEqualTo(query.limit());
            seen.addAll(page);
            assertThat(seen).as("the events of all pages").doesNotHaveDuplicates();
            page = log.find(query.withBefore(page.get(page.size() - 1).id()));
        }
        return seen;
    }

    private AuditEvent appended(AuditEventType type, AuditOutcome outcome, Instant at) {
        AuditEvent event = Samples.auditEvent(ids, realm, type, outcome, at, Optional.of(ada), Optional.of(ada), "");
        log.append(event);
        return event;
    }

    private AuditEvent appended(UserId user) {
        return appended(realm, AuditEventType.SIGN_IN, Optional.of(user), Optional.of(user));
    }

    private AuditEvent appended(Realm where, AuditEventType type, Optional<UserId> actor, Optional<UserId> subject) {
        AuditEvent event = Samples.auditEvent(ids, where, type, AuditOutcome.SUCCESS, NOW, actor, subject, "");
        log.append(event);
        return event;
    }

    private static AuditEventQuery all(Realm where, int limit) {
        return AuditEventQuery.in(where).withLimit(limit);
    }
}
