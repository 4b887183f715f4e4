package org.accountkit.json;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonObjectTest {

    @Test
    void readsWhatOthersExport() {
        JsonObject object = JsonObject.parse("""
                        { "text": "a\\"\\\\\\/\\b\\f\\n\\r\\t\\u00e9", "number": -12, "zero":0, "list": [ "7168" ], "two": ["1", "2"],
                          "empty": {}, "none": [], "yes": true, "nothing": null, "inner": {"memory": ["64"]} }
                        """).orElseThrow();

        assertThat(object.text("text")).contains("a\"\\/\b\f\n\r\té");
        assertThat(object.integer("number")).contains(-12);
        assertThat(object.integer("zero")).contains(0);
        assertThat(object.integer("list")).contains(7168);
        assertThat(object.text("list")).contains("7168");
        assertThat(object.text("two")).isEmpty();
        assertThat(object.text("none")).isEmpty();
        assertThat(object.text("yes")).isEmpty();
        assertThat(object.text("nothing")).isEmpty();
        assertThat(object.text("missing")).isEmpty();
        assertThat(object.integer("text")).isEmpty();
        assertThat(object.object("empty")).isPresent();
        assertThat(object.object("inner").flatMap(inner -> inner.integer("memory")))
                .contains(64);
        assertThat(object).hasToString("JsonObject[redacted]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "null",
                "[]",
                "\"text\"",
                "{",
                "{}}",
                "{} {}",
                "{\"a\"}",
                "{\"a\":}",
                "{\"a\":1,}",
                "{,\"a\":1}",
                "{a:1}",
                "{'a':1}",
                "{\"a\":1 \"b\":2}",
                "{\"a\":01}",
                "{\"a\":1.5}",
                "{\"a\":1e9}",
                "{\"a\":+1}",
                "{\"a\":-}",
                "{\"a\":2147483648}",
                "{\"a\":1,\"a\":2}",
                "{\"a\":null,\"a\":2}",
                "{\"a\";1}",
                "{\"a\":[\"b\"}}",
                "{\"a\":nul}",
                "{\"a\":\"\\x\"}",
                "{\"a\":\"\\u12g4\"}",
                "{\"a\":\"\n\"}",
                "{\"a\":\"",
                "{\"a\":[1]}",
                "{\"a\":[\"b\",]}",
                "{\"a\":[\"b\"",
                "{\"a\":{\"b\":{\"c\":{\"d\":1}}}}"
            })
    void readsNothingElse(String text) {
        assertThat(JsonObject.parse(text)).isEmpty();
    }

    @Test
    void takesSpaceWhereverItMayBe() {
        JsonObject object = JsonObject.parse(
                        " { \"a\" : 1 , \"b\" : [ \"x\" ] , \"c\" : [ ] ,\t\"d\"\r:\ntrue , \"e\" : { } } ")
                .orElseThrow();

        assertThat(object.integer("a")).contains(1);
        assertThat(object.text("b")).contains("x");
        assertThat(object.object("e")).isPresent();
        assertThat(JsonObject.parse("{\"two\" : [ \"x\" , \"y\" ] }")).isPresent();
    }

    @Test
    void readsThreeLevelsAndSixteenKibibytesAtMost() {
        assertThat(JsonObject.parse("{\"a\":{\"b\":{\"c\":1}}}")).isPresent();
        assertThat(JsonObject.parse("{}" + " ".repeat(16 * 1024 - 2))).isPresent();

        assertThat(JsonObject.parse("{}" + " ".repeat(16 * 1024 - 1))).isEmpty();
    }
}
