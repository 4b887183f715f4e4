package org.accountkit.benchmarks.hosts;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.accountkit.AccountServices;
import org.accountkit.Passwords;
import org.accountkit.benchmarks.BenchmarkDatabase;
import org.accountkit.benchmarks.Expected;
import org.accountkit.operations.ImportedUser;
import org.accountkit.password.Argon2Parameters;
import org.accountkit.password.PasswordHash;
import org.accountkit.password.PasswordHasher;
import org.accountkit.secret.MasterKeys;
import org.accountkit.secret.Secret;
import org.accountkit.user.Username;

/**
 * Users with one password and an API key each.
 *
 * @param hash the hash of their password
 * @param keys the API key of each
 * @param statement the statement that finds a key
 */
record Population(PasswordHash hash, List<Secret> keys, String statement) {

    static final int SIZE = 1_000;
    static final String PASSWORD = "seven purple tractors yawn";

    /** Adds the users to the database of our host, which has created its tables. */
    static Population addTo(String url) throws IOException {
        PasswordHasher hasher = PasswordHasher.argon2id(Argon2Parameters.parse("m=19456,t=2,p=1"));
        PasswordHash hash =
                Passwords.builder("Benchmark").hasher(hasher).build().hash(Secret.ofText(PASSWORD));
        try (BenchmarkDatabase database = BenchmarkDatabase.at(url + "?user=" + Hosts.USER);
                AccountServices services = services(database, hasher)) {
            services.verify();
            add(services, hash);
            List<Secret> keys = keys(services);
            return new Population(hash, keys, database.statementOf(keys.get(0)));
        }
    }

    private static AccountServices services(BenchmarkDatabase database, PasswordHasher hasher) {
        return AccountServices.builder()
                .stores(database.stores())
                .masterKeys(MasterKeys.parse(Hosts.MASTER_KEY))
                .productName("AccountKit Example")
                .tokenPrefix("ex")
                .passwordHasher(hasher)
                .sweepOnDemand()
                .build();
    }

    private static void add(AccountServices services, PasswordHash hash) {
        long added = services.operations()
                .importUsers(
                        IntStream.range(0, SIZE)
                                .mapToObj(number -> ImportedUser.of(username(number))
                                        .password(hash)
                                        .build())
                                .iterator(),
                        (row, user, reason) -> {
                            throw new IllegalStateException(reason.toString());
                        })
                .added();
        Expected.yes(added == SIZE);
    }

    private static List<Secret> keys(AccountServices services) {
        List<Secret> keys = new ArrayList<>();
        for (int i = 0; i < SIZE; i++) {
            keys.add(services.operations()
                    .issueApiKey(services.operations().find(Username.of(username(i))), "benchmark", Optional.empty())
                    .text());
        }
        return keys;
    }

    /** All names are equally long, so that all answers are. */
    static String username(int number) {
        return String.format("user-%04d", number);
    }

    String body() {
        return "Hello, " + username(0) + ". You may:\n  (nothing beyond your own settings)\n";
    }
}
