package org.accountkit.user;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.accountkit.user.User.Contact;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ContactTest {

    @ParameterizedTest
    @ValueSource(strings = {"a@b", "ada@example.org", "ad\u00e4+x@home.example", "\"a@b\"@c"})
    void isAMailAddress(String mail) {
        assertThat(new Contact(mail, true).mail()).isEqualTo(mail);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "ada",
                "@b",
                "a@",
                "a b@c",
                "a@b\r\nBcc: eve@evil.example",
                "a@b\u0000",
                "a\u00a0@b",
                "a@\u202eb",
                "a@b\ud800"
            })
    void isNothingElse(String mail) {
        assertThatIllegalArgumentException().isThrownBy(() -> new Contact(mail, false));
    }

    @Test
    void isBounded() {
        String longest = "a".repeat(252) + "@b";
        assertThat(new Contact(longest, false).mail()).hasSize(254);
        assertThatIllegalArgumentException().isThrownBy(() -> new Contact('a' + longest, false));
    }
}
