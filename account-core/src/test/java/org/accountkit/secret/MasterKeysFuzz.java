package org.accountkit.secret;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Keys have an id and 32 bytes, the first one seals, and an error message repeats only what has the form of an id. */
public final class MasterKeysFuzz {

    private static final String SENTENCES = "[A-Za-z0-9 ,;:'._-]*\\.";
    private static final String ID = "[A-Za-z0-9._-]{1,32}";

    private MasterKeysFuzz() {}

    /** Called by Jazzer. */
    public static void fuzzerTestOneInput(byte[] input) {
        String text = new String(input, StandardCharsets.UTF_8);
        MasterKeys keys;
        try {
            keys = MasterKeys.parse(text);
        } catch (IllegalArgumentException e) {
            assertThat(e.getMessage()).matches(SENTENCES);
            assertThat(e.getMessage().replaceAll("'" + ID + "'", "''")).hasSizeLessThan(90);
            return;
        }
        assertThat(keys.ids()).hasSize(text.split(",", -1).length).allMatch(id -> id.matches(ID));
        assertThat(text.strip()).startsWith(keys.sealingId());
        assertThat(keys.ids()).allMatch(id -> keys.find(id).orElseThrow().length() == MasterKeys.KEY_BYTES);
        assertThat(Arrays.stream(text.split(",", -1))
                        .map(part -> part.substring(part.indexOf(':') + 1).strip()))
                .noneMatch(key -> keys.toString().contains(key));
    }
}
