package org.accountkit.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.accountkit.access.RefusalCode;
import org.accountkit.audit.AuditEventType;
import org.accountkit.web.ContractRoutes.Line;
import org.accountkit.web.json.BodyShape;
import org.accountkit.web.json.FieldType;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The description of the API against what the API is. That answers keep to it is judged at every request of a test. */
@TestInstance(Lifecycle.PER_CLASS)
class OpenApiRoutesTest {

    private World world;
    private OpenApi api;

    @BeforeAll
    void begin() {
        world = new World();
        api = new OpenApi(world.browser().get("/api/openapi.json").expect(200).json());
    }

    @AfterAll
    void end() {
        world.close();
    }

    @Test
    void it_describes_the_routes_of_the_contract_and_no_other() {
        Set<String> described = api.paths().entrySet().stream()
                .flatMap(path -> OpenApi.object(path.getValue()).keySet().stream()
                        .filter(method -> !method.equals("parameters"))
                        .map(method -> method.toUpperCase(Locale.ROOT) + ' ' + path.getKey()))
                .collect(Collectors.toSet());
        assertThat(described).isEqualTo(ContractRoutes.all().map(Line::toString).collect(Collectors.toSet()));
    }

    @ParameterizedTest
    @MethodSource("org.accountkit.web.ContractRoutes#all")
    void it_says_who_may_call_a_route(Line route) {
        Map<String, Object> operation = api.operation(route.method(), route.path());
        List<String> schemes = ((List<?>) operation.get("security"))
                .stream()
                        .flatMap(scheme -> OpenApi.object(scheme).keySet().stream())
                        .toList();
        assertThat(schemes)
                .isEqualTo(
                        switch (route.who()) {
                            case "-" -> List.of();
                            case "P" -> List.of("pendingSignIn");
                            case "SK" -> List.of("session", "bearer", "apiKey");
                            default -> List.of("session");
                        });
        String description = (String) operation.getOrDefault("description", "");
        assertThat(description.contains("proof")).isEqualTo(route.wantsProof());
        route.right().ifPresent(right -> assertThat(description).contains('`' + right + '`'));
    }

    @ParameterizedTest
    @MethodSource("org.accountkit.web.ContractRoutes#all")
    void it_describes_what_a_route_reads(Line route) {
        BodyShape shape = world.table().routes().stream()
                .filter(candidate -> (candidate.method() + ' ' + candidate.path()).equals(route.toString()))
                .map(Route::shape)
                .findFirst()
                .orElseThrow();
        Map<String, Object> operation = api.operation(route.method(), route.path());
        Map<String, Object> schema =
                api.resolved(OpenApi.object(operation, "requestBody", "content", "application/json", "schema"));
        Map<String, String> read = new TreeMap<>();
        shape.fields().forEach((name, field) -> read.put(name, type(field.type()) + field.required()));
        Map<String, String> described = new TreeMap<>();
        List<?> required = (List<?>) schema.getOrDefault("required", List.of());
        OpenApi.object(schema, "properties")
                .forEach((name, property) -> described.put(
                        name, api.resolved(OpenApi.object(property)).get("type").toString() + required.contains(name)));
        assertThat(described).isEqualTo(read);
    }

    @Test
    void it_lists_every_code_and_every_type_of_event() {
        Stream<String> ofHttp = Arrays.stream(HttpRefusal.values()).map(HttpRefusal::code);
        Stream<String> ofTheCore = Arrays.stream(RefusalCode.values()).map(RefusalCode::code);
        assertThat((List<?>) api.schema("ProblemCode").get("enum"))
                .extracting(Object::toString)
                .containsExactlyInAnyOrderElementsOf(
                        Stream.concat(ofTheCore, ofHttp).toList());
        assertThat(api.schema("EventType").get("enum"))
                .isEqualTo(
                        AuditEventType.ours().stream().map(AuditEventType::code).toList());
    }

    @Test
    void it_shows_mount_and_cookies_as_the_host_set_them() {
        try (World other = new World(
                settings -> settings.basePath("/app/me").cookieName("x").development(true))) {
            AccountResponse response = other.routes.handle(FakeRequest.to("GET", "/app/me/api/openapi.json"));
            String text = new String(response.body(), UTF_8);
            assertThat(text)
                    .contains("\"url\": \"/app/me\"", "\"name\": \"x-session\"", "\"name\": \"x-pending\"")
                    .doesNotContain("/account\"", "__Host-");
        }
    }

    private static String type(FieldType type) {
        return switch (type) {
            case TEXT, SECRET -> "string";
            case INTEGER -> "integer";
            case BOOLEAN -> "boolean";
            case TEXTS -> "array";
        };
    }
}
