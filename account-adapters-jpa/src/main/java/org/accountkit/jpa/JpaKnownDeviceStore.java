package org.accountkit.jpa;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.accountkit.signin.KnownDevice;
import org.accountkit.signin.KnownDeviceStore;
import org.accountkit.token.TokenDigest;
import org.accountkit.user.UserId;

final class JpaKnownDeviceStore implements KnownDeviceStore {

    private static final SweepOrder EXPIRED = new SweepOrder("account_known_device", "id", "expiresAt");

    private final Database database;

    JpaKnownDeviceStore(Database database) {
        this.database = database;
    }

    @Override
    public void add(KnownDevice device, TokenDigest digest, int most) {
        database.inUnit(() -> {
            database.insert(new KnownDeviceRow(device, digest));
            forgetOthersBeyond(device, most - 1);
        });
    }

    private void forgetOthersBeyond(KnownDevice device, int most) {
        List<KnownDevice> others = list(device.userId()).stream()
                .filter(other -> !other.id().equals(device.id()))
                .toList();
        List<String> surplus = KnownDeviceStore.surplus(others, most).stream()
                .map(KnownDevice::id)
                .toList();
        if (!surplus.isEmpty()) {
            database.update("delete from account_known_device d where d.id in ?1", surplus);
        }
    }

    @Override
    public Optional<KnownDevice> find(TokenDigest digest) {
        return database.first(
                        KnownDeviceRow.class,
                        "select d from account_known_device d where d.digest = ?1",
                        digest.bytes())
                .map(KnownDeviceRow::toDevice);
    }

    @Override
    public List<KnownDevice> list(UserId userId) {
        return database
                .list(
                        KnownDeviceRow.class,
                        "select d from account_known_device d where d.userId = ?1 order by d.lastSeenAt desc, d.id"
                                + " desc",
                        userId.value())
                .stream()
                .map(KnownDeviceRow::toDevice)
                .toList();
    }

    @Override
    public void recordUse(String id, Instant at) {
        database.update(
                "update account_known_device d set d.lastSeenAt = ?1 where d.id = ?2 and d.lastSeenAt < ?1",
                at.toEpochMilli(),
                id);
    }

    @Override
    public boolean delete(UserId userId, String id) {
        return database.update(
                        "delete from account_known_device d where d.userId = ?1 and d.id = ?2", userId.value(), id)
                == 1;
    }

    @Override
    public int deleteOthers(UserId userId, String keepId) {
        return database.update(
                "delete from account_known_device d where d.userId = ?1 and d.id <> ?2", userId.value(), keepId);
    }

    @Override
    public void deleteAll(UserId userId) {
        database.update("delete from account_known_device d where d.userId = ?1", userId.value());
    }

    @Override
    public int sweep(Instant expiredBefore, int most) {
        return database.deleteFirst(EXPIRED, expiredBefore.toEpochMilli(), most);
    }
}
