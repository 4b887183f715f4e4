package org.accountkit.throttle.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.accountkit.throttle.AttemptStore.AttemptKey;
import org.accountkit.throttle.ThrottlePolicies;
import org.accountkit.user.Realm;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AccountLimitsTest {

    private final AccountLimits limits = new AccountLimits(ThrottlePolicies.DEFAULT, Realm.DEFAULT);

    @ParameterizedTest
    @CsvSource({
        "192.0.2.1, 192.0.2.1, true",
        "192.0.2.1, 192.0.2.2, false",
        "192.0.2.1, ::ffff:192.0.2.1, true",
        "2001:db8::1, 2001:db8::ffff:0:0:1, true",
        "2001:db8::1, 2001:db8:0:1::1, false",
        "a socket, a socket, true",
        "a socket, another socket, false"
    })
    void countNetworks(String one, String other, boolean same) {
        assertThat(ofAddress(one).equals(ofAddress(other))).isEqualTo(same);
    }

    private AttemptKey ofAddress(String address) {
        return limits.password("ada", Optional.of(address)).get(1).key();
    }

    @Test
    void keepEveryCounterOfAnAccountApart() {
        List<AttemptKey> keys = limits.ofAccount("ada", "1");

        assertThat(keys).hasSize(5).doesNotHaveDuplicates();
        assertThat(limits.ofAccount("bob", "2")).doesNotContainAnyElementsOf(keys);
        assertThat(new AccountLimits(ThrottlePolicies.DEFAULT, new Realm("other")).ofAccount("ada", "1"))
                .doesNotContainAnyElementsOf(keys);
    }
}
