package org.accountkit.twofactor;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.accountkit.secret.Secret;
import org.accountkit.twofactor.TotpParameters.TotpAlgorithm;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ImportedTotpTest {

    private static final String DATA = "{\"subType\":\"totp\",\"digits\":6,\"counter\":0,\"period\":30,"
            + "\"algorithm\":\"HmacSHA1\",\"secretEncoding\":\"BASE32\"}";
    private static final String BASE32 = "{\"value\":\"GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ\"}";

    @Test
    void readsBase32WithTheUsualParameters() {
        ImportedTotp imported = ImportedTotp.base32(Secret.ofText("gezd gnbv gy3t qojq GEZDGNBVGY3TQOJQ"))
                .orElseThrow();

        assertThat(imported.secret().key().reveal().toString()).isEqualTo("12345678901234567890");
        assertThat(imported.parameters()).isEqualTo(TotpParameters.DEFAULT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "GEZDGNBV", "1EZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"})
    void readsNothingElseAsBase32(String text) {
        assertThat(ImportedTotp.base32(Secret.ofText(text))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"HmacSHA1, SHA1", "HmacSHA256, SHA256", "HmacSHA512, SHA512"})
    void readsEveryAlgorithmOfKeycloak(String name, TotpAlgorithm algorithm) {
        ImportedTotp imported = keycloak(DATA.replace("HmacSHA1", name).replace(":30", ":60"), BASE32);

        assertThat(imported.parameters()).isEqualTo(new TotpParameters(algorithm, 6, Duration.ofMinutes(1)));
        assertThat(imported.secret().key().reveal().toString()).isEqualTo("12345678901234567890");
    }

    @Test
    void takesTheBytesOfTheTextWhereNoEncodingIsNamed() {
        ImportedTotp imported =
                keycloak(DATA.replace(",\"secretEncoding\":\"BASE32\"", ""), "{\"value\":\"xP7nHq2LkZ0vW4yT9sBd\"}");

        assertThat(imported.secret().key().reveal().toString()).isEqualTo("xP7nHq2LkZ0vW4yT9sBd");
    }

    @ParameterizedTest
    @CsvSource({
        "totp, hotp",
        "HmacSHA1, HmacMD5",
        "BASE32, BASE64",
        "'\"digits\":6', '\"digits\":7'",
        "'\"period\":30', '\"period\":0'",
        "'\"period\":30,', ''",
        "'{', ''"
    })
    void readsNoCredentialThatCannotBeComputed(String part, String other) {
        assertThat(ImportedTotp.keycloak(DATA.replace(part, other), Secret.ofText(BASE32)))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{}", "{\"value\":\"GEZDGNBV\"}", "{\"value\":7}", "[]"})
    void readsNoSecretThatIsMissingOrShort(String secretData) {
        assertThat(ImportedTotp.keycloak(DATA, Secret.ofText(secretData))).isEmpty();
    }

    private static ImportedTotp keycloak(String credentialData, String secretData) {
        return ImportedTotp.keycloak(credentialData, Secret.ofText(secretData)).orElseThrow();
    }
}
