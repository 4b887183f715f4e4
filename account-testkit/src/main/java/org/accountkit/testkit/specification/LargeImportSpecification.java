package org.accountkit.testkit.specification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.accountkit.AccountServices;
import org.accountkit.operations.ImportListener.ImportProgress;
import org.accountkit.operations.ImportedUser;
import org.accountkit.transaction.StoreFailedException;
import org.accountkit.user.User;
import org.accountkit.user.UserStore;
import org.accountkit.user.Username;
import org.junit.jupiter.api.Test;

/** An import goes on past users whom the store refuses, and ends where it refuses everybody. */
public abstract class LargeImportSpecification extends ServiceSpecification {

    private final List<String> rejections = new ArrayList<>();

    /** For subclasses. */
    protected LargeImportSpecification() {}

    @Test
    void losesOnlyTheRowsThatTheStoreRefuses() {
        AccountServices node = refusing(Set.of("user-7", "user-601"));

        ImportProgress done = node.operations().importUsers(users(700), this::noteRejection);

        assertThat(done).isEqualTo(new ImportProgress(698, 0, 2));
        assertThat(rejections)
                .containsExactly(
                        "7 user-7: The store does not accept this user.",
                        "601 user-601: The store does not accept this user.");
        assertThat(found("user-7")).isFalse();
        assertThat(found("user-8")).isTrue();
        assertThat(found("user-699")).isTrue();
    }

    @Test
    void namesTheOnlyRowOfABatchThatTheStoreRefuses() {
        ImportProgress done = refusing(Set.of("user-0")).operations().importUsers(users(1), this::noteRejection);

        assertThat(done).isEqualTo(new ImportProgress(0, 0, 1));
        assertThat(rejections).containsExactly("0 user-0: The store does not accept this user.");
    }

    @Test
    void endsIfTheStoreRefusesEverybody() {
        AccountServices node = refusing(Set.of("user-0", "user-1", "user-2"));

        assertThatThrownBy(() -> node.operations().importUsers(users(3), this::noteRejection))
                .isInstanceOf(StoreFailedException.class);
        assertThat(rejections).isEmpty();
    }

    @Test
    void rejectsTheNameOfARowThatItNoLongerRemembers() {
        ImportProgress done = world.accounts
                .operations()
                .importUsers(named(Stream.concat(names(5_200), Stream.of("user-7", "USER-8"))), this::noteRejection);

        assertThat(done).isEqualTo(new ImportProgress(5_200, 0, 2));
        assertThat(rejections)
                .containsExactly(
                        "5200 user-7: An earlier row has the same user name as 'user-7'.",
                        "5201 USER-8: An earlier row has the same user name as 'USER-8'.");
    }

    @Test
    void leavesTheUsersOfAnEarlierRunAlone() {
        world.accounts.operations().importUsers(users(3), this::noteRejection);

        assertThat(world.accounts.operations().importUsers(users(4), this::noteRejection))
                .isEqualTo(new ImportProgress(1, 3, 0));
        assertThat(rejections).isEmpty();
    }

    private AccountServices refusing(Set<String> names) {
        Interception refusal = (method, call) -> {
            if (method.getDeclaringClass() == UserStore.class
                    && method.getName().equals("addAll")) {
                refuse(names, (Collection<?>) call.arguments().get(0));
            }
            return call.proceed();
        };
        return world.wiring().stores(refusal.of(world.stores)).build();
    }

    private static void refuse(Set<String> names, Collection<?> users) {
        if (users.stream()
                .anyMatch(user -> names.contains(((User) user).username().text()))) {
            throw new StoreFailedException("A value is too long.");
        }
    }

    private static Iterator<ImportedUser> users(int count) {
        return named(names(count));
    }

    private static Stream<String> names(int count) {
        return IntStream.range(0, count).mapToObj(i -> "user-" + i);
    }

    private static Iterator<ImportedUser> named(Stream<String> names) {
        return names.map(name -> ImportedUser.of(name).build()).iterator();
    }

    private boolean found(String name) {
        return world.stores.users().findByName(world.realm, Username.of(name)).isPresent();
    }

    private void noteRejection(long row, ImportedUser user, String reason) {
        rejections.add(row + " " + user.username() + ": " + reason);
    }
}
