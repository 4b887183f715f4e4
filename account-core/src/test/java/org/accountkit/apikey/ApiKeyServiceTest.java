package org.accountkit.apikey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ApiKeyServiceTest {

    @ParameterizedTest
    @ValueSource(ints = {1, 100})
    void allowsOneToAHundredKeys(int most) {
        assertThat(ApiKeyService.requireMost(most)).isEqualTo(most);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 101})
    void allowsNoOtherNumber(int most) {
        assertThatIllegalArgumentException().isThrownBy(() -> ApiKeyService.requireMost(most));
    }
}
