package org.accountkit.examples.standalone;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.logging.Formatter;
import java.util.logging.LogRecord;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** Writes each record of the log as a JSON object in a line of its own, as log collectors read it. */
final class JsonLines extends Formatter {

    private static final JsonFactory JSON = new JsonFactory();

    @Override
    public String format(LogRecord entry) {
        StringWriter line = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), line)) {
            json.writeStartObject();
            json.writeStringProperty("time", entry.getInstant().toString());
            json.writeStringProperty("level", entry.getLevel().getName());
            json.writeStringProperty("logger", String.valueOf(entry.getLoggerName()));
            json.writeStringProperty("message", formatMessage(entry));
            if (entry.getThrown() != null) {
                json.writeStringProperty("exception", trace(entry.getThrown()));
            }
            json.writeEndObject();
        }
        return line.append('\n').toString();
    }

    private static String trace(Throwable thrown) {
        StringWriter trace = new StringWriter();
        thrown.printStackTrace(new PrintWriter(trace));
        return trace.toString();
    }
}
