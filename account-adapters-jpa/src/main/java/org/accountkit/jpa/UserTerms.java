package org.accountkit.jpa;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.accountkit.user.User;
import org.accountkit.user.UserId;
import org.accountkit.user.Username.SearchTerms;

/** The terms by which users can be found. */
final class UserTerms {

    private final Database database;

    UserTerms(Database database) {
        this.database = database;
    }

    void insertAll(Collection<User> users) {
        database.insertAll(users.stream().flatMap(user -> rows(user).stream()).toList());
    }

    private static List<UserTermRow> rows(User user) {
        List<UserTermRow> rows = new ArrayList<>();
        SearchTerms.of(user).stream().sorted().forEach(term -> rows.add(new UserTermRow(user, rows.size(), term)));
        return rows;
    }

    /** Replaces all of them, whatever was read before: a snapshot may be older than another node's commit. */
    void replace(User user) {
        delete(user.id());
        insertAll(List.of(user));
    }

    void delete(UserId userId) {
        database.update("delete from account_user_term t where t.userId = ?1", userId.value());
    }
}
