package org.accountkit.examples.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Map;
import org.accountkit.examples.standalone.command.Commands;
import org.accountkit.examples.standalone.command.Console;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/** What a command did: its exit status, and what it printed. */
record CommandLineRun(int status, String out, String err) {

    static CommandLineRun of(Map<String, String> environment, String input, String... arguments) {
        return of(environment, input.getBytes(StandardCharsets.UTF_8), false, arguments);
    }

    static CommandLineRun watched(Map<String, String> environment, String... arguments) {
        return of(environment, new byte[0], true, arguments);
    }

    private static CommandLineRun of(
            Map<String, String> environment, byte[] input, boolean interactive, String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int status = Commands.run(
                arguments,
                new Console(
                        new ByteArrayInputStream(input),
                        new PrintStream(out, true, StandardCharsets.UTF_8),
                        new PrintStream(err, true, StandardCharsets.UTF_8),
                        interactive,
                        environment,
                        Clock.systemUTC()));
        return new CommandLineRun(status, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    CommandLineRun expect(int expected) {
        assertThat(status).as(toString()).isEqualTo(expected);
        return this;
    }

    /** Checks that the output is one JSON object in one line. */
    CommandLineRun expectJson() {
        assertThat(out.lines()).as(toString()).hasSize(1);
        try (JsonParser parser = new JsonFactory().createParser(ObjectReadContext.empty(), out)) {
            parser.nextToken();
            parser.skipChildren();
            assertThat(parser.nextToken()).isNull();
        } catch (JacksonException e) {
            throw new AssertionError(out, e);
        }
        return this;
    }

    /** The text or number of a member. */
    String member(String name) {
        return new HttpUser.Answer(status, out, HttpHeaders.of(Map.of(), (a, b) -> true)).field(name);
    }

    /** The first line of the output. */
    String line() {
        return out.lines().findFirst().orElse("");
    }
}
