package org.accountkit.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.NotSerializableException;
import java.io.ObjectOutputStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class SecretTest {

    private static final String TEXT = "pässwörd 😀";

    private final Secret secret = Secret.ofText(TEXT);

    @Test
    void holdsTextAsUtf8() {
        assertThat(secret.reveal()).isEqualTo(TEXT);
        assertThat(secret.length()).isEqualTo(15);
        assertThat(Secret.ofText(TEXT.toCharArray()).matches(secret)).isTrue();
        assertThat(Secret.ofText("").isEmpty()).isTrue();
        assertThat(secret.isEmpty()).isFalse();
    }

    @Test
    void comparesByContent() {
        assertThat(secret.matches(Secret.ofText(TEXT))).isTrue();
        assertThat(secret.matches(Secret.ofText(TEXT + " "))).isFalse();
        assertThat(secret.matches(Secret.ofText(""))).isFalse();
    }

    @Test
    void refusesALoneSurrogate() {
        assertThatIllegalArgumentException().isThrownBy(() -> Secret.ofText("a\uD83D"));
        assertThatIllegalArgumentException().isThrownBy(() -> Secret.ofText("\uDE00b"));
    }

    @Test
    void keepsACopyOfItsOwn() {
        byte[] bytes = {1, 2, 3};
        Secret copied = Secret.ofBytes(bytes);
        bytes[0] = 9;

        copied.<Boolean>use(lent -> {
            lent[1] = 9;
            return true;
        });

        assertThat(copied.<byte[]>use(byte[]::clone)).containsExactly(1, 2, 3);
    }

    @Test
    void wipesWhatItLent() {
        byte[] lent = secret.use(bytes -> bytes);

        assertThat(lent).containsOnly(0);
    }

    @Test
    void isOfNoUseOnceItIsWiped() {
        secret.close();
        secret.close();

        assertThatIllegalStateException().isThrownBy(secret::reveal);
        assertThatIllegalStateException().isThrownBy(() -> secret.matches(Secret.ofText(TEXT)));
    }

    @Test
    @Tag("A69")
    void a69PrintsNothingAndCannotBeSerialized() throws IOException {
        assertThat(secret).hasToString("Secret[redacted]");
        try (ObjectOutputStream out = new ObjectOutputStream(new ByteArrayOutputStream())) {
            assertThatExceptionOfType(NotSerializableException.class).isThrownBy(() -> out.writeObject(secret));
        }
    }
}
