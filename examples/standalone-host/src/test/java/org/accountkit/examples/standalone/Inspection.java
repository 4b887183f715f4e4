package org.accountkit.examples.standalone;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Looks at the page as it is now, in every way that a program can, and notes what is wrong by the kind of fault. */
final class Inspection {

    private static final String AXE = axe();
    private static final String CHECK_ALL = """
            { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'],
              rules: { 'target-size': { enabled: true } }, resultTypes: ['violations'], preload: false }""";

    /** The only rules that judge colours. */
    private static final String CHECK_COLOURS =
            "{ runOnly: { type: 'rule', values: ['color-contrast', 'link-in-text-block'] }, preload: false }";

    private static final String VIOLATIONS = """
            return axe.run(document, %s).then(({ violations }) => violations.flatMap(({ id, nodes }) =>
              nodes.map(({ target, failureSummary }) => `${id}: ${target} ${failureSummary.slice(0, 300)}`)))""";

    /** Controls whose name for assistive technology lacks what is written on them (WCAG 2.5.3). */
    private static final String NAMES = """
            const plain = (text) => text.replace(/\\s+/g, ' ').trim().toLowerCase();
            axe.setup(document);
            const root = [...document.querySelectorAll('dialog[open]')].at(-1) ?? document;
            const wrong = [...root.querySelectorAll('button, a[href], input, textarea, select, summary')]
              .filter((control) => control.checkVisibility())
              .map((control) => {
                const written = plain(control.labels?.length ? control.labels[0].innerText : control.innerText ?? '');
                return [written, plain(axe.commons.text.accessibleText(control))];
              })
              .filter(([written, name]) => !name || !name.includes(written))
              .map(([written, name]) => `"${written}" is called "${name}"`);
            axe.teardown();
            return wrong""";

    /** What reaches beyond the page or its dialog sideways. */
    private static final String OVERFLOWS = """
            const root = document.scrollingElement;
            const boxes = [root, ...document.querySelectorAll('dialog[open], section.account-panel')];
            if (boxes.every((box) => box.scrollWidth <= box.clientWidth)) return [];
            return [...document.querySelectorAll('body *')]
              .filter((each) => each.checkVisibility() && !each.children.length && !each.closest('thead, caption'))
              .map((each) => [each, each.getBoundingClientRect()])
              .filter(([each, { right, left, width }]) => width > 1 && (right > root.clientWidth + 1 || left < -1))
              .map(([each]) => `${each.localName}.${each.className} "${each.textContent.slice(0, 40)}"`)
              .concat('sideways scroll')""";

    /** Dates and addresses that break across lines. */
    private static final String BROKEN = """
            const found = [];
            const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
            for (let node = walker.nextNode(); node; node = walker.nextNode()) {
              const text = node.data.trim();
              const dated = node.parentElement.localName === 'time';
              if (!text || !(dated || /^\\d+(\\.\\d+){3}$/.test(text)) || !node.parentElement.checkVisibility()) continue;
              const range = document.createRange();
              range.selectNodeContents(node);
              const lines = new Set([...range.getClientRects()].map(({ top }) => Math.round(top)));
              if (lines.size > 1) found.push(`"${text}" on ${lines.size} lines`);
            }
            return found""";

    private final Browser browser;
    private final Styles styles;
    private final Map<String, Map<String, String>> faults = new LinkedHashMap<>();

    Inspection(Browser browser) {
        this.browser = browser;
        this.styles = new Styles(browser);
    }

    Styles styles() {
        return styles;
    }

    /** Each fault, and where it was seen first. */
    List<String> faults(String kind) {
        return faults.getOrDefault(kind, Map.of()).entrySet().stream()
                .map(fault -> fault.getValue() + ": " + fault.getKey())
                .toList();
    }

    void look(String where) {
        if (browser.run("return typeof axe").equals("undefined")) {
            browser.run(AXE);
        }
        note("axe", where + ", light", VIOLATIONS.formatted(CHECK_ALL));
        note("names", where, NAMES);
        styles.look("light", where);
        browser.media("prefers-color-scheme", "dark");
        note("axe", where + ", dark", VIOLATIONS.formatted(CHECK_COLOURS));
        styles.look("dark", where);
        browser.media("", "");
        browser.width(320);
        note("sideways", where + ", 320 px", OVERFLOWS);
        note("broken", where + ", 320 px", BROKEN);
        browser.width(1280);
        browser.textSize(200);
        note("sideways", where + ", 200 %", OVERFLOWS);
        note("broken", where + ", 200 %", BROKEN);
        browser.textSize(100);
    }

    private void note(String kind, String where, String script) {
        for (Object fault : (List<?>) Objects.requireNonNull(browser.run(script))) {
            faults.computeIfAbsent(kind, k -> new LinkedHashMap<>()).putIfAbsent(fault.toString(), where);
        }
    }

    private static String axe() {
        try (InputStream script = Inspection.class.getResourceAsStream("/axe.min.js")) {
            return new String(Objects.requireNonNull(script).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
