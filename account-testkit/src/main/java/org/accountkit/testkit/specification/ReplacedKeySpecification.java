package org.accountkit.testkit.specification;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.accountkit.apikey.ApiKey;
import org.accountkit.apikey.ApiKey.NewApiKey;
import org.accountkit.apikey.ApiKeyService;
import org.accountkit.audit.AuditEvent;
import org.accountkit.audit.AuditEventType;
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
    void isShownWithTheTimesThatAreStored() {
        Instant end = world.clock.instant().plus(Duration.ofNanos(1_234_567_891));

        ApiKey issued = world.accounts
                .operations()
                .issueApiKey(ada.id(), "ci", Optional.of(end))
                .key();

        assertThat(world.stores.apiKeys().find(ada.id(), "ci")).contains(issued);
    }
}
