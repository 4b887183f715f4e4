package org.accountkit.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;
import org.accountkit.administration.AuditReview.AuditRecord;
import org.accountkit.audit.AuditEvent;
import org.accountkit.web.json.JsonObject;

/** Audit events as CSV, one a line. */
final class AuditCsv implements AuditFile {

    private static final List<String> HEADER = List.of(
            "id",
            "at",
            "type",
            "outcome",
            "actorId",
            "actorName",
            "subjectId",
            "subjectName",
            "credential",
            "address",
            "correlationId",
            "details");

    private final CsvWriter csv;

    AuditCsv(OutputStream out) {
        this.csv = new CsvWriter(out);
    }

    @Override
    public void begin() throws IOException {
        csv.line(HEADER);
    }

    @Override
    public void page(List<AuditRecord> events) throws IOException {
        for (AuditRecord event : events) {
            csv.line(cells(event));
        }
        csv.flush();
    }

    @Override
    public void end() {}

    private static List<String> cells(AuditRecord record) {
        AuditEvent event = record.event();
        return List.of(
                event.id(),
                JsonObject.text(event.at()),
                event.type().code(),
                event.outcome().code(),
                orNothing(event.actor()),
                orNothing(record.actorName()),
                orNothing(event.subject()),
                orNothing(record.subjectName()),
                orNothing(event.credential()),
                orNothing(event.address()),
                orNothing(event.correlationId()),
                new String(AuditJson.details(event).toBytes(), UTF_8));
    }

    private static String orNothing(Optional<String> cell) {
        return cell.orElse("");
    }
}
