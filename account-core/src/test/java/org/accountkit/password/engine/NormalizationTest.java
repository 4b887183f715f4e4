package org.accountkit.password.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.accountkit.access.Refusal.Violation;
import org.accountkit.password.PasswordPolicy;
import org.accountkit.secret.Secret;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class NormalizationTest {

    private static final String DECOMPOSED = "e\u0301";

    @Test
    @Tag("A05")
    void a05ComposesEveryPasswordThatAPolicyAllows() {
        Secret typed = Secret.ofText("\u03b1\u0313\u0301\u0345".repeat(256));

        Secret normalized = Normalization.normalize(typed);

        assertThat(normalized.reveal()).isEqualTo("\u1f84".repeat(256));
        assertThat(Normalization.codePoints(normalized)).isEqualTo(256);
    }

    /** Ordering combining marks takes time that grows with the square of their number. */
    @Test
    void leavesTextAloneThatIsFarTooLong() {
        String marks = "\u0301\u0323".repeat(4000);

        assertThat(Normalization.normalize(Secret.ofText(marks)).reveal()).isEqualTo(marks);
        assertThat(Normalization.normalize(Secret.ofText(DECOMPOSED.repeat(512)))
                        .reveal())
                .isEqualTo("\u00e9".repeat(512));
        assertThat(Normalization.normalize(Secret.ofText(DECOMPOSED.repeat(512) + 'x'))
                        .reveal())
                .isEqualTo(DECOMPOSED.repeat(512) + 'x');
    }

    @Test
    void judgesNothingElseOfAPasswordThatIsTooLong() {
        PasswordRules rules = new PasswordRules(
                PasswordPolicy.DEFAULT,
                password -> {
                    throw new AssertionError("looked up");
                },
                "product");

        assertThat(rules.violations(Secret.ofText("x".repeat(257)), "ada", false))
                .extracting(Violation::code)
                .isEqualTo(List.of("too-long"));
    }
}
