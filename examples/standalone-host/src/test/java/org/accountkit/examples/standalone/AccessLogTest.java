package org.accountkit.examples.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The log of requests, and the log as JSON. */
class AccessLogTest {

    private static final Logger LOGGER = Logger.getLogger("accountkit.access");

    @TempDir
    Path folder;

    private final List<LogRecord> records = Collections.synchronizedList(new ArrayList<>());
    private final Handler handler = new Handler() {
        @Override
        public void publish(LogRecord entry) {
            records.add(entry);
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    @BeforeEach
    void listen() {
        LOGGER.addHandler(handler);
    }

    @AfterEach
    void stopListening() {
        LOGGER.removeHandler(handler);
    }

    @Test
    void each_request_is_logged_without_anything_secret() {
        HttpUser admin = send("ACCOUNT_ACCESS_LOG", "true");

        assertThat(records)
                .extracting(entry -> new SimpleFormatter().formatMessage(entry).replaceFirst("\\d+ ms$", "n ms"))
                .anyMatch(line -> line.matches("127\\.0\\.0\\.1 POST /account/api/sign-in 200 \\d+ B n ms"))
                .anyMatch(line -> line.matches("127\\.0\\.0\\.1 GET /downloads/license 401 \\d+ B n ms"))
                .anyMatch(line -> line.matches("127\\.0\\.0\\.1 GET /account/\\* 404 \\d+ B n ms"))
                .noneMatch(line -> line.contains("secret"))
                .noneMatch(line -> admin.cookieValues().stream().anyMatch(line::contains));
    }

    @Test
    void no_request_is_logged_unless_wanted() {
        send("ACCOUNT_ACCESS_LOG", "false");

        assertThat(records).isEmpty();
    }

    private HttpUser send(String... overrides) {
        try (StandaloneHost host = StandaloneHost.start(TestHosts.settings(folder, overrides), Clock.systemUTC())) {
            HttpUser admin = new HttpUser(host.page());
            admin.signIn("admin", TestHosts.ADMIN_PASSWORD).expect(200);
            admin.get("/downloads/license?hostname=secret-host&token=exd_secretsecretsecret");
            admin.get("/account/exk_secretsecretsecretsecret");
            return admin;
        }
    }

    @ParameterizedTest
    @CsvSource({
        "/account/api/users/0b7c6e3c-3b1e-4f34-9a59-6a1c6a0c6c11, /account/api/users/0b7c6e3c-3b1e-4f34-9a59-6a1c6a0c6c11",
        "/account/api/me/api-keys/exk_c2VjcmV0, /account/api/me/api-keys/*",
        "/downloads/exd_c2VjcmV0/file, /downloads/*/file",
        "/x/c2VjcmV0c2VjcmV0c2VjcmV0c2VjcmV0c2VjcmV0, /x/*",
        "/x%0aforged, /x%0aforged"
    })
    void what_looks_like_a_token_is_a_star(String sent, String logged) {
        assertThat(RequestJournal.path(sent)).isEqualTo(logged);
    }

    @Test
    void as_json_each_record_is_one_object_in_one_line() {
        LogRecord entry = new LogRecord(Level.WARNING, "two\nlines \"{0}\"");
        entry.setParameters(new Object[] {"quoted"});
        entry.setLoggerName("accountkit");
        entry.setThrown(new IllegalStateException("broken"));

        String line = new JsonLines().format(entry);

        assertThat(line)
                .endsWith("}\n")
                .contains(
                        "\"level\":\"WARNING\"",
                        "\"logger\":\"accountkit\"",
                        "\"message\":\"two\\nlines \\\"quoted\\\"\"",
                        "\"exception\":\"java.lang.IllegalStateException: broken");
        assertThat(line.lines()).hasSize(1);
    }
}
