package org.accountkit.web.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.accountkit.access.RefusalCode;
import org.accountkit.access.RefusedException;

/** Any bytes are a body that can be written and read again, or are refused as malformed without repeating them. */
public final class JsonBodyFuzz {

    private static final BodyShape SHAPE = BodyShape.EMPTY
            .withOptional("text", FieldType.TEXT)
            .withOptional("secret", FieldType.SECRET)
            .withOptional("flag", FieldType.BOOLEAN)
            .withOptional("texts", FieldType.TEXTS);
    private static final BodyShape WITH_NUMBER = BodyShape.EMPTY.with("number", FieldType.INTEGER);

    private JsonBodyFuzz() {}

    /** Called by Jazzer. */
    public static void fuzzerTestOneInput(byte[] input) {
        read(input, SHAPE).ifPresent(JsonBodyFuzz::judge);
        read(input, WITH_NUMBER).ifPresent(body -> {
            byte[] written = new JsonObject()
                    .put("number", body.requiredInteger("number"))
                    .toBytes();
            assertThat(JsonBody.read(written, WITH_NUMBER).requiredInteger("number"))
                    .isEqualTo(body.requiredInteger("number"));
        });
    }

    private static Optional<JsonBody> read(byte[] input, BodyShape shape) {
        try {
            return Optional.of(JsonBody.read(input, shape));
        } catch (RefusedException e) {
            assertThat(e.refusal().code()).isEqualTo(RefusalCode.MALFORMED_REQUEST);
            assertThat(e.getMessage()).matches("[A-Za-z0-9 ,;:'._-]{1,160}");
            return Optional.empty();
        }
    }

    private static void judge(JsonBody body) {
        JsonObject copy = new JsonObject();
        body.text("text").ifPresent(text -> copy.put("text", text));
        body.secret("secret").ifPresent(secret -> copy.put("secret", secret));
        body.flag("flag").ifPresent(flag -> copy.put("flag", flag));
        body.texts("texts").ifPresent(texts -> copy.putTexts("texts", texts));
        JsonBody again = JsonBody.read(copy.toBytes(), SHAPE);

        assertThat(again.text("text")).isEqualTo(body.text("text"));
        assertThat(again.flag("flag")).isEqualTo(body.flag("flag"));
        assertThat(again.texts("texts")).isEqualTo(body.texts("texts"));
        assertThat(again.secret("secret").map(secret -> secret.reveal()))
                .isEqualTo(body.secret("secret").map(secret -> secret.reveal()));
        body.text("text")
                .ifPresent(
                        text -> assertThat(StandardCharsets.UTF_8.newEncoder().canEncode(text))
                                .isTrue());
    }
}
