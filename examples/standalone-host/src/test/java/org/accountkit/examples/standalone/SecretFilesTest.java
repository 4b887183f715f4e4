package org.accountkit.examples.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.accountkit.examples.standalone.HostSettings.Mode;
import org.accountkit.secret.MasterKeys;
import org.accountkit.secret.Secret;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Settings for a host in a container: secrets in files, another address. */
class SecretFilesTest {

    private static final String KEY = "test:AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";

    @TempDir
    Path folder;

    private Path file(String content) throws IOException {
        return Files.writeString(folder.resolve("secret"), content);
    }

    @Test
    void every_secret_can_be_in_a_file() throws IOException {
        HostSettings settings = HostSettings.of(Map.of(
                "ACCOUNT_DB_PASSWORD_FILE", file("päss word\n").toString(),
                "ACCOUNT_ADMIN_PASSWORD_FILE", folder.resolve("secret").toString()));

        assertThat(settings.databasePassword().reveal()).isEqualTo("päss word");
        assertThat(settings.adminPassword().map(Secret::reveal)).contains("päss word");
        assertThat(HostSettings.of(Map.of(
                                "ACCOUNT_MASTER_KEY_FILE", file(KEY + "\r\n").toString()))
                        .masterKeys()
                        .map(MasterKeys::sealingId))
                .contains("test");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ACCOUNT_DB_PASSWORD", "ACCOUNT_MASTER_KEY", "ACCOUNT_ADMIN_PASSWORD"})
    void a_file_that_cannot_be_read_is_named_by_its_setting(String name) throws IOException {
        String missing = folder.resolve("missing").toString();

        assertThatThrownBy(() -> HostSettings.of(Map.of(name + "_FILE", missing)))
                .isInstanceOf(StartFailure.class)
                .hasMessageStartingWith(name + "_FILE cannot be read: ");
        assertThatThrownBy(() -> HostSettings.of(Map.of(name + "_FILE", file("").toString())))
                .isInstanceOf(StartFailure.class)
                .hasMessageStartingWith(name + "_FILE cannot be read: ");
        String lines = file("one\ntwo").toString();
        assertThatThrownBy(() -> HostSettings.of(Map.of(name + "_FILE", lines)))
                .isInstanceOf(StartFailure.class)
                .hasMessageStartingWith(name + "_FILE cannot be read: ")
                .message()
                .doesNotContain("two");
    }

    @Test
    void text_in_another_encoding_is_refused() throws IOException {
        Path latin = Files.write(folder.resolve("secret"), "pässword".getBytes(StandardCharsets.ISO_8859_1));

        assertThatThrownBy(() -> HostSettings.of(Map.of("ACCOUNT_DB_PASSWORD_FILE", latin.toString())))
                .isInstanceOf(StartFailure.class)
                .hasMessageContaining("UTF-8");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ACCOUNT_DB_PASSWORD", "ACCOUNT_MASTER_KEY", "ACCOUNT_ADMIN_PASSWORD"})
    void a_secret_that_is_set_twice_is_refused(String name) throws IOException {
        String file = file(KEY).toString();

        assertThatThrownBy(() -> HostSettings.of(Map.of(name, KEY, name + "_FILE", file)))
                .isInstanceOf(StartFailure.class)
                .hasMessage("Only one of " + name + " and " + name + "_FILE can be set.");
    }

    @ParameterizedTest
    @CsvSource({
        "ACCOUNT_BIND, localhost",
        "ACCOUNT_BIND, 1.2.3.4.5",
        "ACCOUNT_BIND, everywhere",
        "ACCOUNT_METRICS_PORT, 65536",
        "ACCOUNT_ACCESS_LOG, perhaps"
    })
    void an_unreadable_setting_is_named(String name, String value) {
        assertThatThrownBy(() -> HostSettings.of(Map.of(name, value)))
                .isInstanceOf(StartFailure.class)
                .hasMessageStartingWith(name + " cannot be read: ");
    }

    @ParameterizedTest
    @CsvSource({"127.0.0.1, LOOPBACK", "::1, LOOPBACK", "0.0.0.0, PRODUCTION", "::, PRODUCTION", "10.0.0.1, PRODUCTION"
    })
    void cookies_for_plain_http_stay_on_this_machine(String address, Mode mode) {
        assertThat(HostSettings.of(Map.of("ACCOUNT_BIND", address)).mode()).isEqualTo(mode);
    }

    @Test
    void an_ipv6_address_is_bracketed_in_a_url() {
        assertThat(HostSettings.of(Map.of("ACCOUNT_BIND", "::1")).exposure().urlHost())
                .isEqualTo("[0:0:0:0:0:0:0:1]");
    }

    @Test
    void the_form_of_the_log_is_text_or_json() {
        assertThatThrownBy(() -> HostLogging.configure(Map.of("ACCOUNT_LOG", "xml")))
                .isInstanceOf(StartFailure.class)
                .hasMessageStartingWith("ACCOUNT_LOG cannot be read: ");
    }
}
