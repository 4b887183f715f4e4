package org.accountkit.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.accountkit.signin.KnownDevice;
import org.accountkit.signin.KnownDeviceStore;
import org.accountkit.token.TokenDigest;
import org.accountkit.user.UserId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every {@link KnownDeviceStore} keeps to. Extend it to prove your own. */
public abstract class KnownDeviceStoreContract extends PortContract {

    private static final Duration LIFE = Duration.ofDays(180);
    private static final int MOST = 3;

    private final TokenDigest digest = Samples.tokenDigest();
    private KnownDeviceStore devices;

    /** For subclasses. */
    protected KnownDeviceStoreContract() {}

    @BeforeEach
    void openDevices() {
        devices = stores.knownDevices();
    }

    @Test
    void findsNoneWhereNoneIs() {
        assertThat(devices.find(digest)).isEmpty();
    }

    @Test
    void givesBackWhatWasAdded() {
        KnownDevice device = added(ada, digest, NOW);

        assertThat(devices.find(digest)).contains(device);
    }

    @Test
    void addsNoSecondOneUnderADigest() {
        KnownDevice first = added(ada, digest, NOW);

        assertThatThrownBy(() -> added(bob, digest, NOW)).isInstanceOf(RuntimeException.class);

        assertThat(devices.find(digest)).contains(first);
    }

    @Test
    void forgetsTheOldestOfAUserBeyondANumber() {
        List<TokenDigest> tokens =
                Stream.generate(Samples::tokenDigest).limit(MOST + 2).toList();
        added(bob, digest, NOW.minusSeconds(1));
        added(ada, tokens.get(1), NOW.plusSeconds(1));
        added(ada, tokens.get(0), NOW);

        tokens.subList(2, tokens.size()).forEach(token -> added(ada, token, NOW.plusSeconds(tokens.indexOf(token))));

        assertThat(tokens)
                .filteredOn(token -> devices.find(token).isPresent())
                .isEqualTo(tokens.subList(2, tokens.size()));
        assertThat(devices.find(digest)).isPresent();
    }

    @Test
    void keepsTheNewOneAmongSeveralOfOneMoment() {
        Stream.generate(Samples::tokenDigest).limit(MOST).forEach(token -> added(ada, token, NOW));

        added(ada, digest, NOW);

        assertThat(devices.find(digest)).isPresent();
    }

    @Test
    void forgetsAllOfAUser() {
        TokenDigest others = Samples.tokenDigest();
        added(ada, digest, NOW);
        added(bob, others, NOW);

        devices.deleteAll(ada);

        assertThat(devices.find(digest)).isEmpty();
        assertThat(devices.find(others)).isPresent();
    }

    @Test
    void sweepsThoseThatAreOver() {
        devices.sweep(NOW);
        TokenDigest endsNow = Samples.tokenDigest();
        added(ada, digest, NOW.minus(LIFE).minusMillis(1));
        added(ada, endsNow, NOW.minus(LIFE));

        assertThat(devices.sweep(NOW)).isEqualTo(1);

        assertThat(devices.find(digest)).isEmpty();
        assertThat(devices.find(endsNow)).isPresent();
    }

    private KnownDevice added(UserId user, TokenDigest token, Instant createdAt) {
        KnownDevice device = new KnownDevice(Samples.id(), user, createdAt, createdAt.plus(LIFE));
        devices.add(device, token, MOST);
        return device;
    }
}
