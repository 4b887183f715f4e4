package org.accountkit.testkit.jdbc;

import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.accountkit.user.Realm;
import org.accountkit.user.User;
import org.accountkit.user.User.Contact;
import org.accountkit.user.UserId;
import org.accountkit.user.UserStore;
import org.accountkit.user.UserStore.UserQuery;
import org.accountkit.user.Username;
import org.accountkit.user.Username.SearchTerms;

/** Users with their roles, in one statement. */
final class JdbcUserStore implements UserStore {

    /** The names of the roles of a user {@code u}, as one column. */
    static final String ROLES = "(select listagg(r.role_name, ' ') from user_role r where r.user_id = u.id) as roles";

    private static final String USERS = "select u.*, " + ROLES + " from app_user u ";
    private static final String HAS_ANY_ROLE =
            "exists (select 1 from user_role r where r.user_id = u.id and r.role_name = any(?))";

    /** Greater than every byte of UTF-8. */
    private static final int END = 0xFF;

    private final Sql sql;

    JdbcUserStore(Sql sql) {
        this.sql = sql;
    }

    @Override
    public Optional<User> find(UserId id) {
        return sql.first(JdbcUserStore::user, USERS + "where u.id = ?", id);
    }

    @Override
    public List<User> findAll(Collection<UserId> ids) {
        return sql.list(JdbcUserStore::user, USERS + "where u.id = any(?)", ids);
    }

    /** This store is where users are, so one without a row was deleted. */
    @Override
    public Set<UserId> deletedAmong(Collection<UserId> ids) {
        Set<UserId> deleted = new HashSet<>(ids);
        findAll(ids).forEach(user -> deleted.remove(user.id()));
        return deleted;
    }

    @Override
    public Optional<User> findByName(Realm realm, Username username) {
        return sql.first(
                JdbcUserStore::user, USERS + "where u.realm = ? and u.name_key = ?", realm, utf8(username.key()));
    }

    @Override
    public List<User> list(UserQuery query) {
        return sql.list(
                JdbcUserStore::user,
                USERS + "where u.realm = ? and u.name_key > ?"
                        + " and exists (select 1 from user_term t where t.user_id = u.id and t.term between ? and ?)"
                        + " and (cast(? as varchar) is null or " + HAS_ANY_ROLE + ")"
                        + " and (cast(? as boolean) is null or u.enabled = ?)"
                        + " order by u.name_key limit ?",
                query.realm(),
                utf8(query.after()),
                utf8(query.search()),
                end(utf8(query.search())),
                query.role(),
                query.role().stream().toList(),
                query.enabled(),
                query.enabled(),
                query.limit());
    }

    @Override
    public List<User> findEnabledByRoles(Realm realm, Collection<String> roles) {
        return sql.list(
                JdbcUserStore::user, USERS + "where u.realm = ? and u.enabled and " + HAS_ANY_ROLE, realm, roles);
    }

    @Override
    public boolean isRoleInUse(Realm realm, String role) {
        return sql.exists(
                "select 1 from app_user u where u.realm = ? and " + HAS_ANY_ROLE + " limit 1", realm, List.of(role));
    }

    @Override
    public boolean isEmpty(Realm realm) {
        return !sql.exists("select 1 from app_user where realm = ? limit 1", realm);
    }

    /** If another unit adds the same name at the same time, the unique key makes one of them lose the race. */
    @Override
    public boolean add(User user) {
        return sql.inUnit(() -> {
            boolean free = findByName(user.realm(), user.username()).isEmpty();
            if (free) {
                insert(user);
            }
            return free;
        });
    }

    private void insert(User user) {
        sql.update(
                "insert into app_user (id, realm, username, name_key, full_name, description, enabled, created_at,"
                        + " mail, mail_verified) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                user.id(),
                user.realm(),
                user.username().text(),
                utf8(user.username().key()),
                user.fullName(),
                user.description(),
                user.enabled(),
                user.createdAt(),
                user.contact().map(Contact::mail),
                user.contact().filter(Contact::verified).isPresent());
        insertRolesAndTerms(user);
    }

    private void insertRolesAndTerms(User user) {
        user.roles()
                .forEach(role ->
                        sql.update("insert into user_role (user_id, role_name) values (?, ?)", user.id(), role));
        SearchTerms.of(user)
                .forEach(term ->
                        sql.update("insert into user_term (user_id, term) values (?, ?)", user.id(), utf8(term)));
    }

    @Override
    public void update(User user) {
        sql.inUnit(() -> {
            boolean known = sql.updateOne(
                    "update app_user set full_name = ?, description = ?, enabled = ?, mail = ?, mail_verified = ?"
                            + " where id = ?",
                    user.fullName(),
                    user.description(),
                    user.enabled(),
                    user.contact().map(Contact::mail),
                    user.contact().filter(Contact::verified).isPresent(),
                    user.id());
            if (known) {
                replaceRolesAndTerms(user);
            }
        });
    }

    /** The name is not editable: the terms are those of the stored one. */
    private void replaceRolesAndTerms(User edit) {
        User stored = find(edit.id()).orElseThrow();
        sql.update("delete from user_role where user_id = ?", edit.id());
        sql.update("delete from user_term where user_id = ?", edit.id());
        insertRolesAndTerms(new User(
                stored.id(),
                stored.realm(),
                stored.username(),
                stored.fullName(),
                stored.description(),
                stored.enabled(),
                edit.roles(),
                stored.createdAt()));
    }

    @Override
    public boolean delete(UserId id) {
        return sql.updateOne("delete from app_user where id = ?", id);
    }

    /** Reads the columns of {@code app_user}, and the roles. */
    static User user(Row row) throws SQLException {
        boolean verified = row.flag("mail_verified");
        return new User(
                row.userId("id"),
                row.realm(),
                Username.stored(row.text("username")),
                row.text("full_name"),
                row.text("description"),
                row.flag("enabled"),
                Names.toRoles(row.findText("roles")),
                row.instant("created_at"),
                row.findText("mail").map(mail -> new Contact(mail, verified)));
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] end(byte[] prefix) {
        byte[] end = Arrays.copyOf(prefix, prefix.length + 1);
        end[prefix.length] = (byte) END;
        return end;
    }
}
