package org.accountkit.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.accountkit.signin.KnownDevice;
import org.accountkit.signin.KnownDeviceStore;
import org.accountkit.token.TokenDigest;
import org.accountkit.user.UserId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The contract of every {@link KnownDeviceStore}. Extend it to test your own implementation. */
@Promise("A KnownDeviceStore")
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
    void findsNothingWhenEmpty() {
        assertThat(devices.find(digest)).isEmpty();
    }

    @Test
    void returnsWhatWasAdded() {
        KnownDevice device = new KnownDevice(
                Samples.id(),
                ada,
                Optional.of("Firefox/147.0 " + "x".repeat(186)),
                NOW,
                NOW.plusSeconds(1),
                NOW.plusSeconds(2));

        devices.add(device, digest, MOST);

        assertThat(devices.find(digest)).contains(device);
        assertThat(devices.list(ada)).containsExactly(device);
    }

    @Test
    void rejectsASecondDeviceWithTheSameDigest() {
        KnownDevice first = added(ada, digest, NOW);

        assertThatThrownBy(() -> added(bob, digest, NOW)).isInstanceOf(RuntimeException.class);

        assertThat(devices.find(digest)).contains(first);
    }

    @Test
    void forgetsTheLeastRecentlyUsedBeyondTheLimit() {
        KnownDevice oldButUsed = added(ada, digest, NOW);
        KnownDevice unused = added(ada, Samples.tokenDigest(), NOW.plusSeconds(1));
        KnownDevice last = added(ada, Samples.tokenDigest(), NOW.plusSeconds(2));
        devices.recordUse(oldButUsed.id(), NOW.plusSeconds(3));

        KnownDevice another = added(ada, Samples.tokenDigest(), NOW.plusSeconds(4));

        assertThat(devices.list(ada))
                .extracting(KnownDevice::id)
                .as("devices kept if '%s' was used least recently", unused.id())
                .containsExactly(another.id(), oldButUsed.id(), last.id());
    }

    @Test
    void listsTheDevicesOfAUserMostRecentlyUsedFirst() {
        KnownDevice first = added(ada, digest, NOW);
        KnownDevice second = added(ada, Samples.tokenDigest(), NOW.plusSeconds(1));
        added(bob, Samples.tokenDigest(), NOW);

        assertThat(devices.list(ada)).as("devices as they were added").containsExactly(second, first);

        devices.recordUse(first.id(), NOW.plusSeconds(2));
        assertThat(devices.list(ada))
                .extracting(KnownDevice::id)
                .as("devices after the use of the older one")
                .containsExactly(first.id(), second.id());
        assertThat(devices.list(UserId.random()))
                .as("devices of a user without devices")
                .isEmpty();
    }

    @Test
    void recordsUseAndNeverMovesItBack() {
        KnownDevice device = added(ada, digest, NOW);
        KnownDevice other = added(ada, Samples.tokenDigest(), NOW);

        devices.recordUse(device.id(), NOW.plusSeconds(9));
        devices.recordUse(device.id(), NOW.plusSeconds(8));
        devices.recordUse(Samples.id(), NOW);

        assertThat(devices.find(digest))
                .as("the device after two uses, recorded in the wrong order")
                .contains(new KnownDevice(
                        device.id(), ada, device.client(), NOW, NOW.plusSeconds(9), device.expiresAt()));
        assertThat(devices.list(ada)).as("a device that was not used").contains(other);
    }

    @Test
    void keepsTheLatestOfConcurrentUses() {
        KnownDevice device = added(ada, digest, NOW);

        Race.assertLatestWins(
                stores.unitOfWork(),
                NOW,
                at -> devices.recordUse(device.id(), at),
                () -> devices.find(digest).map(KnownDevice::lastSeenAt));
    }

    @Test
    void deletesADeviceForItsUserOnly() {
        KnownDevice device = added(ada, digest, NOW);
        KnownDevice other = added(ada, Samples.tokenDigest(), NOW);

        assertThat(devices.delete(bob, device.id()))
                .as("removing another user's device")
                .isFalse();
        assertThat(devices.delete(ada, Samples.id()))
                .as("removing an unknown device")
                .isFalse();
        assertThat(devices.delete(ada, device.id()))
                .as("removing one's own device")
                .isTrue();
        assertThat(devices.delete(ada, device.id())).as("removing it again").isFalse();
        assertThat(devices.find(digest)).isEmpty();
        assertThat(devices.list(ada)).as("the remaining devices").containsExactly(other);
    }

    @Test
    void deletesAllDevicesOfAUserExceptOne() {
        KnownDevice kept = added(ada, digest, NOW);
        added(ada, Samples.tokenDigest(), NOW);
        added(ada, Samples.tokenDigest(), NOW);
        KnownDevice others = added(bob, Samples.tokenDigest(), NOW);

        assertThat(devices.deleteOthers(ada, kept.id()))
                .as("how many others were removed")
                .isEqualTo(2);

        assertThat(devices.deleteOthers(ada, kept.id()))
                .as("how many remained to be removed")
                .isZero();
        assertThat(devices.list(ada)).containsExactly(kept);
        assertThat(devices.list(bob)).as("the devices of another user").containsExactly(others);
    }

    @Test
    void forgetsTheOldestBeyondTheLimit() {
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
    void keepsTheNewDeviceAmongSeveralOfTheSameInstant() {
        Stream.generate(Samples::tokenDigest).limit(MOST).forEach(token -> added(ada, token, NOW));

        added(ada, digest, NOW);

        assertThat(devices.find(digest)).isPresent();
    }

    @Test
    void deletesAllDevicesOfAUser() {
        TokenDigest others = Samples.tokenDigest();
        added(ada, digest, NOW);
        added(bob, others, NOW);

        devices.deleteAll(ada);

        assertThat(devices.find(digest)).isEmpty();
        assertThat(devices.find(others)).isPresent();
    }

    @Test
    void sweepsExpiredDevices() {
        untilNone(() -> devices.sweep(NOW, MANY));
        TokenDigest endsNow = Samples.tokenDigest();
        added(ada, digest, NOW.minus(LIFE).minusMillis(1));
        added(ada, endsNow, NOW.minus(LIFE));

        assertThat(devices.sweep(NOW, MANY)).isEqualTo(1);

        assertThat(devices.find(digest)).isEmpty();
        assertThat(devices.find(endsNow)).isPresent();
    }

    private KnownDevice added(UserId user, TokenDigest token, Instant createdAt) {
        KnownDevice device =
                new KnownDevice(Samples.id(), user, Optional.empty(), createdAt, createdAt, createdAt.plus(LIFE));
        devices.add(device, token, MOST);
        return device;
    }
}
