package org.accountkit.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.accountkit.access.Caller;
import org.accountkit.access.RefusalCode;
import org.accountkit.administration.AuditReview;
import org.accountkit.administration.AuditReview.AuditQuery;
import org.accountkit.administration.AuditReview.AuditRecord;
import org.accountkit.administration.Page;
import org.accountkit.audit.AuditEvent;
import org.accountkit.web.json.JsonObject;

/** Exports any number of audit events as CSV, with one page in memory at a time. */
final class AuditExport {

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

    /** An export occupies a thread for as long as its client receives it, and others need threads too. */
    private static final int MOST_AT_A_TIME = 8;

    private static final Duration UNTIL_ONE_HAS_ENDED = Duration.ofSeconds(5);

    private final AuditReview audit;
    private final ClientDeadline deadline;
    private final AtomicInteger underWay = new AtomicInteger();

    AuditExport(AuditReview audit, ClientDeadline deadline) {
        this.audit = audit;
        this.deadline = deadline;
    }

    /** Reads the first page before answering, so that a refusal or an outage becomes a problem document. */
    AccountResponse answer(Call call, AuditQuery filters) {
        Caller caller = call.caller();
        AuditQuery wanted = filters.withLimit(AuditQuery.GREATEST_LIMIT);
        Page<AuditRecord> first = first(caller, wanted);
        return AccountResponse.streamed(CsvWriter.TYPE, out -> counted(out, caller, wanted, first))
                .with("Content-Disposition", "attachment; filename=\"audit-events.csv\"");
    }

    private Page<AuditRecord> first(Caller caller, AuditQuery wanted) {
        try {
            if (underWay.incrementAndGet() > MOST_AT_A_TIME) {
                throw RefusalCode.UNAVAILABLE.refused(UNTIL_ONE_HAS_ENDED);
            }
            return audit.events(caller, wanted);
        } finally {
            underWay.decrementAndGet();
        }
    }

    private void counted(OutputStream out, Caller caller, AuditQuery wanted, Page<AuditRecord> first)
            throws IOException {
        underWay.incrementAndGet();
        try {
            write(new PromptOutput(out, deadline), caller, wanted, first);
        } finally {
            underWay.decrementAndGet();
        }
    }

    private void write(PromptOutput out, Caller caller, AuditQuery wanted, Page<AuditRecord> first) throws IOException {
        CsvWriter csv = new CsvWriter(out).line(HEADER);
        Page<AuditRecord> page = first;
        while (true) {
            for (AuditRecord event : page.items()) {
                csv.line(cells(event));
            }
            csv.flush();
            if (page.next().isEmpty()) {
                return;
            }
            out.nextPart();
            page = next(caller, wanted.withBefore(page.next().get()));
        }
    }

    /** It is too late for a problem document, but the client sees that the answer is incomplete. */
    private Page<AuditRecord> next(Caller caller, AuditQuery wanted) throws IOException {
        try {
            return audit.events(caller, wanted);
        } catch (Throwable failure) {
            String correlationId = caller.origin().correlationId().orElse("unknown");
            FailureLog.failed(failure, correlationId);
            throw new IOException("An export ended early, correlation id " + correlationId + ".");
        }
    }

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
                details(event));
    }

    private static String orNothing(Optional<String> cell) {
        return cell.orElse("");
    }

    private static String details(AuditEvent event) {
        JsonObject details = new JsonObject();
        new TreeMap<>(event.details()).forEach(details::put);
        return new String(details.toBytes(), UTF_8);
    }
}
