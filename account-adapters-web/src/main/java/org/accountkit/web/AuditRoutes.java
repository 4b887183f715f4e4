package org.accountkit.web;

import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.accountkit.AccountServices;
import org.accountkit.administration.AuditReview;
import org.accountkit.administration.AuditReview.AuditQuery;
import org.accountkit.administration.AuditReview.AuditRecord;
import org.accountkit.administration.Page;
import org.accountkit.audit.AuditEvent;
import org.accountkit.web.json.JsonObject;

/** The audit trail. */
final class AuditRoutes {

    private final AuditReview audit;
    private final AuditExport export;

    AuditRoutes(AccountServices accounts, ClientDeadline deadline) {
        this.audit = accounts.audit();
        this.export = new AuditExport(audit, deadline);
    }

    List<Route> routes() {
        return List.of(Route.get("/api/audit-events", AuditReview.READ, this::list));
    }

    private AccountResponse list(Call call) {
        QueryParameters parameters = call.query();
        AuditQuery filters = AuditParameters.filters(parameters);
        return Accepted.prefers(call.request(), "text/csv") ? export.answer(call, filters) : page(call, filters);
    }

    private AccountResponse page(Call call, AuditQuery filters) {
        QueryParameters parameters = call.query();
        AuditQuery wanted = filters.withLimit(Paging.limit(parameters));
        wanted = Paging.afterEvent(parameters).map(wanted::withBefore).orElse(wanted);
        Page<AuditRecord> page = audit.events(call.caller(), wanted);
        return AccountResponse.ok(new JsonObject()
                .putObjects(
                        "events", page.items().stream().map(AuditRoutes::view).toList())
                .putText("next", page.next()));
    }

    private static JsonObject view(AuditRecord record) {
        AuditEvent event = record.event();
        JsonObject view = new JsonObject()
                .put("id", event.id())
                .put("at", event.at())
                .put("type", event.type().code())
                .put("outcome", event.outcome().code());
        event.actor().ifPresent(id -> view.put("actor", person(id, record.actorName())));
        event.subject().ifPresent(id -> view.put("subject", person(id, record.subjectName())));
        JsonObject details = new JsonObject();
        new TreeMap<>(event.details()).forEach(details::put);
        return view.putText("credential", event.credential())
                .putText("address", event.address())
                .putText("correlationId", event.correlationId())
                .put("details", details);
    }

    private static JsonObject person(String id, Optional<String> username) {
        return new JsonObject().put("id", id).putText("username", username);
    }
}
