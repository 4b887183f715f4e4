package org.accountkit.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.accountkit.AccountServices;
import org.accountkit.access.Caller;
import org.accountkit.access.Credential;
import org.accountkit.access.RequestOrigin;
import org.accountkit.secret.Secret;
import org.accountkit.testkit.MutableClock;
import org.accountkit.user.UserId;
import org.accountkit.user.Username;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The example in docs/own-host.md. */
class OwnSessionsTest {

    private final World world = new World();
    private final Host host = new Host(world.accounts, world.clock);
    private final AccountRoutes routes = host.routes();
    private final UserId admin = world.accounts.operations().find(Username.of("admin"));

    @AfterEach
    void end() {
        world.close();
    }

    @Test
    void the_callers_of_the_hosts_sessions_are_known() {
        whoami(host.open(admin)).expect(200);
        whoami("unknown").expect(401, "not-authenticated");
    }

    @Test
    void a_security_change_ends_them() {
        String session = host.open(admin);

        world.accounts.operations().resetPassword(admin, Secret.ofText("another horse battery staple"));

        whoami(session).expect(401, "not-authenticated");
    }

    @Test
    void sensitive_changes_need_a_recent_sign_in() {
        String session = host.open(admin);
        world.clock.advance(Duration.ofMinutes(6));

        send("POST", "/api/me/api-key", session).expect(403, "reauthentication-required");
        assertThat(whoami(session).text()).contains("\"username\":\"admin\"");
    }

    private Answer whoami(String session) {
        return send("GET", "/api/whoami", session);
    }

    private Answer send(String method, String path, String session) {
        return new Browser(routes).send(FakeRequest.of(method, path).header("X-Session", session));
    }

    /** The sessions of a host. */
    static final class Host {

        private static final Duration PROVEN_FOR = Duration.ofMinutes(5);

        private final Map<String, HostSession> open = new ConcurrentHashMap<>();
        private final AccountServices accounts;
        private final MutableClock clock;

        Host(AccountServices accounts, MutableClock clock) {
            this.accounts = accounts;
            this.clock = clock;
        }

        record HostSession(String publicId, UserId userId, long epoch, Instant provenUntil) {}

        HostSession opened(UserId userId) {
            Instant provenUntil = clock.instant().plus(PROVEN_FOR);
            return new HostSession(UUID.randomUUID().toString(), userId, accounts.epochOf(userId), provenUntil);
        }

        Optional<Caller> caller(AccountRequest request, RequestOrigin origin) {
            return sessionOf(request)
                    .filter(session -> session.epoch() == accounts.epochOf(session.userId()))
                    .flatMap(session -> accounts.caller(
                            session.userId(), Credential.ofHost(session.publicId(), session.provenUntil()), origin));
        }

        AccountRoutes routes() {
            return AccountRoutes.builder(accounts).callers(this::caller).build();
        }

        private String open(UserId userId) {
            String secret = UUID.randomUUID().toString();
            open.put(secret, opened(userId));
            return secret;
        }

        private Optional<HostSession> sessionOf(AccountRequest request) {
            return request.headers("X-Session").stream().findFirst().map(open::get);
        }
    }
}
