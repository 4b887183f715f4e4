package org.accountkit.examples.standalone;

import static org.accountkit.examples.standalone.HttpUser.json;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * How many rows a request leaves in the database, route by route. The clock stands still, so all requests fall into one
 * minute. {@code docs/security.md} shows the figures of every request that leaves more than one row in a hundred.
 */
class RowsPerRequestTest {

    private static final int REQUESTS = 100;
    /** Two of 200 made-up names share a counter in one run of fifty, and hardly ever six do. Other figures are exact. */
    private static final int SHARED_COUNTERS = 3;

    private static final Pattern FIGURE = Pattern.compile("\\| ([^|]+?) \\| (\\d+) \\| (\\d+) \\|");
    private static final Map<String, String> BODIES = Map.of(
            "POST api/sign-in",
            json("username", "nobody", "password", "wrong"),
            "POST api/session/proof",
            json("password", "wrong"),
            "PUT api/me/password",
            json("currentPassword", "wrong", "newPassword", "a long enough new password"),
            "POST api/me/two-factor/enrolment/validate",
            json("code", "000000"));

    @TempDir
    Path folder;

    private final Map<String, Integer> figures = new LinkedHashMap<>();
    private Premises premises;

    @BeforeEach
    void open() {
        premises = Premises.open(folder, "ACCOUNT_TRUSTED_PROXIES", "127.0.0.1");
    }

    @AfterEach
    void close() {
        premises.close();
    }

    @Test
    void is_bounded_on_every_route() throws IOException {
        routes("nobody", premises.stranger());
        routes("a user's session", premises.member("ada").browser());
        Member bob = premises.member("bob");
        routes("a user's API key", bob.program(bob.newApiKey()));
        signIns();

        figures.values().removeIf(rows -> rows <= 1);
        Map<String, Integer> documented = documented();
        assertThat(figures.keySet()).isEqualTo(documented.keySet());
        figures.forEach((what, rows) ->
                assertThat(rows).as(what).isBetween(documented.get(what) - shared(what), documented.get(what)));
    }

    private static int shared(String what) {
        return what.contains("made-up names") ? SHARED_COUNTERS : 0;
    }

    private void routes(String who, HttpUser user) {
        Routes.all().stream()
                .filter(line ->
                        !line.path().endsWith("sign-out") || !line.path().startsWith("api/sign"))
                .forEach(line -> measure(
                        line + ", " + who,
                        number -> user.send(line.method(), line.sample(), BODIES.getOrDefault(line.toString(), "{}"))));
    }

    private void signIns() {
        measure("sign-in, made-up names, one address", number -> guess("nobody-" + number, 1));
        measure("sign-in, made-up names, 100 addresses", number -> guess("somebody-" + number, number));
        premises.member("cid");
        measure("sign-in, a user's name, 100 addresses", number -> guess("cid", number));
        Member dan = premises.member("dan").withPhone();
        measure("sign-in, right password, no code", number -> dan.pending());
    }

    private void guess(String name, int address) {
        premises.stranger().with("X-Forwarded-For", "192.0.2." + address).signIn(name, "wrong");
    }

    private void measure(String what, IntConsumer request) {
        int before = rows();
        for (int number = 1; number <= REQUESTS; number++) {
            request.accept(number);
        }
        figures.put(what, rows() - before);
    }

    private int rows() {
        premises.node(0).accounts().flush();
        return tables().stream()
                .map(table -> premises.column("select count(*) from " + table).get(0))
                .mapToInt(Integer::parseInt)
                .sum();
    }

    private List<String> tables() {
        return premises.column("select table_name from information_schema.tables where table_name like 'ACCOUNT%'");
    }

    /** The last figure of each line of the table. */
    private static Map<String, Integer> documented() throws IOException {
        Map<String, Integer> found = new LinkedHashMap<>();
        for (String line : Files.readAllLines(Repository.file("docs/security.md"))) {
            Matcher figure = FIGURE.matcher(line);
            if (figure.matches()) {
                found.put(figure.group(1), Integer.valueOf(figure.group(3)));
            }
        }
        return found;
    }
}
