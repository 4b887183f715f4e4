package org.accountkit.examples.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import org.accountkit.examples.standalone.HostSettings.Mode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HostSettingsTest {

    @Test
    void without_variables_there_are_defaults() {
        HostSettings settings = HostSettings.of(Map.of());

        assertThat(settings.port()).isEqualTo(8080);
        assertThat(settings.databaseUrl())
                .startsWith("jdbc:h2:durable:")
                .contains("WRITE_DELAY=0", "TRACE_LEVEL_FILE=0")
                .doesNotContain("AUTO_SERVER");
        assertThat(settings.storesInDataFolder()).isTrue();
        assertThat(settings.argon2()).hasToString("m=65536,t=3,p=1");
        assertThat(settings.mode()).isEqualTo(Mode.LOOPBACK);
        assertThat(settings.apiKeys()).isEqualTo(1);
        assertThat(settings.passwordReset()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 100})
    void users_have_as_many_api_keys_as_the_environment_says(int most) {
        assertThat(HostSettings.of(Map.of("ACCOUNT_API_KEYS", Integer.toString(most)))
                        .apiKeys())
                .isEqualTo(most);
    }

    @Test
    void audit_events_are_kept_for_400_days_or_as_many_as_the_environment_says() {
        assertThat(HostSettings.of(Map.of()).auditRetention()).isEqualTo(Duration.ofDays(400));
        assertThat(HostSettings.of(Map.of("ACCOUNT_AUDIT_DAYS", "30")).auditRetention())
                .isEqualTo(Duration.ofDays(30));
    }

    @Test
    void an_https_origin_makes_cookies_secure() {
        HostSettings settings = HostSettings.of(Map.of("ACCOUNT_PUBLIC_ORIGIN", "https://console.example"));

        assertThat(settings.mode()).isEqualTo(Mode.PRODUCTION);
    }

    @ParameterizedTest
    @CsvSource({
        "ACCOUNT_DB_URL, jdbc:h2:file:/tmp/x/account;AUTO_SERVER=TRUE",
        "ACCOUNT_DB_URL, jdbc:h2:./account;auto_server=true",
        "ACCOUNT_DB_URL, jdbc:h2:mem:account;Auto_Server=1",
        "ACCOUNT_DB_URL, jdbc:h2:./account;FILE_LOCK=SOCKET",
        "ACCOUNT_DB_URL, jdbc:h2:./account;FILE_LOCK=NO",
        "ACCOUNT_DB_URL, jdbc:h2:./account;TRACE_LEVEL_FILE=3",
        "ACCOUNT_DB_URL, jdbc:h2:./account;TRACE_LEVEL_SYSTEM_OUT=2",
        "ACCOUNT_DB_URL, jdbc:h2:nio:./account",
        "ACCOUNT_PORT, eighty",
        "ACCOUNT_PORT, 65536",
        "ACCOUNT_PORT, -1",
        "ACCOUNT_MASTER_KEY, AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=",
        "ACCOUNT_MASTER_KEY, k:AAEC",
        "ACCOUNT_MASTER_KEY, k:!!!",
        "ACCOUNT_ARGON2, strong",
        "ACCOUNT_ARGON2, 'm=1,t=0,p=1'",
        "ACCOUNT_DEV, maybe",
        "ACCOUNT_PASSWORD_RESET, perhaps",
        "ACCOUNT_API_KEYS, many",
        "ACCOUNT_API_KEYS, 0",
        "ACCOUNT_API_KEYS, 101",
        "ACCOUNT_RESTORED_AT, yesterday",
        "ACCOUNT_AUDIT_DAYS, for ever",
        "ACCOUNT_AUDIT_DAYS, 29",
        "ACCOUNT_AUDIT_DAYS, 36526"
    })
    void an_unparsable_setting_is_named_in_one_sentence(String name, String value) {
        assertThatThrownBy(() -> HostSettings.of(Map.of(name, value)))
                .isInstanceOf(StartFailure.class)
                .hasMessageStartingWith(name + " cannot be read: ")
                .message()
                .hasLineCount(1);
    }

    @ParameterizedTest
    @CsvSource({
        "jdbc:h2:file:/srv/account, jdbc:h2:durable:/srv/account;TRACE_LEVEL_FILE=0;WRITE_DELAY=0",
        "jdbc:h2:/srv/account;WRITE_DELAY=10, jdbc:h2:durable:/srv/account;TRACE_LEVEL_FILE=0;WRITE_DELAY=10",
        "jdbc:h2:~/a;auto_server=false, jdbc:h2:durable:~/a;AUTO_SERVER=false;TRACE_LEVEL_FILE=0;WRITE_DELAY=0",
        "jdbc:h2:mem:account, jdbc:h2:mem:account",
        "jdbc:h2:ssl://db/account, jdbc:h2:ssl://db/account",
        "jdbc:postgresql://db/account, jdbc:postgresql://db/account"
    })
    void the_url_of_an_h2_file_is_made_safe(String given, String expected) {
        assertThat(HostSettings.of(Map.of("ACCOUNT_DB_URL", given)).databaseUrl())
                .isEqualTo(expected);
    }

    @Test
    void what_is_told_of_a_master_key_holds_nothing_of_it() {
        String key = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHhw";

        assertThatThrownBy(() -> HostSettings.of(Map.of("ACCOUNT_MASTER_KEY", "k:" + key + key)))
                .message()
                .doesNotContain(key);
    }
}
