package org.accountkit.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.accountkit.access.RefusalCode;
import org.accountkit.access.RefusedException;
import org.accountkit.web.json.BodyShape;
import org.accountkit.web.json.FieldType;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("A55")
class BodyReaderTest {

    private static final int LARGEST = 16 * 1024;

    @Test
    void a_body_of_the_largest_size_is_read_whole() {
        assertThat(read(post().json("x".repeat(LARGEST))).length()).isEqualTo(LARGEST);
        FakeRequest chunked =
                post().only("Content-Type", "application/json").chunked(new ByteArrayInputStream(new byte[LARGEST]));
        assertThat(read(chunked).length()).isEqualTo(LARGEST);
    }

    @Test
    void no_body_needs_no_type() {
        assertThat(read(post()).length()).isZero();
        assertThat(read(post().only("Content-Length", "0")).length()).isZero();
        assertThat(read(post().body("text/plain", new byte[0])).length()).isZero();
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
        assertThat(read(post().body(type, "{}".getBytes(UTF_8))).length()).isEqualTo(2);
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
        RefusedException refused = catchThrowableOfType(RefusedException.class, () -> read(post().chunked(broken)));
        assertThat(refused.code()).isEqualTo(RefusalCode.MALFORMED_REQUEST);
    }

    private final AtomicLong nanos = new AtomicLong();
    private final BodyReader reader = new BodyReader(new ClientDeadline(Duration.ofSeconds(10), nanos::get));

    @Test
    void a_body_that_trickles_in_is_given_up_after_its_deadline() {
        Trickle stream = new Trickle(Duration.ofSeconds(4));

        RefusedException refused = catchThrowableOfType(
                RefusedException.class,
                () -> read(post().only("Content-Type", "application/json").chunked(stream)));

        assertThat(refused.code()).isEqualTo(RefusalCode.MALFORMED_REQUEST);
        assertThat(refused.refusal().detail()).contains("The body was sent too slowly.");
        assertThat(stream.read).isEqualTo(3);
    }

    @Test
    void a_body_that_is_whole_just_in_time_is_read() {
        Trickle stream = new Trickle(Duration.ofSeconds(5));
        stream.left = 2;

        assertThat(read(post().only("Content-Type", "application/json").chunked(stream))
                        .length())
                .isEqualTo(2);
    }

    @Test
    void a_route_without_a_body_does_not_read_an_announced_one() {
        Endless stream = new Endless();
        FakeRequest request = post().only("Content-Type", "application/json")
                .only("Content-Length", "65")
                .chunked(stream);

        SentBody unread = reader.read(request, BodyShape.EMPTY);

        assertThat(stream.read).isZero();
        assertThat(BodyReader.most(request, BodyShape.EMPTY)).isZero();
        assertMalformed(unread);
    }

    @Test
    void A55_a_chunked_body_is_too_large_on_a_route_without_one_too() {
        Endless stream = new Endless();
        FakeRequest request = post().only("Content-Type", "application/json").chunked(stream);

        HttpRefusedException refused =
                catchThrowableOfType(HttpRefusedException.class, () -> reader.read(request, BodyShape.EMPTY));

        assertThat(refused.refusal()).isEqualTo(HttpRefusal.BODY_TOO_LARGE);
        assertThat(stream.read).isEqualTo(LARGEST + 1).isEqualTo(BodyReader.most(request, BodyShape.EMPTY));
    }

    @ParameterizedTest
    @ValueSource(ints = {65, LARGEST})
    void a_chunked_body_of_permitted_size_keeps_its_place_in_the_order_of_checks(int length) {
        byte[] bytes = new byte[length];
        FakeRequest request = post().only("Content-Type", "application/json").chunked(new ByteArrayInputStream(bytes));

        assertMalformed(reader.read(request, BodyShape.EMPTY));
    }

    @Test
    void a_route_without_a_body_takes_an_empty_object_with_white_space() {
        SentBody sent = reader.read(post().json("{" + " ".repeat(62) + "}"), BodyShape.EMPTY);

        assertThat(sent.parse(BodyShape.EMPTY)).isNotNull();
    }

    private static void assertMalformed(SentBody sent) {
        RefusedException refused = catchThrowableOfType(RefusedException.class, () -> sent.parse(BodyShape.EMPTY));
        assertThat(refused.code()).isEqualTo(RefusalCode.MALFORMED_REQUEST);
    }

    private SentBody read(FakeRequest request) {
        return reader.read(request, BodyShape.EMPTY.withOptional("x", FieldType.TEXT));
    }

    private static FakeRequest post() {
        return FakeRequest.of("POST", "/api/sign-in");
    }

    private void assertRefused(FakeRequest request, HttpRefusal refusal) {
        HttpRefusedException refused = catchThrowableOfType(HttpRefusedException.class, () -> read(request));
        assertThat(refused.refusal()).isEqualTo(refusal);
    }

    /** Sends a byte now and then. */
    private final class Trickle extends InputStream {

        private final Duration pause;
        private int read;
        private int left = Integer.MAX_VALUE;

        Trickle(Duration pause) {
            this.pause = pause;
        }

        @Override
        public int read() {
            if (left == 0) {
                return -1;
            }
            left--;
            read++;
            nanos.addAndGet(pause.toNanos());
            return ' ';
        }

        @Override
        public int read(byte[] into, int from, int length) {
            int next = read();
            into[from] = ' ';
            return next < 0 ? -1 : 1;
        }
    }

    /** Counts what is read of it. */
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
