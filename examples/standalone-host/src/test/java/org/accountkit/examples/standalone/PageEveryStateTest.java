package org.accountkit.examples.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/** Every panel in every state, theme, language and width: one walk looks at everything, and each test at one kind. */
@TestInstance(Lifecycle.PER_CLASS)
class PageEveryStateTest extends PageChecks {

    private Inspection inspection;

    @BeforeAll
    void walk() {
        premises.waitAWhile();
        inspection = new Inspection(browser);
        languages().forEach(this::walk);
    }

    @Test
    @DisplayName("U01 axe finds nothing against WCAG 2.2 AA in any panel, state, theme and language")
    void u01AxeFindsNothing() {
        assertThat(inspection.faults("axe")).isEmpty();
    }

    @Test
    @DisplayName("U02 The accessible name of every control contains its visible label")
    void u02NamesContainLabels() {
        assertThat(inspection.faults("names")).isEmpty();
    }

    @Test
    @DisplayName("U03 Nothing scrolls sideways at 320 px, nor in text of twice the size at 1280 px")
    void u03NothingScrollsSideways() {
        assertThat(inspection.faults("sideways")).isEmpty();
    }

    @Test
    void datesAndAddressesNeverBreak() {
        assertThat(inspection.faults("broken")).isEmpty();
    }

    @Test
    void elementsHaveTheColoursAndFontsOfTheirKind() {
        assertThat(inspection.styles().unexpected()).isEmpty();
    }

    @Test
    void elementsOfOneKindLookTheSameEverywhere() {
        assertThat(inspection.styles().different()).isEmpty();
    }

    private void walk(String language) {
        browser.reset();
        browser.command(
                "Emulation.setUserAgentOverride",
                Map.of("userAgent", browser.run("return navigator.userAgent"), "acceptLanguage", language));
        List<String> seen = new ArrayList<>();
        new PageTour(this, (state, page) -> {
                    seen.add(state);
                    inspection.look(language + ", " + state);
                })
                .walk();
        assertThat(seen).doesNotHaveDuplicates().hasSizeGreaterThan(40);
        browser.command(
                "Emulation.setUserAgentOverride",
                Map.of("userAgent", browser.run("return navigator.userAgent"), "acceptLanguage", "en"));
    }

    /** The others are in {@link PageInOtherLanguagesTest}. */
    List<String> languages() {
        return List.of("en");
    }

    @Override
    void begin() {
        // The walk has been there already.
    }

    @AfterEach
    @Override
    void nothingViolatesThePolicies() {
        assertThat(browser.complaints()).noneMatch(complaint -> complaint.contains("Content Security Policy"));
    }
}
