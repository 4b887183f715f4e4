package org.accountkit.jpa;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import jakarta.persistence.EntityManagerFactory;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.accountkit.AccountServices;
import org.accountkit.access.RequestOrigin;
import org.accountkit.operations.ImportListener;
import org.accountkit.operations.ImportedUser;
import org.accountkit.password.PasswordHash;
import org.accountkit.secret.MasterKeys;
import org.accountkit.secret.Secret;
import org.accountkit.signin.SignInResult;
import org.accountkit.signin.SignInResult.SignedIn;
import org.accountkit.signin.SignInService.PresentedTokens;
import org.accountkit.testkit.TestHashers;
import org.accountkit.twofactor.ImportedTotp;
import org.accountkit.user.Username;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * Measures a large database against a small one on the same server, and AccountKit's batches against plain JDBC. Runs only
 * on demand, since it takes minutes: the property says how many users the large one has.
 */
@EnabledIfSystemProperty(named = "accountkit.scale", matches = "\\d+")
class ScaleTest {

    private static final int LARGE = Integer.getInteger("accountkit.scale", 1_000_000);
    private static final int SMALL = 10_000;
    private static final int SLICE = 10_000;
    private static final PasswordHash HASH = new PasswordHash(
            "$argon2id$v=19$m=19456,t=2,p=1$" + "AAECAwQFBgcICQoLDA0ODw$iekCn0Y3spW+sCcFanM2xBT63UP2sghkUoHLIUpWRS8");
    private static final Secret SECRET = Secret.ofText("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ");
    private static final MasterKeys OLD = MasterKeys.of(
            "old", Secret.ofBytes("the old master key of this test.".getBytes(StandardCharsets.US_ASCII)));
    private static final MasterKeys BOTH = MasterKeys.of(
                    "new", Secret.ofBytes("the new master key of this test.".getBytes(StandardCharsets.US_ASCII)))
            .and("old", Secret.ofBytes("the old master key of this test.".getBytes(StandardCharsets.US_ASCII)));

    @Test
    void measures() throws IOException, SQLException {
        try (EmbeddedPostgres server = EmbeddedPostgres.builder()
                        .setServerConfig("synchronous_commit", "on")
                        .setServerConfig("shared_buffers", "512MB")
                        .setServerConfig("max_wal_size", "4GB")
                        .start();
                ScaleDatabase small = ScaleDatabase.on(server, "small");
                ScaleDatabase large = ScaleDatabase.on(server, "large")) {
            report("Users: " + SMALL + " and " + LARGE);
            users(small, SMALL);
            importAgainstPlainJdbc(large);
            resealAgainstPlainJdbc(large);
            signIn(small);
            small.analyze();
            large.analyze();
            lookups(small, large);
            large.sizes().forEach(ScaleTest::report);
        }
    }

    private static void report(String line) {
        System.out.println("[scale] " + line);
    }

    private static AccountServices services(ScaleDatabase database, MasterKeys keys) {
        return services(database.stores(), keys);
    }

    private static AccountServices services(JpaStores stores, MasterKeys keys) {
        AccountServices services = AccountServices.builder()
                .stores(stores)
                .masterKeys(keys)
                .productName("Scale")
                .tokenPrefix("ex")
                .passwordHasher(TestHashers.cheapest())
                .sweepOnDemand()
                .forTests()
                .build();
        services.verify();
        return services;
    }

    private static void users(ScaleDatabase database, int count) {
        try (AccountServices services = services(database, OLD)) {
            importSlice(services, 0, count);
        }
        database.addKeysAndSessions();
    }

    private static void importSlice(AccountServices services, int from, int to) {
        Iterator<ImportedUser> rows =
                IntStream.range(from, to).mapToObj(ScaleTest::user).iterator();
        ImportListener failing = (row, user, reason) -> {
            throw new AssertionError(reason);
        };
        assertThat(services.operations().importUsers(rows, failing).added()).isEqualTo(to - from);
    }

