package org.accountkit.examples.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Someone who uses the page by keyboard alone: goes from control to control by Tab. Wherever the focus stops, it must be
 * visible, and nothing may cover the control.
 */
final class Keyboard {

    private static final int FARTHEST = 120;
    private static final double CONTRAST = 3;

    /** Where the focus is: the control's label, and what is wrong with the way it is shown. */
    private static final String STOP = """
            const e = document.activeElement;
            if (e.matches('h2, h3, [role=alert]')) return [`(${e.textContent})`, ''];
            // A field for a date has several stops.
            if (e === document.body || window.visited?.has(e) && window.visited.last !== e) return ['', ''];
            if (window.visited) window.visited.add(e).last = e;
            const name = (e.getAttribute('aria-label') ?? e.labels?.[0]?.textContent ?? e.textContent).trim();
            const box = e.getClientRects()[0];
            const [x, y] = [box.left + box.width / 2, box.top + Math.min(box.height, 40) / 2];
            const seen = document.elementFromPoint(x, y);
            if (!seen || !(e.contains(seen) || seen.contains(e) && getComputedStyle(e).display === 'inline'))
              return [name, `covered by ${seen?.outerHTML.slice(0, 80)}`];
            const style = getComputedStyle(e);
            // The button inside a field for a date has a focus ring of the browser's own.
            if (e.type === 'date' && !e.matches(':focus-visible')) return [name, ''];
            if (style.outlineStyle === 'none' || parseFloat(style.outlineWidth) < 2) return [name, `no visible focus, ${style.outline} ${location.hash}`];
            const canvas = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
            const light = (colour, onto) => {
              canvas.fillStyle = onto ?? '#fff';
              canvas.fillRect(0, 0, 1, 1);
              canvas.fillStyle = colour;
              canvas.fillRect(0, 0, 1, 1);
              const [r, g, b] = [...canvas.getImageData(0, 0, 1, 1).data].map((part) =>
                part <= 10 ? part / 3294 : ((part / 255 + 0.055) / 1.055) ** 2.4);
              return 0.2126 * r + 0.7152 * g + 0.0722 * b;
            };
            let ground = e.parentElement;
            const isClear = (colour) => /^(transparent|rgba\\(.*, 0\\))$/.test(colour);
            while (ground.parentElement && isClear(getComputedStyle(ground).backgroundColor)) ground = ground.parentElement;
            const [one, other] = [light(style.outlineColor), light(getComputedStyle(ground).backgroundColor)].sort((a, b) => a - b);
            const contrast = (other + 0.05) / (one + 0.05);
            return [name, contrast < arguments[0] ? `focus contrast ${contrast}` : '']""";

    private static final String SHOWN = """
            return [...document.querySelectorAll('button, a, input, textarea, select, summary')].some((e) =>
              (e.getAttribute('aria-label') ?? e.labels?.[0]?.textContent ?? e.textContent).trim() === arguments[0]
              && e.checkVisibility() && !e.ariaDisabled)""";

    private final Browser browser;
    private final List<String> stops = new ArrayList<>();
    private final List<String> faults = new ArrayList<>();

    Keyboard(Browser browser) {
        this.browser = browser;
    }

    /** Presses Enter on the button or link of that name. */
    void choose(String name) {
        reach(name);
        enter();
    }

    void tick(String label) {
        reach(label);
        press(" ", "Space", 32, " ");
    }

    /** Tab selects what a field contains, so typing replaces it. */
    void fill(String label, String text) {
        reach(label);
        browser.press(text);
    }

    void enter() {
        press("Enter", "Enter", 13, "\r");
    }

    void down() {
        press("ArrowDown", "ArrowDown", 40, "");
    }

    void tab() {
        press("Tab", "Tab", 9, "");
        stop();
    }

    /** Goes on by Tab until the control of that name has the focus. */
    void reach(String name) {
        browser.until(SHOWN, name);
        stops.clear();
        for (int i = 0; i < FARTHEST; i++) {
            if (stop().equals(name)) {
                return;
            }
            press("Tab", "Tab", 9, "");
        }
        throw new AssertionError("Tab does not lead to \"" + name + "\" but to " + stops);
    }

    /** Goes through everything that Tab reaches, from the top; returns the names. */
    List<String> goRound() {
        goToTheEnd();
        goToTheEnd();
        return List.copyOf(stops);
    }

    private void goToTheEnd() {
        stops.clear();
        browser.run("window.visited = new WeakSet()");
        do {
            tab();
        } while (stops.size() < FARTHEST && !stops.get(stops.size() - 1).isEmpty());
        browser.run("delete window.visited");
    }

    void assertThatTheFocusWasAlwaysVisible() {
        assertThat(faults).isEmpty();
    }

    @SuppressWarnings("unchecked")
    private String stop() {
        List<String> stop = (List<String>) browser.run(STOP, CONTRAST);
        stops.add(stop.get(0));
        if (!stop.get(1).isEmpty() && !faults.contains(stop.toString())) {
            faults.add(stop.toString());
        }
        return stop.get(0);
    }

    private void press(String key, String code, int number, String text) {
        send("keyDown", key, code, number, text);
        send("keyUp", key, code, number, "");
    }

    private void send(String type, String key, String code, int number, String text) {
        browser.command(
                "Input.dispatchKeyEvent",
                Map.of("type", type, "key", key, "code", code, "windowsVirtualKeyCode", number, "text", text));
    }
}
