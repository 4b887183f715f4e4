package org.accountkit.testkit.specification;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.IntStream;
import org.accountkit.access.Account;
import org.accountkit.administration.AccountQuery;
import org.accountkit.administration.Page;
import org.accountkit.testkit.InMemoryStores;
import org.accountkit.user.User;
import org.accountkit.user.UserId;
import org.accountkit.user.Username;
import org.junit.jupiter.api.Test;

/** A filter that matches few of very many users. */
class LongUserListTest {

    @Test
    void endsAPageAfterFiveThousandUsersAndGoesOnFromThere() {
        try (World world = new World(new InMemoryStores())) {
            world.person("zoe").withPhone();
            IntStream.range(0, 5_100).forEach(i -> add(world, "user%04d".formatted(i)));
            AccountQuery query = AccountQuery.all().withTwoFactor(true).withLimit(1);

            Page<Account> first = world.accounts.users().list(world.root().caller(), query);
            assertThat(first.items()).isEmpty();
            assertThat(first.next()).contains("user4998");

            Page<Account> second = world.accounts
                    .users()
                    .list(world.root().caller(), query.withAfter(first.next().orElseThrow()));
            assertThat(second.items())
                    .extracting(account -> account.user().username().text())
                    .containsExactly("zoe");
            assertThat(second.next()).isEmpty();
        }
    }

    @Test
    void countsToAThousandOnly() {
        try (World world = new World(new InMemoryStores())) {
            IntStream.range(0, 998).forEach(i -> add(world, "user%03d".formatted(i)));
            assertThat(count(world, AccountQuery.all()))
                    .as("with the administrator")
                    .hasValue(999);

            add(world, "user998");
            assertThat(count(world, AccountQuery.all())).isEmpty();
        }
    }

    @Test
    void countsToTwoHundredWhereUsersHaveToBeExamined() {
        try (World world = new World(new InMemoryStores())) {
            IntStream.range(0, 199).forEach(i -> add(world, "user%03d".formatted(i)));
            AccountQuery query = AccountQuery.all().withTwoFactor(false);
            assertThat(count(world, query)).as("with the administrator").hasValue(200);

            add(world, "user199");
            assertThat(count(world, query)).isEmpty();
        }
    }

    private static OptionalInt count(World world, AccountQuery query) {
        return world.accounts.users().count(world.root().caller(), query);
    }

    private static void add(World world, String name) {
        world.stores
                .users()
                .add(new User(
                        UserId.random(),
                        world.realm,
                        Username.of(name),
                        "",
                        "",
                        true,
                        Set.of(),
                        world.clock.instant()));
    }
}
