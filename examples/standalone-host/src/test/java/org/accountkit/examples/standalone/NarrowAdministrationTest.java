package org.accountkit.examples.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every panel at several widths, in each language, with names as long as they may be without a place to break. */
class NarrowAdministrationTest extends AdministrationHarness {

    private static final String NAME = "W".repeat(64);
    private static final String ROLE = "r" + "w".repeat(62);

    private static final Map<String, String> PANELS = Map.of(
            "#/user-settings/password", "password",
            "#/user-settings/two-factor", "two-factor",
            "#/user-settings/api-key", "api-key",
            "#/user-settings/sessions", "sessions",
            "#/downloads", "download-links",
            "#/settings/users", "users",
            "#/settings/roles", "roles",
            "#/settings/audit", "audit-log");

    /** What is cut off or sticks out of the window or its panel, by any element with text of its own. */
    private static final String SPILLED = """
            const width = document.documentElement.clientWidth;
            const spilled = [];
            if (document.documentElement.scrollWidth > width) spilled.push('page ' + document.documentElement.scrollWidth);
            for (const element of document.body.querySelectorAll('*')) {
              const clipped = element.closest('.account-unseen, thead, [hidden], .account-skip, optgroup, option, .account-menu-opener');
              if (clipped || !element.checkVisibility()) continue;
              const box = element.getBoundingClientRect();
              const panel = element.closest('#account-view section.account-panel')?.getBoundingClientRect();
              const [left, right] = [panel?.left ?? 0, panel?.right ?? width];
              if (box.right > right + 1 || box.left < left - 1) spilled.push(element.outerHTML.slice(0, 120));
            }
            return spilled;
            """;

    /** Dates and addresses that take more than one line. */
    private static final String BROKEN = """
            return [...document.querySelectorAll('time > span, .account-whole')]
                .filter((node) => node.checkVisibility())
                .filter((node) => new Set([...node.getClientRects()].map(({ top }) => Math.round(top))).size > 1)
                .map((node) => node.textContent);
            """;

    private String user;

    @BeforeAll
    void longNames() {
        admin.post("api/roles", "{\"name\":\"" + ROLE + "\",\"grants\":[\"hello.write\"],\"denies\":[]}")
                .expect(201);
        user = create(NAME, "\"roles\":[],\"fullName\":\"" + NAME + "\",\"description\":\"" + NAME + '"');
        Premises.edit(admin, user, "\"roles\":[\"" + ROLE + "\",\"operator\"]").expect(200);
        lock(NAME);
    }

    @ParameterizedTest
    @CsvSource({"320, 100", "320, 200", "1060, 100", "1280, 100", "1280, 200"})
    void nothingSticksOut(int width, int textSize) {
        browser.width(width);
        browser.textSize(textSize);
        for (String language : List.of("en", "de", "ar")) {
            open("#/sign-in");
            browser.see("User Settings");
            browser.run(
                    "document.documentElement.lang = arguments[0];"
                            + "document.querySelector('.account-brand span').textContent = 'P'.repeat(40)",
                    language);
            PANELS.forEach((view, panel) -> check(view, panel, textSize));
            check("#/settings/users/" + user, "user", textSize);
        }
    }

    private void check(String view, String panel, int textSize) {
        browser.follow(view);
        browser.until("return Boolean(document.querySelector('account-%s .account-body > *'))".formatted(panel));
        browser.run("document.querySelectorAll('details').forEach((each) => each.open = true)");
        browser.until("return [...document.querySelectorAll('details')].every((each) => each.querySelector('dl'))");
        assertThat((List<?>) browser.run(SPILLED))
                .as("%s at %d %%", view, textSize)
                .isEmpty();
        if (textSize == 100) {
            assertThat((List<?>) browser.run(BROKEN)).as(view).isEmpty();
        }
    }

    @AfterAll
    void usualSize() {
        browser.reset();
    }
}
