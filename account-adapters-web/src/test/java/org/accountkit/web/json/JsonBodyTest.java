package org.accountkit.web.json;

import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.Arrays;
import java.util.List;
import org.accountkit.access.Refusal.Violation;
import org.accountkit.access.RefusalCode;
import org.accountkit.access.RefusedException;
import org.accountkit.secret.Secret;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonBodyTest {

    private static final BodyShape SHAPE = BodyShape.EMPTY
            .with("name", FieldType.TEXT)
            .withOptional("password", FieldType.SECRET)
            .withOptional("version", FieldType.INTEGER)
            .withOptional("enabled", FieldType.BOOLEAN)
            .withOptional("roles", FieldType.TEXTS);

    @Test
    void reads_every_type() {
        JsonBody body = read("""
                { "name": "Ada \\u00e9\\ud83d\\ude00", "password": "s\\u0065cret \u00e9", "version": 7,
                  "enabled": false, "roles": ["a", "b"] }""");
        assertThat(body.requiredText("name")).isEqualTo("Ada \u00e9\ud83d\ude00");
        assertThat(body.requiredSecret("password").reveal()).isEqualTo("secret \u00e9");
        assertThat(body.requiredInteger("version")).isEqualTo(7);
        assertThat(body.flag("enabled")).contains(false);
        assertThat(body.texts("roles")).contains(List.of("a", "b"));
    }

    @Test
    void optional_fields_may_be_left_out() {
        JsonBody body = read("{\"name\":\"\"}");
        assertThat(body.has("name")).isTrue();
        assertThat(body.has("password")).isFalse();
        assertThat(body.secret("password")).isEmpty();
        assertThat(body.texts("roles")).isEmpty();
    }

    @Test
    void a_route_without_a_body_takes_none_or_an_empty_object() {
        assertThat(JsonBody.read(new byte[0], BodyShape.EMPTY).has("name")).isFalse();
        assertThat(JsonBody.read(" {} ".getBytes(UTF_8), BodyShape.EMPTY).has("name"))
                .isFalse();
        assertThat(refusal("{\"name\":\"x\"}".getBytes(UTF_8), BodyShape.EMPTY).code())
                .isEqualTo(RefusalCode.MALFORMED_REQUEST);
        assertThat(refusal(new byte[0], SHAPE).code()).isEqualTo(RefusalCode.MALFORMED_REQUEST);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\u0001', textBlock = """
                    {"name":7}                             | name     | type
                    {"name":null}                          | name     | type
                    {"name":["x"]}                         | name     | type
                    {"name":{"x":1}}                       | name     | type
                    {"name":true}                          | name     | type
                    {"name":"x","password":7}              | password | type
                    {"name":"x","password":["x"]}          | password | type
                    {"name":"x","version":"7"}             | version  | type
                    {"name":"x","version":7.0}             | version  | type
                    {"name":"x","version":1e3}             | version  | type
                    {"name":"x","enabled":"true"}          | enabled  | type
                    {"name":"x","enabled":1}               | enabled  | type
                    {"name":"x","roles":"a"}               | roles    | type
                    {"name":"x","roles":["a",1]}           | roles    | type
                    {"name":"x","roles":["a",null]}        | roles    | type
                    {"name":"x","roles":[["a"]]}           | roles    | type
                    {"name":"x","rights":[]}               | rights   | unknown
                    {"name":"x","id":"1"}                  | id       | unknown
                    {"name":"x","name":"y"}                | name     | duplicate
                    {"name":"x","n\\u0061me":"y"}          | name     | duplicate
                    {"password":"x"}                       | name     | missing
                    {"name":"x\\ud800"}                    | name     | text
                    {"name":"x","password":"\\udc00x"}     | password | text
                    {"name":"x","roles":["\\ud800"]}       | roles    | text
                    """)
    @Tag("A47")
    @Tag("A56")
    void A56_what_breaks_the_shape_is_refused_and_named(String body, String field, String rule) {
        RefusedException refused = refusal(body.getBytes(UTF_8), SHAPE);
        assertThat(refused.code()).isEqualTo(RefusalCode.MALFORMED_REQUEST);
        assertThat(refused.refusal().violations())
                .extracting(Violation::subject, Violation::code)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(field, rule));
        assertThat(refused.refusal().detail().orElseThrow()).contains(field);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "[]",
                "\"x\"",
                "null",
                "7",
                "{",
                "{\"name\":\"x\"",
                "{\"name\":\"x\"}}",
                "{\"name\":\"x\"} {}",
                "{\"name\":\"x\"} 1",
                "{\"name\":\"x\"},",
                "{\"name\":\"x\",}",
                "{'name':'x'}",
                "{name:\"x\"}",
                "{\"name\":\"x\"/**/}",
                "{\"name\":\"x\",\"version\":99999999999999999999}",
                "{\"name\":\"x\",\"version\":1234567890123456789012345678901234567890}",
                "{\"name\":\"x\",\"version\":07}",
                "{\"name\":\"x\",\"version\":NaN}",
                "{\"name\":\"a\u0000b\"}",
                "\ufeff[]",
            })
    @Tag("A56")
    void A56_what_is_no_object_of_its_own_is_refused(String body) {
        assertThat(refusal(body.getBytes(UTF_8), SHAPE).code()).isEqualTo(RefusalCode.MALFORMED_REQUEST);
    }

    @Test
    @Tag("A56")
    void A56_a_depth_bomb_is_refused() {
        String bomb = "{\"name\":" + "[".repeat(8000) + "]".repeat(8000) + "}";
        assertThat(refusal(bomb.getBytes(UTF_8), SHAPE).code()).isEqualTo(RefusalCode.MALFORMED_REQUEST);
    }

    @Test
    @Tag("A57")
    void A57_other_encodings_than_utf_8_are_refused() {
        assertThat(refusal("{\"name\":\"x\"}".getBytes(UTF_16), SHAPE).code()).isEqualTo(RefusalCode.MALFORMED_REQUEST);
        assertThat(refusal(bytes(0, '{', 0, '}'), SHAPE).code()).isEqualTo(RefusalCode.MALFORMED_REQUEST);
        assertThat(refusal(inName(0xC0, 0xAF), SHAPE).code()).as("overlong").isEqualTo(RefusalCode.MALFORMED_REQUEST);
        assertThat(refusal(inName(0xED, 0xA0, 0x80), SHAPE).code())
                .as("surrogate")
                .isEqualTo(RefusalCode.MALFORMED_REQUEST);
        assertThat(refusal(inName(0xE2, 0x82), SHAPE).code()).as("cut short").isEqualTo(RefusalCode.MALFORMED_REQUEST);
        assertThat(refusal(inName(0xFF), SHAPE).code()).as("stray").isEqualTo(RefusalCode.MALFORMED_REQUEST);
        byte[] whole = "{\"name\":\"x\"}".getBytes(UTF_8);
        byte[] trailed = Arrays.copyOf(whole, whole.length + 1);
        trailed[whole.length] = (byte) 0xFF;
        assertThat(refusal(trailed, SHAPE).code()).as("after the body").isEqualTo(RefusalCode.MALFORMED_REQUEST);
    }

    @Test
    @Tag("A69")
    void A69_closing_wipes_the_secrets_and_printing_shows_names_only() {
        JsonBody body = read("{\"name\":\"canary\",\"password\":\"canary\"}");
        Secret password = body.requiredSecret("password");
        assertThat(body.toString()).contains("password").doesNotContain("canary");
        body.close();
        assertThat(catchThrowableOfType(IllegalStateException.class, password::reveal))
                .isNotNull();
    }

    @Test
    @Tag("A58")
    void A58_a_strange_field_name_is_not_repeated() {
        RefusedException refused = refusal("{\"<script>\\u202e\":1}".getBytes(UTF_8), SHAPE);
        assertThat(refused.refusal().detail().orElseThrow()).isEqualTo("A field is not a known field.");
        assertThat(refused.refusal().violations()).isEmpty();
    }

    private static JsonBody read(String body) {
        return JsonBody.read(body.getBytes(UTF_8), SHAPE);
    }

    private static RefusedException refusal(byte[] body, BodyShape shape) {
        return catchThrowableOfType(RefusedException.class, () -> JsonBody.read(body, shape));
    }

    private static byte[] inName(int... octets) {
        byte[] body = "{\"name\":\"????\"}".getBytes(UTF_8);
        for (int i = 0; i < octets.length; i++) {
            body[9 + i] = (byte) octets[i];
        }
        return body;
    }

    private static byte[] bytes(int... octets) {
        byte[] bytes = new byte[octets.length];
        for (int i = 0; i < octets.length; i++) {
            bytes[i] = (byte) octets[i];
        }
        return bytes;
    }
}