    private static ImportedUser user(int number) {
        return ImportedUser.of("user%07d".formatted(Math.floorMod(number * 7_368_787L, 10_000_019L)))
                .fullName("Ada Lovelace " + Integer.toString(number, 36))
                .password(HASH)
                .totp(ImportedTotp.base32(SECRET).orElseThrow())
                .build();
    }

    /** Slice by slice, so that both meet the same tables and the same neighbours on the machine. */
    private static void importAgainstPlainJdbc(ScaleDatabase large) throws SQLException {
        Samples ours = new Samples();
        Samples plain = new Samples();
        try (AccountServices services = services(large, OLD)) {
            int slices = LARGE / SLICE;
            for (int i = 0; i < slices; i++) {
                int from = i * SLICE;
                ours.add(() -> importSlice(services, from, from + SLICE));
                if (i % Math.max(1, slices / 10) == 0) {
                    PlainJdbc.importCopies(large, SLICE, plain);
                }
            }
        }
        large.addKeysAndSessions();
        report("Import: %.0f users/s, plain JDBC %.0f users/s, ratio %.2f"
                .formatted(SLICE / ours.median(), SLICE / plain.median(), plain.median() / ours.median()));
    }

    private static void resealAgainstPlainJdbc(ScaleDatabase large) {
        Samples plain = new Samples();
        List<Long> pages = new ArrayList<>();
        long[] last = {System.nanoTime()};
        try (AccountServices services = services(large, BOTH)) {
            services.operations().reseal(done -> {
                pages.add(System.nanoTime() - last[0]);
                if (pages.size() % Math.max(1, LARGE / 500 / 10) == 0) {
                    PlainJdbc.reseal(large, 500, plain);
                }
                last[0] = System.nanoTime();
            });
        }
        double page = pages.stream().sorted().toList().get(pages.size() / 2) / 1e9;
        report("Reseal: %.0f secrets/s, plain JDBC %.0f secrets/s, ratio %.2f"
                .formatted(500 / page, 500 / plain.median(), plain.median() / page));
    }

    /** How often a sign-in with a password, and a request after it, ask the database. */
    private static void signIn(ScaleDatabase database) {
        Secret password = Secret.ofText("correct horse battery staple");
        try (EntityManagerFactory noting = TestDatabase.hibernate(database.pool());
                AccountServices services = services(JpaStores.using(noting), OLD)) {
            services.operations().createAdministrator(Username.of("root"), password, false);
            SignInResult[] result = new SignInResult[1];
            int trips = StatementCounter.roundTripsOf(() -> result[0] =
                    services.signIn().signIn("root", password, PresentedTokens.NONE, RequestOrigin.unknown()));
            Secret session = ((SignedIn) result[0]).session();
            report("Sign-in with a password: %d statements; a request with a session: %d"
                    .formatted(
                            trips,
                            StatementCounter.roundTripsOf(
                                    () -> services.sessions().authenticate(session, RequestOrigin.unknown()))));
        }
    }

    private static void lookups(ScaleDatabase small, ScaleDatabase large) {
        for (ScaleLookup lookup : ScaleLookup.values()) {
            Samples[] times = {new Samples(), new Samples()};
            Stream.of(small, large).forEach(database -> lookup.run(database, 2_000));
            for (int round = 0; round < 15; round++) {
                times[0].add(() -> lookup.run(small, lookup.times()));
                times[1].add(() -> lookup.run(large, lookup.times()));
            }
            report("%s: %.3f ms at %d, %.3f ms at %d, ratio %.2f"
                    .formatted(
                            lookup,
                            times[0].median() * 1000 / lookup.times(),
                            SMALL,
                            times[1].median() * 1000 / lookup.times(),
                            LARGE,
                            times[1].median() / times[0].median()));
        }
    }

    /** Durations in seconds. */
    static final class Samples {

        private final List<Double> seconds = new ArrayList<>();

        void add(Runnable work) {
            long begin = System.nanoTime();
            work.run();
            seconds.add((System.nanoTime() - begin) / 1e9);
        }

        double median() {
            return seconds.stream().sorted().toList().get(seconds.size() / 2);
        }
    }
}
