package org.accountkit.testkit.specification;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.accountkit.operations.ImportListener.ImportProgress;
import org.accountkit.operations.ImportedUser;
import org.junit.jupiter.api.Test;

/** An import of so many users that it cannot remember the names of all of them. */
public abstract class LongImportSpecification extends ServiceSpecification {

    private static final int ROWS = 5_600;

    private final List<String> rejections = new ArrayList<>();

    /** For subclasses. */
    protected LongImportSpecification() {}

    @Test
    void rejectsTheNameOfARowThatItNoLongerRemembers() {
        ImportProgress done =
                importAll(Stream.concat(users(), Stream.of("user-7", "USER-8").map(LongImportSpecification::user)));

        assertThat(done).isEqualTo(new ImportProgress(ROWS, 0, 2));
        assertThat(rejections)
                .containsExactly(
                        "5600 user-7: An earlier row has the same user name as 'user-7'.",
                        "5601 USER-8: An earlier row has the same user name as 'USER-8'.");
    }

    @Test
    void leavesTheUsersOfAnEarlierRunAlone() {
        importAll(users());

        assertThat(importAll(users())).isEqualTo(new ImportProgress(0, ROWS, 0));
        assertThat(rejections).isEmpty();
    }

    private ImportProgress importAll(Stream<ImportedUser> users) {
        return world.accounts
                .operations()
                .importUsers(
                        users.iterator(),
                        (row, user, reason) -> rejections.add(row + " " + user.username() + ": " + reason));
    }

    private static Stream<ImportedUser> users() {
        return IntStream.range(0, ROWS).mapToObj(i -> user("user-" + i));
    }

    private static ImportedUser user(String name) {
        return ImportedUser.of(name).build();
    }
}
