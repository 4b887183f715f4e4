package org.accountkit.examples.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Times are counted by the server's clock, and move on while they are shown. */
class PageTimesTest extends SharedPageHarness {

    /** A clock that a test sets, and the functions of all timers that are running. */
    private static final String WATCHED = """
            window.ahead = %d;
            const { now } = Date;
            window.Date = class extends Date {
              constructor(...parts) { super(...(parts.length ? parts : [now() + window.ahead])); }
              static now() { return now() + window.ahead; }
            };
            window.timers = new Map();
            const [set, clear] = [setInterval, clearInterval];
            window.setInterval = (work, wait) => {
              const id = set(work, wait);
              timers.set(id, work);
              return id;
            };
            window.clearInterval = (id) => clear(id, timers.delete(id));
            window.waits = [];
            const later = setTimeout;
            window.setTimeout = (work, wait) => {
              waits.push(wait);
              return later(work, wait);
            };
            """;

    private Runnable undo = () -> {};

    @AfterEach
    void rightTheClock() {
        undo.run();
    }

    @ParameterizedTest
    @ValueSource(ints = {-3, 3})
    void aBrowserWhoseClockIsHoursOffShowsTheRightTimes(int hours) {
        undo = browser.beforeEveryPage(WATCHED.formatted(hours * 3_600_000));
        signInAs("off-by-" + hours);
        open("#/user-settings/sessions");

        browser.see("now");

        assertThat(browser.text()).doesNotContain("hours ago", "in 3 hours", "about to end");
        assertThat(browser.run("return waits.some((wait) => Math.abs(wait - 28 * 60_000) < 90_000)"))
                .as("the warning before the session ends after half an hour")
                .isEqualTo(true);
    }

    /** On a phone, the first formatter takes a tenth of a second. */
    @Test
    void aStartMakesNoFormatter() {
        undo = browser.beforeEveryPage("""
                window.made = [];
                for (const name of ['DateTimeFormat', 'DisplayNames', 'ListFormat', 'Locale', 'NumberFormat', 'PluralRules',
                    'RelativeTimeFormat']) {
                  const Real = Intl[name];
                  Intl[name] = class extends Real {
                    constructor(...wanted) {
                      super(...wanted);
                      window.made.push(name);
                    }
                  };
                }
                """);
        open("#/sign-in");
        browser.field("Password");
        assertThat((List<?>) browser.run("return made")).isEmpty();

        signInAs("in-a-hurry");
        browser.reload();
        browser.see("User Settings");
        browser.field("Current password");
        assertThat((List<?>) browser.run("return made")).isEmpty();
    }

    /** It is in the page for a start that fails, in two scripts. */
    @Test
    void aStartDoesNotLayOutWhatIsSaidIfItFails() {
        undo = browser.beforeEveryPage("""
                addEventListener('DOMContentLoaded', () => {
                  window.laidOut = [...document.querySelectorAll('main .account-note')].map((note) => note.getClientRects().length);
                });
                """);
        open("#/sign-in");
        browser.field("Password");

        assertThat(browser.run("return laidOut.join()")).isEqualTo("0,0,0");
    }

    /** A timer of more than 24 days would be over at once. */
    @Test
    void theEndOfALongSessionIsWatchedWithoutHaste() {
        FakedAnswers answers = FakedAnswers.in(browser);
        undo = browser.beforeEveryPage(WATCHED.formatted(0));
        signInAs("long-lasting");
        answers.changed("GET", "api/session", "\"expiresAt\":7776000,\"idleExpiresAt\":2592000");
        browser.reload();
        browser.see("User Settings");

        browser.until("return waits.includes(2 ** 31 - 1)");
        assertThat(browser.run("return waits.every((wait) => !(wait > 2 ** 31 - 1))"))
                .isEqualTo(true);
        answers.none();
    }

    @Test
    void aTimeMovesOnUntilItIsNoLongerShown() {
        undo = browser.beforeEveryPage(WATCHED.formatted(0));
        signInAs("watching");
        open("#/user-settings/sessions");
        browser.see("now");
        assertThat(browser.run("return timers.size")).isEqualTo(1L);

        browser.run("ahead = 5 * 60_000; timers.forEach((work) => work())");
        browser.see("5 minutes ago");
        assertThat(browser.run("return document.querySelector('account-sessions time').title")
                        .toString())
                .matches(".*:\\d\\d:\\d\\d.*(UTC|GMT|[A-Z]{3,4}).*");

        hide(true);
        assertThat(browser.run("return timers.size")).isEqualTo(0L);
        browser.run("ahead = 7 * 60_000");
        hide(false);
        browser.see("7 minutes ago");
        assertThat(browser.run("return timers.size")).isEqualTo(1L);

        browser.follow("#/user-settings/password");
        browser.field("Current password");
        assertThat(browser.run("return timers.size")).isEqualTo(0L);
    }

    private void hide(boolean hidden) {
        browser.run("""
                Object.defineProperty(document, 'hidden', { configurable: true, value: arguments[0] });
                document.dispatchEvent(new Event('visibilitychange'))""", hidden);
    }
}
