package org.accountkit.examples.standalone;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.openqa.selenium.json.Json;

/**
 * Firefox, used by key presses and mouse clicks over WebDriver BiDi, which it speaks itself: Debian has no geckodriver, and
 * Selenium cannot do without.
 */
final class Firefox implements AutoCloseable {

    private static final long PATIENCE_SECONDS = 30;
    private static final Pattern ADDRESS = Pattern.compile("WebDriver BiDi listening on (ws://\\S+)");
    private static final Json JSON = new Json();

    /** Resolves once what is asked for is there. */
    private static final String AWAIT = """
            new Promise((resolve) => {
              const look = () => {
                const found = (%s)();
                if (found) resolve(JSON.stringify(found));
                else setTimeout(look, 20);
              };
              look();
            })""";

    /** The middle of a visible element of the topmost dialog, or of the page. */
    private static final String MIDDLE = """
            () => {
              const root = [...document.querySelectorAll('dialog[open]')].at(-1) ?? document;
              const name = %s;
              const named = (each) => (each.ariaLabel ?? each.labels?.[0]?.textContent ?? each.textContent).trim() === name;
              const each = [...root.querySelectorAll('button, a, input, textarea')]
                .find((each) => each.checkVisibility() && named(each));
              if (!each || each.ariaDisabled) return null;
              each.scrollIntoView({ block: 'center' });
              const { left, top, width, height } = each.getBoundingClientRect();
              return [Math.round(left + width / 2), Math.round(top + height / 2)];
            }""";

    private final Process process;
    private final WebSocket socket;
    private final BlockingQueue<String> answers;
    private final String context;
    private int sent;

    private Firefox(Process process, URI address) {
        this.process = process;
        this.answers = new LinkedBlockingQueue<>();
        this.socket = HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .buildAsync(address.resolve("/session"), new Whole(answers))
                .join();
        send("session.new", Map.of("capabilities", Map.of()));
        List<?> contexts = (List<?>) send("browsingContext.getTree", Map.of()).get("contexts");
        this.context = String.valueOf(((Map<?, ?>) contexts.get(0)).get("context"));
    }

    static Firefox open(Path profile) {
        Path program = Requirement.program("firefox-esr", "firefox");
        try {
            Files.createDirectories(profile);
            Process process = new ProcessBuilder(
                            program.toString(),
                            "--headless",
                            "--no-remote",
                            "--profile",
                            profile.toString(),
                            "--remote-debugging-port",
                            "0")
                    .redirectErrorStream(true)
                    .start();
            return new Firefox(process, address(process));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static URI address(Process process) throws IOException {
        BufferedReader lines =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        StringBuilder said = new StringBuilder();
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            Matcher matcher = ADDRESS.matcher(line);
            if (matcher.find()) {
                return URI.create(matcher.group(1));
            }
            said.append(line).append('\n');
        }
        throw new IllegalStateException("Firefox did not start:\n" + said);
    }

    void visit(String address) {
        send("browsingContext.navigate", Map.of("context", context, "url", address, "wait", "complete"));
    }

    void click(String name) {
        List<?> middle = (List<?>) await(MIDDLE.replace("%s", quoted(name)));
        List<Map<String, Object>> actions = List.of(
                Map.of("type", "pointerMove", "x", middle.get(0), "y", middle.get(1)),
                Map.of("type", "pointerDown", "button", 0),
                Map.of("type", "pointerUp", "button", 0));
        act(Map.of("type", "pointer", "id", "mouse", "actions", actions));
    }

    void type(String field, String text) {
        click(field);
        press(text);
    }

    void press(String keys) {
        List<Map<String, Object>> actions = new ArrayList<>();
        keys.codePoints().mapToObj(Character::toString).forEach(key -> {
            actions.add(Map.of("type", "keyDown", "value", key));
            actions.add(Map.of("type", "keyUp", "value", key));
        });
        act(Map.of("type", "key", "id", "keyboard", "actions", actions));
    }

    private void act(Map<String, Object> source) {
        send("input.performActions", Map.of("context", context, "actions", List.of(source)));
    }

    void see(String text) {
        await("() => document.body.innerText.includes(" + quoted(text) + ")");
    }

    String valueOf(String field) {
        return (String) await("""
                () => {
                  const label = [...document.querySelectorAll('label')].find((each) => each.textContent.trim() === %s);
                  return label?.control?.value;
                }""".formatted(quoted(field)));
    }

    /** Waits until a function of the page returns something, and returns that. */
    private Object await(String function) {
        Map<String, Object> answer = send(
                "script.evaluate",
                Map.of(
                        "expression",
                        AWAIT.replace("%s", function),
                        "target",
                        Map.of("context", context),
                        "awaitPromise",
                        true));
        Map<?, ?> result = (Map<?, ?>) answer.get("result");
        if (result == null) {
            throw new AssertionError(answer);
        }
        return JSON.toType(String.valueOf(result.get("value")), Object.class);
    }

    private static String quoted(String text) {
        return JSON.toJson(text);
    }

    private Map<String, Object> send(String method, Map<String, Object> parameters) {
        int id = ++sent;
        socket.sendText(JSON.toJson(Map.of("id", id, "method", method, "params", parameters)), true)
                .join();
        for (; ; ) {
            Map<String, Object> answer = JSON.toType(next(method, parameters), Json.MAP_TYPE);
            if (answer.get("id") instanceof Number number && number.intValue() == id) {
                return result(method, answer);
            }
        }
    }

    private String next(String method, Map<String, Object> parameters) {
        try {
            String answer = answers.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
            if (answer == null) {
                throw new AssertionError("No answer to " + method + ' ' + parameters);
            }
            return answer;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> result(String method, Map<String, Object> answer) {
        if (!"success".equals(answer.get("type"))) {
            throw new AssertionError(method + ": " + answer);
        }
        return (Map<String, Object>) answer.get("result");
    }

    @Override
    public void close() {
        socket.abort();
        process.descendants().forEach(ProcessHandle::destroy);
        process.destroy();
        process.onExit().join();
    }

    /** Collects the parts of each message. */
    private static final class Whole implements WebSocket.Listener {

        private final BlockingQueue<String> messages;
        private final StringBuilder parts = new StringBuilder();

        Whole(BlockingQueue<String> messages) {
            this.messages = messages;
        }

        @Override
        public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
            parts.append(part);
            if (last) {
                messages.add(parts.toString());
                parts.setLength(0);
            }
            from.request(1);
            return null;
        }
    }
}
