package org.accountkit.administration;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.accountkit.access.AccessRule;
import org.accountkit.access.Caller;
import org.accountkit.access.engine.AuditTrail;
import org.accountkit.access.engine.ServiceContext;
import org.accountkit.administration.engine.EventPeople;
import org.accountkit.audit.AuditEvent;
import org.accountkit.audit.AuditEventQuery;
import org.accountkit.audit.AuditLog;
import org.accountkit.audit.HostEvent;
import org.accountkit.user.Right;
import org.accountkit.user.User;
import org.accountkit.user.UserId;
import org.accountkit.user.UserStore;

/** The audit trail, for those who may read it, and for events of the host's own. Safe for use by several threads. */
public final class AuditReview {

    /** Who may read the audit trail. */
    public static final AccessRule READ = AccessRule.sessionOrKey().withRight(Right.AUDIT_READ);

    private final ServiceContext context;
    private final AuditLog log;
    private final UserStore users;
    private final EventPeople people;

    /**
     * The events in this log. For AccountKit's own use: a host calls {@code AccountServices.audit()}.
     *
     * @param context realm
     * @param log where events are kept
     * @param users who have names
     */
    @SuppressWarnings("exports") // a host cannot name the context's type
    public AuditReview(ServiceContext context, AuditLog log, UserStore users) {
        this.context = context;
        this.log = log;
        this.users = users;
        this.people = new EventPeople(context.realm(), users);
    }

    /**
     * Reads a page of events, newest first.
     *
     * @param caller who asks
     * @param query which events
     * @return the page; empty when a user is asked for whom nobody knows
     */
    public Page<AuditRecord> events(Caller caller, AuditQuery query) {
        context.check(READ, caller);
        Optional<UserId> user = query.user().flatMap(people::find);
        Optional<UserId> actor = query.actor().flatMap(people::find);
        boolean unknown = user.isPresent() != query.user().isPresent()
                || actor.isPresent() != query.actor().isPresent();
        return unknown ? new Page<>(List.of(), Optional.empty()) : page(stored(query, user, actor), query.limit());
    }

    /**
     * Records an event of the host's own, within the unit of work that is under way, or in one of its own.
     *
     * @param caller who acted
     * @param event what happened
     */
    public void record(Caller caller, HostEvent event) {
        context.units().execute(() -> {
            AuditTrail.Entry entry = context.audit().by(event.type(), caller).aboutNobody();
            event.subject().ifPresent(entry::about);
            event.details().forEach(entry::with);
            entry.ended(event.outcome());
        });
    }

    private AuditEventQuery stored(AuditQuery query, Optional<UserId> user, Optional<UserId> actor) {
        AuditEventQuery stored =
                AuditEventQuery.in(context.realm()).withTypes(query.types()).withLimit(query.limit() + 1);
        stored = user.map(stored::withUser).orElse(stored);
        stored = actor.map(stored::withActor).orElse(stored);
        stored = query.outcome().map(stored::withOutcome).orElse(stored);
        stored = query.from().map(stored::withFrom).orElse(stored);
        stored = query.to().map(stored::withTo).orElse(stored);
        return query.before().map(stored::withBefore).orElse(stored);
    }

    private Page<AuditRecord> page(AuditEventQuery query, int limit) {
        List<AuditEvent> found = log.find(query);
        List<AuditEvent> shown = found.subList(0, Math.min(limit, found.size()));
        Optional<String> next =
                found.size() > limit ? Optional.of(shown.get(limit - 1).id()) : Optional.empty();
        return new Page<>(withNames(shown), next);
    }

    private List<AuditRecord> withNames(List<AuditEvent> events) {
        Map<String, String> names = names(events);
        return events.stream()
                .map(event -> new AuditRecord(
                        event, event.actor().map(names::get), event.subject().map(names::get)))
                .toList();
    }

    private Map<String, String> names(List<AuditEvent> events) {
        Set<UserId> ids = events.stream()
                .flatMap(event -> Stream.of(event.actor(), event.subject()))
                .flatMap(Optional::stream)
                .map(UserId::parse)
                .flatMap(Optional::stream)
                .collect(Collectors.toSet());
        return find(ids).stream()
                .collect(Collectors.toMap(
                        user -> user.id().value(), user -> user.username().text()));
    }

    private Collection<User> find(Set<UserId> ids) {
        return ids.isEmpty() ? List.of() : users.findAll(ids);
    }
}
