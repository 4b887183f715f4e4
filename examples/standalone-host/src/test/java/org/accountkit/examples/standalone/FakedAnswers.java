package org.accountkit.examples.standalone;

import java.util.Map;

/** Answers of the API that are hard to get from a real host: late ones, failures, times that are nearly up. */
final class FakedAnswers {

    private static final String SCRIPT = """
            {
              const real = window.fetch;
              window.fetch = async (input, init = {}) => {
                const fakes = JSON.parse(sessionStorage.getItem('faked-answers') ?? '[]');
                const fake = fakes.find(({ method, path }) =>
                  method === (init.method ?? 'GET') && String(input.url ?? input).includes(path));
                if (!fake) return real(input, init);
                if (fake.kind === 'never') return new Promise(() => {});
                if (fake.kind === 'problem') return new Response(JSON.stringify(fake.body), { status: fake.status });
                const body = await (await real(input, init)).json();
                const later = (seconds) => new Date(Date.now() + seconds * 1000).toISOString();
                for (const [key, value] of Object.entries(fake.body)) {
                  body[key] = key.endsWith('At') ? later(value) : value;
                }
                return new Response(JSON.stringify(body), { status: 200 });
              };
            }
            """;

    private final Browser browser;

    private FakedAnswers(Browser browser) {
        this.browser = browser;
    }

    /** Lets answers be faked in every page that this browser loads from now on. */
    static FakedAnswers in(Browser browser) {
        browser.command("Page.addScriptToEvaluateOnNewDocument", Map.of("source", SCRIPT));
        return new FakedAnswers(browser);
    }

    /** No answer at all. */
    void never(String method, String path) {
        put(method, path, "never", 0, "{}");
    }

    /** A refusal; the fields are JSON without braces. */
    void problem(String method, String path, int status, String fields) {
        put(method, path, "problem", status, '{' + fields + '}');
    }

    /** The real answer but for some fields; those that end in {@code At} are seconds from now. */
    void changed(String method, String path, String fields) {
        put(method, path, "changed", 200, '{' + fields + '}');
    }

    void none() {
        browser.run("sessionStorage.removeItem('faked-answers')");
    }

    private void put(String method, String path, String kind, int status, String body) {
        browser.run("""
                const [method, path, kind, status, body] = arguments;
                const fake = { method, path, kind, status, body: JSON.parse(body) };
                sessionStorage.setItem('faked-answers', JSON.stringify([fake]))""", method, path, kind, status, body);
    }
}
