package org.accountkit.password;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PasswordPolicyTest {

    @Test
    void wantsFifteenOrEightBesideASecondFactor() {
        assertThat(PasswordPolicy.DEFAULT.shortest(false)).isEqualTo(15);
        assertThat(PasswordPolicy.DEFAULT.shortest(true)).isEqualTo(8);
        assertThat(PasswordPolicy.DEFAULT.longest()).isEqualTo(256);
    }

    @Test
    void goesDownToTheFloor() {
        assertThat(new PasswordPolicy(8, 8, 64).longest()).isEqualTo(64);
    }

    @ParameterizedTest
    @CsvSource({"7, 8, 64", "8, 7, 64", "8, 8, 63"})
    void refusesLess(int shortest, int withTwoFactor, int longest) {
        assertThatIllegalArgumentException().isThrownBy(() -> new PasswordPolicy(shortest, withTwoFactor, longest));
    }
}
