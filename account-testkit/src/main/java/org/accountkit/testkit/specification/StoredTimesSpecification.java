package org.accountkit.testkit.specification;

import static org.accountkit.testkit.specification.World.PASSWORD;
import static org.accountkit.testkit.specification.World.secret;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import org.accountkit.AccountServices;
import org.accountkit.access.RequestOrigin;
import org.accountkit.download.DownloadToken;
import org.accountkit.signin.SignInResult.SignedIn;
import org.accountkit.signin.SignInService.PresentedTokens;
import org.accountkit.testkit.MutableClock;
import org.junit.jupiter.api.Test;

/** Time passes during a request; its answer has the times that are stored all the same. */
public abstract class StoredTimesSpecification extends ServiceSpecification {

    /** For subclasses. */
    protected StoredTimesSpecification() {}

    @Test
    void areThoseInTheAnswerToASignIn() {
        Person ada = world.person("ada");
        world.stores.sessions().deleteAll(ada.id());
        world.stores.knownDevices().deleteAll(ada.id());

        SignedIn answer = (SignedIn)
                running().signIn().signIn("ada", secret(PASSWORD), PresentedTokens.NONE, RequestOrigin.unknown());
        world.keepTokensSecret(answer);

        Instant stored = world.stores
                .accountStates()
                .find(ada.id())
                .flatMap(state -> state.lastSignInAt())
                .orElseThrow();
        assertThat(answer.account().state().lastSignInAt()).contains(stored);
        assertThat(world.stores.sessions().list(ada.id()))
                .singleElement()
                .satisfies(session -> assertThat(session.signedInAt()).isEqualTo(stored));
        assertThat(world.stores.knownDevices().list(ada.id()))
                .singleElement()
                .satisfies(device -> assertThat(device.createdAt()).isEqualTo(stored));
    }

    @Test
    void areThoseInTheAnswerToANewKey() {
        Person ada = world.person("ada");

        var made = running().apiKeys().generate(ada.caller());

        assertThat(world.stores.apiKeys().find(ada.id(), "")).contains(made.key());
    }

    @Test
    void areThoseInTheAnswerToANewDownloadToken() {
        AccountServices node = running();

        DownloadToken made = node.downloads().renew(world.root().caller());
        made.token().ifPresent(token -> world.keepSecret(token));

        assertThat(node.downloads().show(world.root().caller()).createdAt()).isEqualTo(made.createdAt());
    }

    private AccountServices running() {
        return world.node(builder -> builder.clock(new RunningClock(world.clock)));
    }

    /** Goes on by a little more than a millisecond whenever it is read. */
    private static final class RunningClock extends Clock {

        private final MutableClock clock;

        RunningClock(MutableClock clock) {
            this.clock = clock;
        }

        @Override
        public Instant instant() {
            clock.advance(Duration.ofNanos(1_234_567));
            return clock.instant();
        }

        @Override
        public ZoneId getZone() {
            return clock.getZone();
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return clock.withZone(zone);
        }
    }
}
