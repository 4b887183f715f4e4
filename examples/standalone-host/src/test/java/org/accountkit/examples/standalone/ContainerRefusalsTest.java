package org.accountkit.examples.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What Jetty refuses before any servlet sees it. */
class ContainerRefusalsTest {

    @TempDir
    Path folder;

    private Premises premises;

    @BeforeEach
    void open() {
        premises = Premises.open(folder);
    }

    @AfterEach
    void close() {
        premises.close();
    }

    @ParameterizedTest
    @Tag("A54")
    @ValueSource(
            strings = {
                "GET /account/%00 HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n",
                "GET /account/..%2fhello HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n",
                "GET /account/%zz HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n",
                "GET /account/ HTTP/1.1\r\n\r\n",
                "GET /account/ HTTP/1.1\r\nHost: 127.0.0.1\r\nno colon\r\n\r\n",
            })
    void a54_a_request_that_cannot_be_read_is_a_problem_and_the_last_one(String request) throws IOException {
        try (RawConnection connection = new RawConnection(premises.node(0).page())) {
            String answer = connection.send(request).drain();

            assertThat(answer).startsWith("HTTP/1.1 400 ").contains("\"code\":\"malformed-request\"");
            assertThat(answer).contains("Connection: close", "X-Content-Type-Options: nosniff");
        }
    }
}
