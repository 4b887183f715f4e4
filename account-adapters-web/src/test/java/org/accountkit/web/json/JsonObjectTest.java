package org.accountkit.web.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.accountkit.secret.Secret;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class JsonObjectTest {

    @Test
    void members_keep_their_order_and_empty_ones_are_left_out() {
        JsonObject object = new JsonObject()
                .put("text", "a")
                .put("number", 7)
                .put("flag", true)
                .put("object", new JsonObject().put("inner", "b"))
                .putTexts("texts", List.of("c", "d"))
                .putObjects("objects", List.of(new JsonObject(), new JsonObject().put("e", 1)))
                .putText("none", Optional.empty())
                .putTime("never", Optional.empty());
        assertThat(text(object))
                .isEqualTo("{\"text\":\"a\",\"number\":7,\"flag\":true,\"object\":{\"inner\":\"b\"},"
                        + "\"texts\":[\"c\",\"d\"],\"objects\":[{},{\"e\":1}]}");
    }

    @Test
    void times_are_in_utc_with_milliseconds() {
        JsonObject object = new JsonObject()
                .put("whole", Instant.parse("2026-11-25T10:00:00Z"))
                .put("fraction", Instant.parse("2026-11-25T10:00:00.123456Z"));
        assertThat(text(object))
                .isEqualTo("{\"whole\":\"2026-11-25T10:00:00.000Z\",\"fraction\":\"2026-11-25T10:00:00.123Z\"}");
    }

    @Test
    @Tag("A58")
    void A58_control_characters_and_quotes_are_escaped() {
        assertThat(text(new JsonObject().put("a", "\"\\\r\n\u0000</script>")))
                .isEqualTo("{\"a\":\"\\\"\\\\\\r\\n\\u0000</script>\"}");
    }

    @Test
    @Tag("A69")
    void A69_printing_shows_names_only() {
        JsonObject object = new JsonObject().put("token", Secret.ofText("canary"));
        assertThat(text(object)).isEqualTo("{\"token\":\"canary\"}");
        assertThat(object.toString()).contains("token").doesNotContain("canary");
    }

    private static String text(JsonObject object) {
        return new String(object.toBytes(), UTF_8);
    }
}
