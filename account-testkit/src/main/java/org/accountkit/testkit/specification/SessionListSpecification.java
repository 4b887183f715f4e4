package org.accountkit.testkit.specification;

import static org.accountkit.access.RefusalCode.NOT_FOUND;
import static org.accountkit.testkit.specification.Refusals.assertRefused;
import static org.accountkit.testkit.specification.World.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.accountkit.access.RequestOrigin;
import org.accountkit.audit.AuditEventType;
import org.accountkit.session.Session;
import org.accountkit.session.SessionService;
import org.accountkit.signin.SignInResult.SignedIn;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What users see of their sessions, and how they end them. */
public abstract class SessionListSpecification extends ServiceSpecification {

    private static final Duration IDLE = Duration.ofMinutes(30);

    private Person ada;
    private SessionService sessions;

    /** For subclasses. */
    protected SessionListSpecification() {}

    @BeforeEach
    void signAdaIn() {
        ada = world.person("ada");
        sessions = world.accounts.sessions();
    }

    @Test
    void isListedNewestFirst() {
        ada.signIn();
        world.clock.advance(Duration.ofSeconds(1));
        SignedIn newest = (SignedIn) world.signIn(
                "ada", PASSWORD, new RequestOrigin(Optional.of("192.0.2.7"), Optional.of("Firefox"), Optional.empty()));

        List<Session> listed = sessions.list(ada.caller());

        Session first = listed.get(0);
        assertThat(listed).hasSize(3);
        assertThat(first.address()).contains("192.0.2.7");
        assertThat(first.client()).contains("Firefox");
        assertThat(first.signedInAt()).isEqualTo(world.clock.instant());
        assertThat(first.lastSeenAt()).isEqualTo(world.clock.instant());
        assertThat(newest.session().reveal()).doesNotContain(first.id());
        assertThat(listed)
                .extracting(Session::id)
                .contains(ada.caller().credential().id());
    }

    @Test
    void isListedUntilItEnds() {
        world.clock.advance(IDLE);
        ada.signIn();

        assertThat(sessions.list(ada.caller())).hasSize(1);
    }

    @Test
    void isListedWithItsLatestUse() {
        world.clock.advance(Duration.ofMinutes(1));
        ada.caller();

        assertThat(sessions.list(ada.caller()))
                .singleElement()
                .extracting(Session::lastSeenAt)
                .isEqualTo(world.clock.instant());
    }

    @Test
    void isEndedByItsUser() {
        Person elsewhere = ada.atAnotherBrowser();

        sessions.end(ada.caller(), elsewhere.caller().credential().id());

        assertThat(elsewhere.isSignedIn(world.node())).isFalse();
        assertThat(ada.isSignedIn()).isTrue();
        assertThat(world.events(AuditEventType.SESSION_END)).hasSize(1);
    }

    @Test
    void isEndedWithAllOthers() {
        List<Person> elsewhere = List.of(ada.atAnotherBrowser(), ada.atAnotherBrowser());

        int ended = sessions.endOthers(ada.caller());

        assertThat(ended).isEqualTo(2);
        assertThat(elsewhere).noneMatch(Person::isSignedIn);
        assertThat(ada.isSignedIn()).isTrue();
    }

    @Test
    @Tag("A43")
    @Tag("A48")
    void a43IsNotFoundByAnotherUser() {
        Person bob = world.person("bob");
        String bobs = bob.caller().credential().id();

        assertRefused(NOT_FOUND, () -> sessions.end(ada.caller(), bobs));
        assertRefused(NOT_FOUND, () -> sessions.end(ada.caller(), "unknown"));
        assertRefused(NOT_FOUND, () -> sessions.end(ada.caller(), ""));

        assertThat(bob.isSignedIn()).isTrue();
        assertThat(sessions.list(ada.caller())).extracting(Session::id).doesNotContain(bobs);
    }

    @Test
    void endsTheOldestWithTheTwentyFirst() {
        List<Person> browsers = new ArrayList<>(List.of(ada));
        while (browsers.size() < 21) {
            world.clock.advance(Duration.ofSeconds(1));
            browsers.add(ada.atAnotherBrowser());
        }

        assertThat(ada.isSignedIn()).isFalse();
        assertThat(browsers.subList(1, 21)).allMatch(Person::isSignedIn);
        assertThat(sessions.list(browsers.get(20).caller())).hasSize(20);
    }
}
