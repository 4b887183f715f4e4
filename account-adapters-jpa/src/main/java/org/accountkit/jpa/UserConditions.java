package org.accountkit.jpa;

import java.util.ArrayList;
import java.util.List;
import org.accountkit.user.UserStore.UserQuery;

/** The conditions for a page of users. */
final class UserConditions {

    private final List<String> conditions = new ArrayList<>();
    private final List<Object> values = new ArrayList<>();

    /** The realm is the first parameter, in subqueries too: the index for each begins with it. */
    UserConditions(UserQuery query) {
        add("u.realm = ?", query.realm().name());
        add("u.nameKey > ?", NameKeys.bytes(query.after()));
        query.enabled().ifPresent(enabled -> add("u.enabled = ?", enabled));
        query.role()
                .ifPresent(role -> add(
                        "u.id in (select r.userId from account_user_role r where r.realm = ?1 and r.role = ?)", role));
        if (!query.search().isEmpty()) {
            addSearch(query.search());
        }
    }

    private void addSearch(String search) {
        add(
                "u.id in (select t.userId from account_user_term t where t.realm = ?1 and t.term >= ? and t.term < ?)",
                NameKeys.bytes(search),
                NameKeys.endOf(search));
    }

    /** Numbers the parameters that do not have a number yet. */
    private void add(String condition, Object... more) {
        String numbered = condition;
        for (Object value : more) {
            values.add(value);
            numbered = numbered.replaceFirst("\\?(?!\\d)", "?" + values.size());
        }
        conditions.add(numbered);
    }

    String jpql() {
        return String.join(" and ", conditions);
    }

    Object[] values() {
        return values.toArray();
    }
}
