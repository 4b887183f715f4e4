package org.accountkit.web;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.accountkit.administration.AuditReview.AuditRecord;

/** Writes audit events as a file, one page at a time. */
interface AuditFile {

    void begin() throws IOException;

    void page(List<AuditRecord> events) throws IOException;

    void end() throws IOException;

    /** The formats in which a client can have it. */
    enum Format {
        CSV(CsvWriter.TYPE, AuditCsv::new),
        JSON("application/json", AuditJson::new);

        private final String type;
        private final Function<OutputStream, AuditFile> writer;

        Format(String type, Function<OutputStream, AuditFile> writer) {
            this.type = type;
            this.writer = writer;
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
            return writer.apply(out);
        }
    }
}
