package org.accountkit.testkit.specification;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.accountkit.AccountServices;
import org.accountkit.apikey.ApiKey;
import org.accountkit.apikey.ApiKey.NewApiKey;
import org.accountkit.apikey.ApiKeyService;
import org.accountkit.apikey.ApiKeyStore;
import org.accountkit.audit.AuditEvent;
import org.accountkit.audit.AuditEventType;
import org.accountkit.notification.Notice.NoticeType;
import org.accountkit.secret.Secret;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An API key is removed by its id, never in place of the one that it was replaced by. */
public abstract class ReplacedKeySpecification extends ServiceSpecification {

    private ApiKeyService keys;
    private Person ada;

    /** For subclasses. */
    protected ReplacedKeySpecification() {}

    @BeforeEach
    void signAdaIn() {
        keys = world.accounts.apiKeys();
        ada = world.person("ada");
    }

    @Test
    void staysWhenTheOperatorRemovesTheOneThatItReplaced() {
        NewApiKey first = keys.generate(ada.caller());
        NewApiKey second = keys.generate(ada.caller());

        assertThat(world.accounts.operations().removeApiKey(first.key())).isFalse();

        assertThat(ada.byKey(second.text())).isPresent();
        assertThat(world.events(AuditEventType.API_KEY_REMOVAL)).isEmpty();
    }

    @Test
    void isTheOneThatTheAuditTrailNames() {
        NewApiKey first = keys.generate(ada.caller());
        world.accounts.users().removeApiKey(world.root().caller(), ada.id());
        NewApiKey second = keys.generate(ada.caller());
        keys.remove(ada.caller());

        assertThat(world.events(AuditEventType.API_KEY_REMOVAL))
                .extracting(AuditEvent::details)
                .extracting(details -> details.get("key"))
                .containsExactly(second.key().id(), first.key().id());
    }

    @Test
    void isTheOneThatTheAuditTrailNamesWhenTheOperatorRemovesIt() {
        NewApiKey first = keys.generate(ada.caller());

        assertThat(world.accounts.operations().removeApiKey(first.key())).isTrue();

        assertThat(world.events(AuditEventType.API_KEY_REMOVAL)).singleElement().satisfies(event -> {
            assertThat(event.details()).containsEntry("key", first.key().id());
            assertThat(event.subject()).contains(ada.id().value());
        });
    }

    /** The sweep finds a key that has expired, and its replacement comes before the sweep deletes it. */
    @Test
    void staysWhenTheSweepDeletesTheOneThatItReplaced() {
        ApiKey first = issue(world.clock.instant().plusSeconds(1)).key();
        world.clock.advance(Duration.ofSeconds(1));
        Secret second = issue(world.clock.instant().plusSeconds(60)).text();
        Interception late =
                (method, store) -> method.getName().equals("findExpired") ? List.of(first) : store.proceed();

        world.node(builder -> builder.stores(late.of(world.stores)))
                .operations()
                .sweep();

        assertThat(ada.byKey(second)).isPresent();
        assertThat(world.events(AuditEventType.API_KEY_EXPIRY)).isEmpty();
        assertThat(world.noticesFor(ada)).doesNotContain(NoticeType.API_KEY_EXPIRED);
    }

    private NewApiKey issue(Instant end) {
        NewApiKey issued = world.accounts.operations().issueApiKey(ada.id(), "ci", Optional.of(end));
        world.keepSecret(issued.text());
        return issued;
    }

    /** Somebody else was first. */
    @Test
    void isNotOnRecordTwice() {
        keys.generate(ada.caller());
        Interception late = (method, store) -> isOfKeys(method) ? false : store.proceed();
        AccountServices node = world.node(builder -> builder.stores(late.of(world.stores)));

        node.users().removeApiKey(world.root().caller(), ada.id());
        node.apiKeys().remove(ada.caller());

        assertThat(world.events(AuditEventType.API_KEY_REMOVAL)).isEmpty();
        assertThat(world.noticesFor(ada)).doesNotContain(NoticeType.API_KEY_REMOVED);
    }

    private static boolean isOfKeys(Method method) {
        return method.getDeclaringClass() == ApiKeyStore.class
                && method.getName().equals("delete");
    }

    @Test
    void isShownWithTheTimesThatAreStored() {
        Instant end = world.clock.instant().plus(Duration.ofNanos(1_234_567_891));

        ApiKey issued = world.accounts
                .operations()
                .issueApiKey(ada.id(), "ci", Optional.of(end))
                .key();

        assertThat(world.stores.apiKeys().find(ada.id(), "ci")).contains(issued);
    }
}
