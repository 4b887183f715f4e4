package org.accountkit.operations.engine;

import com.google.common.collect.AbstractIterator;
import java.util.List;
import org.accountkit.user.User;
import org.accountkit.user.UserStore;
import org.accountkit.user.UserStore.UserQuery;
import org.jspecify.annotations.Nullable;

/** Reads users page by page, in the order of name keys. Each page is a query of its own, so none is held for long. */
final class UserPages extends AbstractIterator<List<User>> {

    private final UserStore users;
    private UserQuery next;

    UserPages(UserStore users, UserQuery first) {
        this.users = users;
        this.next = first;
    }

    @Override
    protected @Nullable List<User> computeNext() {
        List<User> page = users.list(next);
        if (page.isEmpty()) {
            return endOfData();
        }
        next = next.withAfter(page.get(page.size() - 1).username().key());
        return page;
    }
}
