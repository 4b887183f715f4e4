package org.accountkit.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.accountkit.administration.AuditReview.AuditRecord;
import org.accountkit.audit.AuditEvent;
import org.accountkit.web.json.JsonObject;

/** Audit events as JSON: one object, whose events look like those of a page. */
final class AuditJson implements AuditFile {

    private final OutputStream out;
    private boolean continued;

    AuditJson(OutputStream out) {
        this.out = out;
    }

    @Override
    public void begin() throws IOException {
        out.write("{\"events\":[".getBytes(UTF_8));
    }

    @Override
    public void page(List<AuditRecord> events) throws IOException {
        ByteArrayOutputStream page = new ByteArrayOutputStream();
        for (AuditRecord event : events) {
            page.writeBytes((continued ? ",\n" : "\n").getBytes(UTF_8));
            page.writeBytes(view(event).toBytes());
            continued = true;
        }
        out.write(page.toByteArray());
        out.flush();
    }

    @Override
    public void end() throws IOException {
        out.write("\n]}\n".getBytes(UTF_8));
        out.flush();
    }

    static JsonObject view(AuditRecord record) {
        AuditEvent event = record.event();
        JsonObject view = new JsonObject()
                .put("id", event.id())
                .put("at", event.at())
                .put("type", event.type().code())
                .put("outcome", event.outcome().code());
        event.actor().ifPresent(id -> view.put("actor", person(id, record.actorName())));
        event.subject().ifPresent(id -> view.put("subject", person(id, record.subjectName())));
        return view.putText("credential", event.credential())
                .putText("address", event.address())
                .putText("correlationId", event.correlationId())
                .put("details", details(event));
    }

    static JsonObject details(AuditEvent event) {
        JsonObject details = new JsonObject();
        new TreeMap<>(event.details()).forEach(details::put);
        return details;
    }

    private static JsonObject person(String id, Optional<String> username) {
        return new JsonObject().put("id", id).putText("username", username);
    }
}
