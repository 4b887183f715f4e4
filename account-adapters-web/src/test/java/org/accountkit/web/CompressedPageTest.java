package org.accountkit.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The page and its files are compressed for clients that accept it; nothing that may contain a secret is. */
class CompressedPageTest {

    private final World world = new World();

    @AfterEach
    void end() {
        world.close();
    }

    private Answer get(String path, String... headers) {
        FakeRequest request = FakeRequest.of("GET", path);
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        return world.browser().send(request);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/ui/page.js", "/ui/core/all.js", "/ui/account.css", "/ui/messages/de.json"})
    void a_file_is_sent_compressed(String path) throws IOException {
        Answer plain = get(path).expect(200);
        Answer small = get(path, "Accept-Encoding", "gzip, br").expect(200);

        assertThat(plain.header("Content-Encoding")).isEmpty();
        assertThat(small.header("Content-Encoding")).contains("gzip");
        assertThat(new GZIPInputStream(new ByteArrayInputStream(small.bytes())).readAllBytes())
                .isEqualTo(plain.bytes());
        assertThat(small.bytes().length).isLessThan(plain.bytes().length);
        assertThat(small.header("Content-Type")).isEqualTo(plain.header("Content-Type"));
        assertThat(plain.headers("Vary")).contains("Accept-Encoding");
        assertThat(small.headers("Vary")).contains("Accept-Encoding");
    }

    /** Otherwise a cache could take one for the other. */
    @Test
    void each_encoding_has_a_tag_of_its_own() {
        String plain = get("/ui/page.js").header("ETag").orElseThrow();
        String small =
                get("/ui/page.js", "Accept-Encoding", "gzip").header("ETag").orElseThrow();

        assertThat(small).isNotEqualTo(plain);
        get("/ui/page.js", "If-None-Match", plain).expect(304);
        get("/ui/page.js", "If-None-Match", small).expect(200);
        get("/ui/page.js", "If-None-Match", small, "Accept-Encoding", "gzip").expect(304);
        get("/ui/page.js", "If-None-Match", plain, "Accept-Encoding", "gzip").expect(200);
    }

    @Test
    void a_file_that_has_not_changed_is_not_sent_again() {
        String tag =
                get("/ui/page.js", "Accept-Encoding", "gzip").header("ETag").orElseThrow();

        Answer known = get("/ui/page.js", "Accept-Encoding", "gzip", "If-None-Match", tag)
                .expect(304);

        assertThat(known.header("ETag")).contains(tag);
        assertThat(known.headers("Vary")).contains("Accept-Encoding");
        assertThat(known.header("Content-Encoding")).isEmpty();
        assertThat(known.bytes()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/api/session", "/api/me/api-key", "/api/download-token", "/api/me/two-factor", "/api/users"})
    void no_answer_of_the_api_is_compressed(String path) {
        Answer answer = world.administrator()
                .send(FakeRequest.of("GET", path).header("Accept-Encoding", "gzip"))
                .expect(200);

        assertThat(answer.header("Content-Encoding")).isEmpty();
    }
}
