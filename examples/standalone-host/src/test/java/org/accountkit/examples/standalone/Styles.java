package org.accountkit.examples.standalone;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Compares computed styles: with the token that an element of its kind should have, and with others of that kind. */
final class Styles {

    private static final String USABLE = ":not([aria-disabled='true'], :disabled)";
    private static final String LINE = "input:not([type=checkbox], [type=radio], [aria-invalid])";

    /** What an element is, a property, and the token whose value it has. */
    private static final List<List<String>> EXPECTED = List.of(
            List.of(".account-wrong:not(:empty)", "color", "--account-danger"),
            List.of("[aria-invalid='true']", "border-top-color", "--account-danger"),
            List.of("[aria-invalid='true']", "border-bottom-color", "--account-danger"),
            List.of("[autocomplete='one-time-code'], [name='recoveryCode']", "font-family", "--account-mono"),
            List.of("textarea[readonly], .account-codes li", "font-family", "--account-mono"),
            List.of("[name='username'], button, label", "font-family", "--account-font"),
            List.of(LINE, "border-top-color", "--account-line"),
            List.of(LINE, "border-top-left-radius", "--account-radius"),
            List.of(LINE, "color", "--account-ink"),
            List.of("h2, h3, label, legend", "color", "--account-ink"),
            List.of(".account-hint", "color", "--account-muted"),
            List.of(".account-alert:not(:empty)", "background-color", "--account-bad"),
            List.of(".account-note", "background-color", "--account-note"),
            List.of(
                    ".account-primary" + USABLE + ":not(.account-danger, .account-quiet)",
                    "background-color",
                    "--account-accent"),
            List.of(".account-primary" + USABLE + ":not(.account-quiet)", "color", "--account-accent-ink"),
            List.of(".account-primary.account-danger" + USABLE, "background-color", "--account-danger"),
            List.of(".account-danger" + USABLE + ":not(.account-primary)", "color", "--account-danger"));

    private static final String UNEXPECTED = """
            const shown = (each) => each.checkVisibility() && !each.matches(':hover')
              && each.closest('section.account-panel, dialog.account-dialog');
            const probe = document.createElement('p');
            document.body.append(probe);
            const expected = (property, token) => {
              const value = property.replace(/^border-(top|bottom)-color$|^background-color$/, 'color');
              probe.style.setProperty(value, `var(${token})`);
              const computed = getComputedStyle(probe).getPropertyValue(value);
              probe.style.removeProperty(value);
              return computed;
            };
            const faults = arguments[0].flatMap(([selector, property, token]) => {
              const right = expected(property, token);
              return [...document.querySelectorAll(selector)]
                .filter((each) => shown(each) && getComputedStyle(each).getPropertyValue(property) !== right)
                .map((each) => `${selector} "${(each.name || each.textContent).slice(0, 30)}" has the ${property} `
                  + `${getComputedStyle(each).getPropertyValue(property)}, not ${token}, ${right}`);
            });
            probe.remove();
            return faults""";

    /** Elements by their kind, and how they look. */
    private static final String LOOKS = """
            const properties = ['font-family', 'font-size', 'font-weight', 'font-style', 'color', 'background-color',
              'border-top-width', 'border-top-style', 'border-top-color', 'border-top-left-radius', 'min-block-size',
              'padding-inline-start', 'padding-block-start', 'text-decoration-line', 'text-transform', 'letter-spacing',
              'opacity'];
            const unusual = ":hover, :disabled, [aria-disabled='true'], [aria-invalid='true'], :read-only:is(input)";
            const kind = (each) => {
              const place = each.closest('td, .account-filters, .account-rights');
              const inside = place ? `in ${place.localName} ${place.className}` : '';
              const first = each.matches('h3:first-child') ? ', first' : '';
              const classes = [...each.classList].sort().join('.') + inside + first;
              if (each.matches('label')) return `label in ${each.parentElement.className} ${inside}`;
              if (each.matches('input')) return `input ${each.type} ${classes}`;
              return each.matches('.account-button') ? classes : each.localName + classes;
            };
            return [...document.querySelectorAll('.account-button, input, label, legend, h2, h3, textarea, .account-hint')]
              .filter((each) => each.checkVisibility() && !each.matches(unusual)
                && each.closest('section.account-panel, dialog.account-dialog'))
              .map((each) => {
                const style = getComputedStyle(each);
                return [kind(each), properties.map((name) => `${name}: ${style.getPropertyValue(name).replace('auto', '0px')}`).join('; ')];
              })""";

    private final Browser browser;
    private final Map<String, Map<String, String>> looks = new LinkedHashMap<>();
    private final Map<String, String> unexpected = new LinkedHashMap<>();

    Styles(Browser browser) {
        this.browser = browser;
    }

    /** Elements that do not have the colour or font of their kind. */
    List<String> unexpected() {
        return unexpected.entrySet().stream()
                .map(fault -> fault.getValue() + ": " + fault.getKey())
                .toList();
    }

    /** Kinds of elements that look one way here and another way there. */
    List<String> different() {
        return looks.entrySet().stream()
                .filter(kind -> kind.getValue().size() > 1)
                .map(kind -> kind.getKey()
                        + kind.getValue().entrySet().stream()
                                .map(look -> "\n  " + look.getValue() + ": " + look.getKey())
                                .collect(Collectors.joining()))
                .toList();
    }

    void look(String theme, String where) {
        strings(browser.run(UNEXPECTED, EXPECTED))
                .forEach(fault -> unexpected.putIfAbsent(fault, theme + ", " + where));
        for (Object seen : (List<?>) browser.run(LOOKS)) {
            List<String> kindAndLook = strings(seen).toList();
            looks.computeIfAbsent(theme + ' ' + kindAndLook.get(0), kind -> new LinkedHashMap<>())
                    .putIfAbsent(kindAndLook.get(1), where);
        }
    }

    private static Stream<String> strings(Object list) {
        return ((List<?>) list).stream().map(String::valueOf);
    }
}
