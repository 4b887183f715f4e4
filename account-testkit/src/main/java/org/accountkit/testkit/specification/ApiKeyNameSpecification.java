package org.accountkit.testkit.specification;

import static org.accountkit.access.RefusalCode.MALFORMED_REQUEST;
import static org.accountkit.access.RefusalCode.NAME_TAKEN;
import static org.accountkit.access.RefusalCode.TOO_MANY_KEYS;
import static org.accountkit.testkit.specification.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.accountkit.access.Refusal;
import org.accountkit.access.Refusal.Violation;
import org.accountkit.apikey.ApiKey.NewApiKey;
import org.accountkit.apikey.ApiKeyService;
import org.accountkit.apikey.ApiKeyService.ApiKeyRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The names of API keys where a user may have several. */
public abstract class ApiKeyNameSpecification extends SeveralKeysStage {

    /** For subclasses. */
    protected ApiKeyNameSpecification() {}

    @ParameterizedTest
    @ValueSource(strings = {" x", "x ", "\u00a0x", "a\nb", "a\u0000b", "a\u202eb", "a\u2028b", "\ud800"})
    void aNameIsVisibleAndHasNoSurroundingSpace(String name) {
        assertThat(ApiKeyRequest.isName(name)).isFalse();
        assertThatIllegalArgumentException().isThrownBy(() -> ApiKeyRequest.named(name));
    }

    @Test
    void aNameHasUpTo64CodePoints() {
        assertThat(ApiKeyRequest.isName("😀".repeat(65))).isFalse();
        assertThat(add(ApiKeyRequest.named("😀".repeat(64))).key().name()).isEqualTo("😀".repeat(64));
    }

    @Test
    void theNameIsEmptyForTheKeyOfTheSettingsPageAlone() {
        Refusal refusal = assertRefused(MALFORMED_REQUEST, () -> keys.add(ada.caller(), ApiKeyRequest.named("")));
        assertThat(refusal.violations()).extracting(Violation::subject).containsExactly("name");

        ApiKeyService one = world.accounts.apiKeys();
        assertThat(one.most()).isEqualTo(1);
        assertRefused(MALFORMED_REQUEST, () -> one.add(ada.caller(), ApiKeyRequest.named("named")));
        NewApiKey key = one.add(ada.caller(), ApiKeyRequest.named(""));
        world.keepSecret(key.text());
        assertThat(one.show(ada.caller())).contains(key.key());
        assertRefused(TOO_MANY_KEYS, () -> one.add(ada.caller(), ApiKeyRequest.named("")));
    }

    @Test
    void aNameIsUniquePerUser() {
        NewApiKey first = add(ApiKeyRequest.named("nightly"));

        assertRefused(NAME_TAKEN, () -> keys.add(ada.caller(), ApiKeyRequest.named("nightly")));

        assertThat(rightsOf(first)).isPresent();
        Person bob = world.person("bob");
        assertThat(keys.add(bob.caller(), ApiKeyRequest.named("nightly"))).isNotNull();
    }
}
