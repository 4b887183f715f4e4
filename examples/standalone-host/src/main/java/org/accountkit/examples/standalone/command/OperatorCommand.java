package org.accountkit.examples.standalone.command;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.accountkit.examples.standalone.HostSettings;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/** A command with its options. Used once. */
abstract class OperatorCommand implements Callable<Integer> {

    private static final String JSON = "--json";

    private final Console console;
    private final CommandSpec spec;

    OperatorCommand(Console console, String name, String... description) {
        this.console = console;
        spec = CommandSpec.wrapWithoutInspection(this).name(name);
        spec.usageMessage().description(description).sortOptions(false);
        flag(JSON, "Answer with one JSON object.");
        spec.addOption(OptionSpec.builder("-h", "--help")
                .usageHelp(true)
                .description("Show this help.")
                .build());
    }

    final CommandSpec spec() {
        return spec;
    }

    final Console console() {
        return console;
    }

    final void flag(String name, String description) {
        spec.addOption(OptionSpec.builder(name).description(description).build());
    }

    final void option(String name, String label, Class<?> type, String description) {
        spec.addOption(OptionSpec.builder(name)
                .paramLabel(label)
                .type(type)
                .description(description)
                .build());
    }

    final void parameter(String label, String arity, String description) {
        spec.addPositional(PositionalParamSpec.builder()
                .paramLabel(label)
                .index("0")
                .arity(arity)
                .required(!arity.startsWith("0"))
                .type(String.class)
                .description(description)
                .build());
    }

    final boolean has(String flag) {
        return given().hasMatchedOption(flag);
    }

    final <T> Optional<T> value(String option) {
        if (!has(option)) {
            return Optional.empty();
        }
        T value = given().matchedOption(option).getValue();
        return Optional.of(value);
    }

    final Optional<String> parameter() {
        if (!given().hasMatchedPositional(0)) {
            return Optional.empty();
        }
        String value = given().matchedPositional(0).getValue();
        return Optional.of(value);
    }

    private ParseResult given() {
        return spec.commandLine().getParseResult();
    }

    @Override
    public final Integer call() {
        Reply reply = replyOrFailure();
        print(reply);
        return reply.status();
    }

    private Reply replyOrFailure() {
        try {
            return reply();
        } catch (RuntimeException e) {
            return Failures.reply(e);
        }
    }

    /** Does the work of the command. */
    abstract Reply reply();

    final HostSettings settings() {
        return HostSettings.of(console.environment());
    }

    private void print(Reply reply) {
        if (has(JSON)) {
            Map<String, Object> json = new LinkedHashMap<>();
            json.put("command", spec.name());
            json.put("status", reply.status());
            json.putAll(reply.json());
            (answersOnErrors() ? console.err() : console.out()).println(Json.write(json));
        } else {
            (reply.isAnswer() && !answersOnErrors() ? console.out() : console.err()).println(reply.text());
        }
    }

    /** Reports whether the output is taken by something else. */
    boolean answersOnErrors() {
        return false;
    }

    /** Says something to people that is no part of the answer. */
    final void note(String text) {
        if (!has(JSON)) {
            console.err().println(text);
        }
    }
}
