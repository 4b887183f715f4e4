package org.accountkit.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.accountkit.access.RefusalCode;
import org.accountkit.access.RefusedException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("A55")
class BodyReaderTest {

    private static final int LARGEST = 16 * 1024;

    @Test
    void a_body_of_the_largest_size_is_read_whole() {
        assertThat(BodyReader.read(post().json("x".repeat(LARGEST)))).hasSize(LARGEST);
        FakeRequest chunked =
                post().only("Content-Type", "application/json").chunked(new ByteArrayInputStream(new byte[LARGEST]));
        assertThat(BodyReader.read(chunked)).hasSize(LARGEST);
    }

    @Test
    void no_body_needs_no_type() {
        assertThat(BodyReader.read(post())).isEmpty();
        assertThat(BodyReader.read(post().only("Content-Length", "0"))).isEmpty();
        assertThat(BodyReader.read(post().body("text/plain", new byte[0]))).isEmpty();
    }

    @Test
    void A55_an_announced_excess_is_refused_unread() {
        Endless stream = new Endless();
        FakeRequest request = post().only("Content-Type", "application/json")
                .only("Content-Length", Integer.toString(LARGEST + 1))
                .chunked(stream);
        assertRefused(request, HttpRefusal.BODY_TOO_LARGE);
        assertThat(stream.read).isZero();
    }

    @Test
    void A55_an_unannounced_excess_stops_the_reading_at_the_limit() {
        Endless stream = new Endless();
        assertRefused(post().only("Content-Type", "application/json").chunked(stream), HttpRefusal.BODY_TOO_LARGE);
        assertThat(stream.read).isEqualTo(LARGEST + 1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "deflate", "br", "identity, gzip", "x"})
    void A55_content_codings_are_refused(String coding) {
        assertRefused(post().json("{}").header("Content-Encoding", coding), HttpRefusal.UNSUPPORTED_MEDIA_TYPE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/json",
                "Application/JSON",
                "application/json;charset=utf-8",
                "application/json; charset=\"UTF-8\"",
                "application/json; v=1"
            })
    void json_in_utf_8_is_taken(String type) {
        assertThat(BodyReader.read(post().body(type, "{}".getBytes(UTF_8)))).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text/plain",
                "text/json",
                "application/x-www-form-urlencoded",
                "multipart/form-data; boundary=application/json",
                "application/json-patch+json",
                "application/problem+json",
                "application/json; charset=utf-16",
                "application/json; charset=iso-8859-1",
                "application/json, text/plain",
                ""
            })
    @Tag("A51")
    void A51_other_types_are_refused(String type) {
        assertRefused(post().body(type, "{}".getBytes(UTF_8)), HttpRefusal.UNSUPPORTED_MEDIA_TYPE);
    }

    @Test
    @Tag("A51")
    void A51_a_body_without_a_type_or_with_two_is_refused() {
        assertRefused(
                post().chunked(new ByteArrayInputStream(new byte[] {'{', '}'})), HttpRefusal.UNSUPPORTED_MEDIA_TYPE);
        assertRefused(post().json("{}").header("Content-Type", "text/plain"), HttpRefusal.UNSUPPORTED_MEDIA_TYPE);
    }

    @Test
    void a_connection_that_breaks_is_no_failure_of_ours() {
        InputStream broken = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("reset");
            }

            @Override
            public int read(byte[] into, int from, int length) throws IOException {
                return read();
            }
        };
        RefusedException refused =
                catchThrowableOfType(RefusedException.class, () -> BodyReader.read(post().chunked(broken)));
        assertThat(refused.code()).isEqualTo(RefusalCode.MALFORMED_REQUEST);
    }

    private static FakeRequest post() {
        return FakeRequest.of("POST", "/api/sign-in");
    }

    private static void assertRefused(FakeRequest request, HttpRefusal refusal) {
        HttpRefusedException refused = catchThrowableOfType(HttpRefusedException.class, () -> BodyReader.read(request));
        assertThat(refused.refusal()).isEqualTo(refusal);
    }

    /** Counts the bytes read. */
    private static final class Endless extends InputStream {

        private int read;

        @Override
        public int read() {
            read++;
            return 'x';
        }

        @Override
        public int read(byte[] into, int from, int length) {
            read += length;
            return length;
        }
    }
}
