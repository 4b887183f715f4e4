package org.accountkit.testkit;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.accountkit.signin.KnownDevice;
import org.accountkit.signin.KnownDeviceStore;
import org.accountkit.token.TokenDigest;
import org.accountkit.transaction.LostRaceException;
import org.accountkit.user.UserId;

final class InMemoryKnownDeviceStore implements KnownDeviceStore {

    private final InMemoryUnitOfWork units;
    private final Table<TokenDigest, KnownDevice> devices;

    InMemoryKnownDeviceStore(InMemoryUnitOfWork units) {
        this.units = units;
        this.devices = new Table<>(units);
    }

    @Override
    public void add(KnownDevice device, TokenDigest digest, int most) {
        units.execute(() -> {
            keepYoungest(device.userId(), most - 1);
            if (!devices.putIfAbsent(digest, device)) {
                throw new LostRaceException();
            }
        });
    }

    private void keepYoungest(UserId userId, int most) {
        List<KnownDevice> oldestFirst = devices.all()
                .filter(device -> device.userId().equals(userId))
                .sorted(Comparator.comparing(KnownDevice::createdAt))
                .toList();
        int surplus = Math.max(0, oldestFirst.size() - most);
        List<KnownDevice> forgotten = oldestFirst.subList(0, surplus);
        devices.removeIf(forgotten::contains);
    }

    @Override
    public Optional<KnownDevice> find(TokenDigest digest) {
        return devices.find(digest);
    }

    @Override
    public void deleteAll(UserId userId) {
        devices.removeIf(device -> device.userId().equals(userId));
    }

    @Override
    public int sweep(Instant expiredBefore) {
        return devices.removeIf(device -> device.expiresAt().isBefore(expiredBefore));
    }
}
