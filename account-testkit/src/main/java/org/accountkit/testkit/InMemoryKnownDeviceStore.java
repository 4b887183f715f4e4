package org.accountkit.testkit;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.accountkit.signin.KnownDevice;
import org.accountkit.signin.KnownDeviceStore;
import org.accountkit.token.TokenDigest;
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
            deleteSurplus(device.userId(), most - 1);
            devices.insert(digest, device);
        });
    }

    private void deleteSurplus(UserId userId, int most) {
        List<KnownDevice> surplus = KnownDeviceStore.surplus(list(userId), most);
        devices.removeIf(surplus::contains);
    }

    @Override
    public List<KnownDevice> list(UserId userId) {
        return devices.all()
                .filter(device -> device.userId().equals(userId))
                .sorted(Comparator.comparing(KnownDevice::lastSeenAt)
                        .thenComparing(KnownDevice::id)
                        .reversed())
                .toList();
    }

    @Override
    public void recordUse(String id, Instant at) {
        units.execute(() -> devices.asMap().forEach((digest, device) -> {
            if (device.id().equals(id) && device.lastSeenAt().isBefore(at)) {
                devices.put(digest, seenAt(device, at));
            }
        }));
    }

    private static KnownDevice seenAt(KnownDevice device, Instant at) {
        return new KnownDevice(
                device.id(), device.userId(), device.client(), device.createdAt(), at, device.expiresAt());
    }

    @Override
    public boolean delete(UserId userId, String id) {
        return devices.removeIf(
                        device -> device.userId().equals(userId) && device.id().equals(id))
                == 1;
    }

    @Override
    public int deleteOthers(UserId userId, String keepId) {
        return devices.removeIf(
                device -> device.userId().equals(userId) && !device.id().equals(keepId));
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
    public int sweep(Instant expiredBefore, int most) {
        return devices.removeSome(device -> device.expiresAt().isBefore(expiredBefore), most);
    }
}
