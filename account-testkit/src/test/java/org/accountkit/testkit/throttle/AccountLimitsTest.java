package org.accountkit.testkit.throttle;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.accountkit.testkit.InMemoryStores;
import org.accountkit.testkit.MutableClock;
import org.accountkit.throttle.AttemptStore;
import org.accountkit.throttle.AttemptStore.AttemptKey;
import org.accountkit.throttle.AttemptStore.Attempts;
import org.accountkit.throttle.ThrottlePolicies;
import org.accountkit.throttle.engine.AccountLimits;
import org.accountkit.throttle.engine.Limit;
import org.accountkit.throttle.engine.Throttle;
import org.accountkit.throttle.engine.UnknownNames;
import org.accountkit.user.Realm;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AccountLimitsTest {

    private static final Realm OTHER = new Realm("other");

    private final InMemoryStores stores = new InMemoryStores();
    private final AccountLimits limits = node(Realm.DEFAULT);

    private AccountLimits node(Realm realm) {
        UnknownNames unknownNames = new UnknownNames(stores.attempts(), new SecureRandom());
        return new AccountLimits(ThrottlePolicies.DEFAULT, realm, unknownNames);
    }

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

        assertThat(keys).hasSize(6).doesNotHaveDuplicates();
        assertThat(limits.ofAccount("bob", "2")).doesNotContainAnyElementsOf(keys);
        assertThat(node(OTHER).ofAccount("ada", "1")).doesNotContainAnyElementsOf(keys);
    }

    /** A counter that is missing would outlast an unlock. */
    @Test
    void nameEveryCounterOfAnAccountForAnUnlock() {
        List<AttemptKey> counted = Stream.of(
                        limits.password("ada", Optional.empty()),
                        limits.passwordReset("ada", Optional.empty(), 1, 1),
                        limits.passwordFromSession("1", "ada", Optional.empty()),
                        limits.totp("1", Optional.empty()),
                        limits.recoveryCode("1", Optional.empty()))
                .flatMap(List::stream)
                .map(Limit::key)
                .distinct()
                .toList();

        assertThat(limits.ofAccount("ada", "1")).containsExactlyInAnyOrderElementsOf(counted);
    }

    @Test
    void countAnUnknownNameAlikeOnEveryNode() {
        assertThat(node(Realm.DEFAULT).passwordOfNobody("nobody", Optional.empty()))
                .isEqualTo(limits.passwordOfNobody("nobody", Optional.empty()));
        assertThat(ofNobody(node(OTHER), "nobody")).isNotEqualTo(ofNobody(limits, "nobody"));
        assertThat(ofNobody(limits, "nobody")).isNotIn(limits.ofAccount("nobody", "1"));
    }

    /** Of 20,000 names, about 190 pairs share one of a million counters. */
    @Test
    void countUnknownNamesInALimitedNumberOfCounters() {
        int names = 20_000;
        int counters = IntStream.range(0, names)
                .mapToObj(number -> ofNobody(limits, "nobody-" + number))
                .collect(toSet())
                .size();

        assertThat(counters).isBetween(names - 350, names - 60);
    }

    @Test
    void shareCountersOfUnknownNamesByASecret() {
        AccountLimits elsewhere = node(new InMemoryStores().attempts());

        assertThat(ofNobody(elsewhere, "nobody")).isNotEqualTo(ofNobody(limits, "nobody"));
        assertThat(stores.attempts().sweep(Instant.MAX, 10)).isZero();
    }

    /** Nobody can unlock a name that no user has. */
    @Test
    void keepALockOfAnUnknownNameForThirtyDays() {
        MutableClock clock = new MutableClock(Instant.parse("2026-01-01T12:00:00Z"));
        Throttle throttle = new Throttle(stores.attempts(), stores.unitOfWork(), clock);
        List<Limit> nobody = limits.passwordOfNobody("nobody", Optional.empty());
        List<Limit> ada = limits.password("ada", Optional.empty());
        for (int i = 0; i < 90; i++) {
            throttle.reserve(nobody);
            throttle.reserve(ada);
            clock.advance(Duration.ofHours(1));
        }
        assertThat(throttle.reserve(nobody).waiting()).isPresent();

        clock.advance(Duration.ofDays(30));
        stores.attempts().sweep(clock.instant(), 10);

        assertThat(throttle.reserve(nobody).waiting()).isEmpty();
        assertThat(throttle.reserve(ada).waiting()).isPresent();
    }

    /** Two nodes start on an empty database at once: the one that loses uses what the other has stored. */
    @Test
    void shareTheSecretOfTheNodeThatStoresItFirst() {
        AttemptStore overtaken = new ForwardingAttemptStore(stores.attempts()) {
            @Override
            public boolean replace(
                    AttemptKey key, Optional<Attempts> expected, Attempts next, Optional<Instant> staleFrom) {
                ofNobody(limits, "nobody");
                return super.replace(key, expected, next, staleFrom);
            }
        };

        assertThat(ofNobody(node(overtaken), "nobody")).isEqualTo(ofNobody(limits, "nobody"));
    }

    @Test
    void readTheSecretOnce() {
        ForwardingAttemptStore watched = new ForwardingAttemptStore(stores.attempts());
        AccountLimits node = node(watched);

        ofNobody(node, "nobody");
        ofNobody(node, "somebody");

        assertThat(watched.reads()).isEqualTo(1);
    }

    private static AccountLimits node(AttemptStore attempts) {
        UnknownNames unknownNames = new UnknownNames(attempts, new SecureRandom());
        return new AccountLimits(ThrottlePolicies.DEFAULT, Realm.DEFAULT, unknownNames);
    }

    private static AttemptKey ofNobody(AccountLimits limits, String name) {
        return limits.passwordOfNobody(name, Optional.empty()).get(0).key();
    }
}
