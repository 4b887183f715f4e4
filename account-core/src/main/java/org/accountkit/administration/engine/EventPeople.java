package org.accountkit.administration.engine;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.accountkit.audit.AuditEvent;
import org.accountkit.user.Realm;
import org.accountkit.user.User;
import org.accountkit.user.UserId;
import org.accountkit.user.UserStore;
import org.accountkit.user.Username;

/**
 * Finds the users whom a query for audit events names, and the names of the users in audit events.
 *
 * @param realm the realm
 * @param users the store for users
 */
public record EventPeople(Realm realm, UserStore users) {

    private static final UserId CONSOLE = new UserId("console");

    /**
     * Finds a user by id or exact name. An existing id takes precedence over a name. The id of a deleted user still has
     * events.
     *
     * @param idOrName an id or a name
     * @return the id; empty if the text is neither
     */
    public Optional<UserId> find(String idOrName) {
        Optional<UserId> id = UserId.parse(idOrName);
        return id.filter(this::isKnown).or(() -> named(idOrName)).or(() -> id);
    }

    private boolean isKnown(UserId id) {
        return id.equals(CONSOLE)
                || users.find(id).filter(user -> user.realm().equals(realm)).isPresent();
    }

    private Optional<UserId> named(String text) {
        return Username.typed(text)
                .flatMap(name -> users.findByName(realm, name))
                .map(User::id);
    }

    /**
     * Returns the current names of all users in these events.
     *
     * @param events any number of events
     * @return the user names by user id, without those of deleted users
     */
    public Map<String, String> names(List<AuditEvent> events) {
        Set<UserId> ids = events.stream()
                .flatMap(event -> Stream.of(event.actor(), event.subject()))
                .flatMap(Optional::stream)
                .map(UserId::parse)
                .flatMap(Optional::stream)
                .collect(Collectors.toSet());
        return ids.isEmpty()
                ? Map.of()
                : users.findAll(ids).stream()
                        .filter(user -> user.realm().equals(realm))
                        .collect(Collectors.toMap(
                                user -> user.id().value(),
                                user -> user.username().text(),
                                (one, same) -> one));
    }
}
