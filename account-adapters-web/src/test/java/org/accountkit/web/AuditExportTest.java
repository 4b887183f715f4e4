package org.accountkit.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.accountkit.audit.AuditEvent;
import org.accountkit.audit.AuditEvent.AuditOutcome;
import org.accountkit.audit.AuditEventType;
import org.accountkit.user.Realm;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The audit trail as a file. */
class AuditExportTest {

    private static final String HEADER =
            "id,at,type,outcome,actorId,actorName,subjectId,subjectName,credential,address,correlationId,details";

    private final World world = new World();
    private final Browser admin = world.administrator();

    @AfterEach
    void end() {
        world.close();
    }

    @Test
    void it_has_a_header_and_a_line_for_every_event() {
        world.user("J\u00f6rg");
        Answer answer = export("?type=user-creation&user=J%C3%B6rg").expect(200);

        assertThat(answer.header("Content-Type")).contains("text/csv; charset=utf-8; header=present");
        assertThat(answer.header("Content-Disposition")).contains("attachment; filename=\"audit-events.csv\"");
        assertThat(answer.header("X-Content-Type-Options")).contains("nosniff");
        List<String> lines = answer.text().lines().toList();
        assertThat(lines).hasSize(2).first().isEqualTo(HEADER);
        assertThat(lines.get(1))
                .contains(",user-creation,success,", ",admin,", ",J\u00f6rg,", ",session:", ",192.0.2.7,")
                .matches(".*T\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z,.*");
    }

    @Test
    void without_events_it_has_a_header() {
        assertThat(export("?type=shop.refund").expect(200).text()).isEqualTo(HEADER + "\r\n");
    }

    @Test
    @Tag("A84")
    void A84_a_user_whose_name_is_a_formula_is_text() {
        world.user("=1+1");

        assertThat(export("?type=user-creation").text()).contains(",'=1+1,").doesNotContain(",=1+1");
    }

    @Test
    void details_are_json_in_a_cell() {
        append(0, Map.of("note", "a,\"b\"\n", "a", "1"));

        assertThat(export("?type=shop.refund").text())
                .endsWith(",\"{\"\"a\"\":\"\"1\"\",\"\"note\"\":\"\"a,\\\"\"b\\\"\"\\n\"\"}\"\r\n");
    }

    @Test
    void the_client_turns_no_pages() {
        IntStream.range(0, 3).forEach(i -> append(i, Map.of()));

        assertThat(export("?type=shop.refund&limit=1&after=x")
                        .expect(200)
                        .text()
                        .lines())
                .hasSize(4);
    }

    /** A browser that follows a link asks for a page, and cannot say otherwise. */
    @Test
    void a_link_can_ask_for_a_file_by_a_parameter() {
        IntStream.range(0, 3).forEach(i -> append(i, Map.of()));

        Answer csv = link("?type=shop.refund&format=csv&limit=1").expect(200);
        assertThat(csv.header("Content-Disposition")).contains("attachment; filename=\"audit-events.csv\"");
        assertThat(csv.text().lines()).hasSize(4).first().isEqualTo(HEADER);

        Answer json = link("?type=shop.refund&format=json&limit=1").expect(200);
        assertThat(json.header("Content-Type")).contains("application/json");
        assertThat(json.header("Content-Disposition")).contains("attachment; filename=\"audit-events.json\"");
        assertThat(json.json().get("events"))
                .isEqualTo(
                        admin.get("/api/audit-events?type=shop.refund").json().get("events"));

        link("?format=xml").expect(400, "malformed-request");
        link("?format=").expect(400, "malformed-request");
        assertThat(link("?type=shop.refund").expect(200).json()).containsKey("events");
    }

    @Test
    void a_file_of_json_is_whole_however_many_pages_it_has() {
        IntStream.range(0, 401).forEach(i -> append(i, Map.of()));

        assertThat((List<?>) link("?type=shop.refund&format=json").json().get("events"))
                .hasSize(401)
                .doesNotHaveDuplicates();
        assertThat(link("?type=shop.nothing&format=json").json()).containsEntry("events", List.of());
    }

    private Answer link(String query) {
        return admin.send(FakeRequest.of("GET", "/api/audit-events" + query).header("Accept", "text/html,*/*;q=0.8"));
    }

    @Test
    void it_needs_the_same_rights_and_refuses_the_same_parameters() {
        export("?type=unknown").expect(400, "malformed-request");
        FakeRequest request = request("");
        world.userWith("ada", world.rightsBut("account.audit.read"))
                .send(request)
                .expect(403, "forbidden");
        world.browser().send(request("")).expect(401, "not-authenticated");
    }

    /** A user who is deleted while the first part is sent has no name in the last part, because that is read later. */
    @Test
    void it_is_read_page_by_page_while_it_is_sent() throws IOException {
        world.user("ada");
        String id = world.id("ada");
        IntStream.range(0, 500).forEach(i -> append(i, Optional.of(id), Map.of()));
        Browser deleter = world.administrator();
        ByteArrayOutputStream whole = new ByteArrayOutputStream();

        AccountResponse response = world.routes.handle(signed(request("?type=shop.refund")));
        assertThat(response.contentLength()).isEmpty();
        response.writeTo(new OutputStream() {
            @Override
            public void write(int b) {
                throw new AssertionError("one byte at a time");
            }

            @Override
            public void write(byte[] bytes, int from, int count) {
                if (whole.size() == 0) {
                    deleter.delete("/api/users/" + id).expect(204);
                }
                assertThat(count).isLessThan(50_000);
                whole.write(bytes, from, count);
            }
        });

        List<String> lines = whole.toString(UTF_8).lines().toList();
        assertThat(lines).hasSize(501);
        assertThat(lines.subList(1, 201)).allMatch(line -> line.contains(id + ",ada,"));
        assertThat(lines.subList(201, 501)).allMatch(line -> line.contains(id + ",,"));
        assertThat(lines.stream().distinct()).hasSize(501);
    }

    private FakeRequest signed(FakeRequest request) {
        return request.header("Cookie", "__Host-account-session=" + admin.session());
    }

    private Answer export(String query) {
        return admin.send(request(query));
    }

    private static FakeRequest request(String query) {
        return FakeRequest.of("GET", "/api/audit-events" + query).header("Accept", "text/csv");
    }

    private void append(int number, Map<String, String> details) {
        append(number, Optional.empty(), details);
    }

    private void append(int number, Optional<String> subject, Map<String, String> details) {
        world.stores
                .auditLog()
                .append(new AuditEvent(
                        new UUID(0x0190_0000_0000_7000L + ((long) number << 16), Long.MIN_VALUE).toString(),
                        Realm.DEFAULT,
                        world.clock.instant(),
                        AuditEventType.ofHost("shop.refund"),
                        AuditOutcome.SUCCESS,
                        Optional.empty(),
                        subject,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        details));
    }
}
