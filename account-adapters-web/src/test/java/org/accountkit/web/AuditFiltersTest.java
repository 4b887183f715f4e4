package org.accountkit.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Each filter of the audit trail alone: what it finds, and what it leaves out. */
class AuditFiltersTest {

    private final World world = new World();
    private final Browser admin = world.administrator();
    private String later;

    @BeforeEach
    void letThingsHappen() {
        Browser ada = world.user("ada");
        world.user("bob");
        world.clock.advance(Duration.ofMinutes(1));
        later = world.clock.instant().toString();
        ada.post("/api/session/proof", "{\"password\":\"wrong\"}").expect(403);
        ada.post("/api/session/proof", "{\"password\":\"" + World.PASSWORD + "\"}")
                .expect(204);
    }

    @AfterEach
    void end() {
        world.close();
    }

    @Test
    void a_user_has_done_it_or_is_concerned() {
        assertThat(found("?user=ada"))
                .isNotEmpty()
                .allMatch(event -> name(event, "actor").equals("ada")
                        || name(event, "subject").equals("ada"))
                .anyMatch(event -> name(event, "actor").equals("admin"));
    }

    @Test
    void an_actor_has_done_it() {
        assertThat(found("?actor=ada"))
                .isNotEmpty()
                .allMatch(event -> name(event, "actor").equals("ada"));
        assertThat(found("?actor=admin&user=bob"))
                .isNotEmpty()
                .allMatch(event -> name(event, "actor").equals("admin")
                        && name(event, "subject").equals("bob"));
    }

    @Test
    void an_outcome_is_one_of_two() {
        assertThat(found("?outcome=refused")).hasSize(1);
        assertThat(found("?outcome=success"))
                .hasSize(found("").size() - 1)
                .allMatch(event -> event.get("outcome").equals("success"));
    }

    @Test
    void a_span_begins_at_its_first_moment_and_ends_before_its_last() {
        List<Map<String, Object>> before = found("?to=" + later);
        List<Map<String, Object>> after = found("?from=" + later);

        assertThat(before).isNotEmpty().doesNotContainAnyElementsOf(after);
        assertThat(after).isNotEmpty().allMatch(event -> name(event, "actor").equals("ada"));
        assertThat(before.size() + after.size()).isEqualTo(found("").size());
        assertThat(found("?from=" + later + "&to=" + later)).isEmpty();
    }

    @Test
    void several_types_are_alternatives() {
        assertThat(found("?type=user-creation&type=password-change"))
                .extracting(event -> event.get("type"))
                .containsOnly("user-creation", "password-change")
                .hasSize(found("?type=user-creation").size()
                        + found("?type=password-change").size());
    }

    @Test
    void an_export_has_the_same_filters_on_every_page() {
        for (int i = 0; i < 250; i++) {
            world.browser()
                    .post("/api/sign-in", World.credentials("nobody-" + i, "wrong"))
                    .expect(401);
            world.clock.advance(Duration.ofSeconds(3));
            world.signedIn("bob", World.PASSWORD);
        }
        List<String> lines = admin.send(FakeRequest.of("GET", "/api/audit-events?type=sign-in&outcome=success")
                        .header("Accept", "text/csv"))
                .expect(200)
                .text()
                .lines()
                .skip(1)
                .toList();

        assertThat(lines).hasSizeGreaterThan(250).allMatch(line -> line.contains(",sign-in,success,"));
    }

    private List<Map<String, Object>> found(String query) {
        List<Map<String, Object>> events = new ArrayList<>();
        Object listed =
                admin.get("/api/audit-events" + query).expect(200).json().get("events");
        ((List<?>) listed).forEach(event -> events.add(OpenApi.object(event)));
        return events;
    }

    private static String name(Map<String, Object> event, String role) {
        return Optional.ofNullable(event.get(role))
                .map(person -> OpenApi.object(person).get("username"))
                .map(String::valueOf)
                .orElse("");
    }
}
