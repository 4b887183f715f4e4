package org.accountkit.operations.engine;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.accountkit.operations.UpkeepOperations.Vanished;
import org.accountkit.user.AccountState;
import org.accountkit.user.UserId;
import org.accountkit.user.UserStore;

/**
 * Finds users of whom something is kept although the directory has deleted them. A directory that is not available throws,
 * which ends the search before anyone is forgotten.
 *
 * @param users the directory
 * @param operations forgets users
 */
public record VanishedUsers(UserStore users, UserOperations operations) {

    private static final int BATCH = 500;

    /**
     * Forgets the vanished users, unless there are too many.
     *
     * @param most how many may be forgotten
     * @return what was found and done
     */
    public Vanished forget(int most) {
        if (most < 1) {
            throw new IllegalArgumentException("At least one user must be allowed to be forgotten.");
        }
        Search search = new Search(most);
        search.through(after -> operations.removal().states().list(after, BATCH).stream()
                .map(AccountState::userId)
                .toList());
        search.through(after -> operations.removal().keys().owners(after, BATCH));
        return search.result();
    }

    /** Asks again, since time has passed. */
    private boolean forgetIfStillDeleted(UserId userId) {
        boolean deleted = users.deletedAmong(List.of(userId)).contains(userId);
        if (deleted) {
            operations.forget(userId);
        }
        return deleted;
    }

    /** For use by one thread, once. */
    private final class Search {

        private final Set<UserId> found = new LinkedHashSet<>();
        private final int most;
        private long examined;

        Search(int most) {
            this.most = most;
        }

        void through(Function<Optional<UserId>, List<UserId>> pages) {
            List<UserId> page = pages.apply(Optional.empty());
            while (!page.isEmpty() && found.size() <= most) {
                examined += page.size();
                users.deletedAmong(page).stream()
                        .filter(operations.removal()::keepsAnythingOf)
                        .limit(most + 1L)
                        .forEach(found::add);
                page = pages.apply(Optional.of(page.get(page.size() - 1)));
            }
        }

        Vanished result() {
            long forgotten = found.size() > most
                    ? 0
                    : found.stream()
                            .filter(VanishedUsers.this::forgetIfStillDeleted)
                            .count();
            return new Vanished(examined, found.size(), (int) forgotten);
        }
    }
}
