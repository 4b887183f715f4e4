package org.accountkit.examples.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The audit log: events in sentences, filters that stay in the address, and files of what is filtered. */
class AuditLogPageTest extends AdministrationHarness {

    @AfterEach
    void nothingIsComplainedOf() {
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void eventsAreSentencesWithExactTimesAndDetails() {
        create("told");
        lock("told");
        open("#/settings/audit?user=told");

        browser.see("admin created the user told from 127.0.0.1");
        browser.see("Sign-in as told was refused from 127.0.0.1");
        assertThat(browser.texts("account-audit-log time").get(0)).matches("(?s).*\\d:\\d\\d:\\d\\d.*[A-Z]{2,}.*");
        browser.run("document.querySelector('account-audit-log details').open = true");
        browser.see("Reason for refusal");
        browser.see("wrong credentials");
        browser.keep("audit-log");
    }

    @Test
    void filtersAreKeptInTheAddress() {
        create("searched");
        premises.stranger().signIn("searched", "wrong").expect(401);
        open("#/settings/audit");

        browser.type("User involved", "searched");
        browser.choose("Event type", "All: Users");
        browser.click("Filter");

        browser.see("1 event\n");
        browser.see("admin created the user searched");
        assertThat(browser.address()).contains("type=user-creation&type=user-edit", "user=searched");
        browser.reload();
        browser.see("1 event\n");
        browser.choose("Event type", "Sign-in");
        browser.choose("Outcome", "Refused");
        browser.click("Filter");
        browser.see("Sign-in as searched was refused");
        browser.type("Acting user", "admin");
        browser.click("Filter");
        browser.see("No event matches these filters.");
        browser.click("Clear filters");
        browser.see("events\n");
    }

    /** The days are the browser's, whose time zone may be another one than the server's. */
    @Test
    void aDayBeginsAndEndsInTheBrowsersTimeZone() {
        browser.command("Emulation.setTimezoneOverride", Map.of("timezoneId", "Pacific/Auckland"));
        create("dated");
        open("#/settings/audit?user=dated");
        browser.see("Days begin and end in the time zone Pacific/Auckland.");
        String today = browser.run("return new Date().toLocaleDateString('sv')").toString();

        open("#/settings/audit?user=dated&from=" + today + "&to=" + today);
        browser.see("1 event\n");
        assertThat(requested("from")).isEqualTo(browser.run("return new Date('" + today + "T00:00').toISOString()"));

        open("#/settings/audit?user=dated&to=2020-01-01");
        browser.see("No event matches these filters.");
        browser.command("Emulation.setTimezoneOverride", Map.of("timezoneId", ""));
    }

    private Object requested(String parameter) {
        return browser.run(
                "return new URL(document.querySelector('a[download]').href).searchParams.get(arguments[0])", parameter);
    }

    @Test
    void whatIsFilteredCanBeSavedAsAFile() {
        create("exported");
        open("#/settings/audit?user=exported&type=user-creation");
        browser.see("1 event\n");

        List<?> files = (List<?>) browser.run("""
                return Promise.all([...document.querySelectorAll('a[download]')].map(async ({ href }) => {
                  const answer = await fetch(href, { headers: { Accept: 'text/html' } });
                  return `${answer.headers.get('Content-Disposition')} ${await answer.text()}`;
                }));
                """);

        assertThat(files).hasSize(2);
        assertThat(files.get(0).toString())
                .contains("attachment; filename=\"audit-events.csv\"", ",user-creation,success,", ",exported,");
        assertThat(files.get(0).toString().lines()).hasSize(2);
        assertThat(files.get(1).toString())
                .contains("attachment; filename=\"audit-events.json\"", "\"user-creation\"", "\"exported\"");
    }
}
