package org.accountkit.web;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.accountkit.administration.AuditReview.AuditRecord;

/** Writes audit events as a file, one page at a time. */
interface AuditFile {

    void begin() throws IOException;

    void page(List<AuditRecord> events) throws IOException;

    void end() throws IOException;

    /** The formats in which a client can have it. */
    enum Format {
        CSV(CsvWriter.TYPE),
        JSON("application/json");

        private final String type;

        Format(String type) {
            this.type = type;
        }

        static Optional<Format> find(String name) {
            return Arrays.stream(values())
                    .filter(format -> format.extension().equals(name))
                    .findFirst();
        }

        String type() {
            return type;
        }

        String extension() {
            return name().toLowerCase(Locale.ROOT);
        }

        AuditFile writeTo(OutputStream out) {
            return this == CSV ? new AuditCsv(out) : new AuditJson(out);
        }
    }
}
