package org.accountkit.web;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.accountkit.access.Caller;
import org.accountkit.access.RefusalCode;
import org.accountkit.administration.AuditReview;
import org.accountkit.administration.AuditReview.AuditQuery;
import org.accountkit.administration.AuditReview.AuditRecord;
import org.accountkit.administration.Page;

/** Exports any number of audit events as a file, with one page in memory at a time. */
final class AuditExport {

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
    AccountResponse answer(Call call, AuditQuery filters, AuditFile.Format format) {
        Caller caller = call.caller();
        AuditQuery wanted = filters.withLimit(AuditQuery.GREATEST_LIMIT);
        Page<AuditRecord> first = first(caller, wanted);
        String name = "audit-events." + format.extension();
        return AccountResponse.streamed(format.type(), out -> counted(out, format, caller, wanted, first))
                .with("Content-Disposition", "attachment; filename=\"" + name + '"');
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

    private void counted(
            OutputStream out, AuditFile.Format format, Caller caller, AuditQuery wanted, Page<AuditRecord> first)
            throws IOException {
        underWay.incrementAndGet();
        try {
            PromptOutput prompt = new PromptOutput(out, deadline);
            write(prompt, format.writeTo(prompt), caller, wanted, first);
        } finally {
            underWay.decrementAndGet();
        }
    }

    private void write(PromptOutput out, AuditFile file, Caller caller, AuditQuery wanted, Page<AuditRecord> first)
            throws IOException {
        file.begin();
        Page<AuditRecord> page = first;
        file.page(page.items());
        while (page.next().isPresent()) {
            out.nextPart();
            page = next(caller, wanted.withBefore(page.next().get()));
            file.page(page.items());
        }
        file.end();
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
}
