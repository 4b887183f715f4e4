package org.accountkit.web;

import java.util.List;
import java.util.Optional;
import org.accountkit.AccountServices;
import org.accountkit.administration.AuditReview;
import org.accountkit.administration.AuditReview.AuditQuery;
import org.accountkit.administration.AuditReview.AuditRecord;
import org.accountkit.administration.Page;
import org.accountkit.web.json.JsonObject;
import org.accountkit.web.json.Malformed;

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
        return format(call).map(format -> export.answer(call, filters, format)).orElseGet(() -> page(call, filters));
    }

    /** A link cannot set a header, so a file can also be asked for by a parameter. */
    private static Optional<AuditFile.Format> format(Call call) {
        return call.query()
                .text("format")
                .map(name -> AuditFile.Format.find(name)
                        .orElseThrow(() -> Malformed.field("format", "unknown", "must be csv or json")))
                .or(() -> preferred(call));
    }

    private static Optional<AuditFile.Format> preferred(Call call) {
        return Optional.of(AuditFile.Format.CSV).filter(csv -> Accepted.prefers(call.request(), "text/csv"));
    }

    private AccountResponse page(Call call, AuditQuery filters) {
        QueryParameters parameters = call.query();
        AuditQuery wanted = filters.withLimit(Paging.limit(parameters));
        wanted = Paging.afterEvent(parameters).map(wanted::withBefore).orElse(wanted);
        Page<AuditRecord> page = audit.events(call.caller(), wanted);
        return AccountResponse.ok(new JsonObject()
                .putObjects("events", page.items().stream().map(AuditJson::view).toList())
                .putText("next", page.next()));
    }
}
