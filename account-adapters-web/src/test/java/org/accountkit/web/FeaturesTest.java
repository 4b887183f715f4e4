package org.accountkit.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNoException;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A host that mounts only a part of the API. */
class FeaturesTest {

    private static final Set<String> ALWAYS = Set.of(
            "GET /api/health",
            "GET /api/openapi.json",
            "GET /api/session",
            "GET /api/whoami",
            "POST /api/session/proof");

    @ParameterizedTest
    @EnumSource
    void a_feature_alone_is_all_that_is_mounted_and_described(AccountFeature feature) {
        boolean page = feature == AccountFeature.PAGE;
        AccountFeature[] mounted =
                page ? new AccountFeature[] {feature, AccountFeature.PASSWORD} : new AccountFeature[] {feature};
        try (World world = new World(settings -> settings.features(mounted))) {
            Set<String> described =
                    described(world.browser().get("/api/openapi.json").expect(200));
            assertThat(described).containsAll(ALWAYS);
            ContractRoutes.all().forEach(route -> {
                boolean found =
                        world.routes.handle(route.request()).status() != 404 || described.contains(route.toString());
                assertThat(found).as(route.toString()).isEqualTo(described.contains(route.toString()));
            });
            assertThat(described.size() - ALWAYS.size()).isLessThan(15).isPositive();
            assertThat(world.browser().get("/").status()).isEqualTo(page ? 200 : 404);
            assertThat(world.browser().get("/ui/account.js").status()).isEqualTo(page ? 200 : 404);
        }
    }

    @Test
    void every_route_belongs_to_one_feature() {
        long routes = 0;
        for (AccountFeature feature : EnumSet.complementOf(EnumSet.of(AccountFeature.PAGE))) {
            try (World world =
                    new World(settings -> settings.passwordReset(false).features(feature))) {
                routes += described(world.browser().get("/api/openapi.json")).size() - ALWAYS.size();
            }
        }
        assertThat(routes + ALWAYS.size()).isEqualTo(ContractRoutes.all().count());
    }

    @Test
    void the_page_offers_the_panels_that_are_mounted() {
        try (World world = new World(settings -> settings.features(AccountFeature.PAGE, AccountFeature.API_KEYS))) {
            assertThat(world.browser().get("/").text()).contains("data-panels=\"api-key\"", "data-sign-in=\"#\"");
        }
        try (World world =
                new World(settings -> settings.page(AccountPage.of("x").panels(List.of("users", "password")))
                        .features(AccountFeature.PAGE, AccountFeature.SIGN_IN, AccountFeature.PASSWORD))) {
            assertThat(world.browser().get("/").text()).contains("data-panels=\"password\"", "data-sign-in=\"\"");
        }
        try (World world = new World()) {
            assertThat(world.browser().get("/").text()).contains("data-panels=\"\"", "data-sign-in=\"\"");
        }
    }

    @Test
    void with_the_hosts_own_sessions_nothing_of_ours_is_mounted() {
        try (World world = new World(settings -> settings.callers((request, origin) -> Optional.empty())
                .page(AccountPage.of("x").signIn("/login?a=b")))) {
            for (String path : List.of("/api/sign-in", "/api/sign-in/second-factor", "/api/sign-out")) {
                world.browser().post(path, "{}").expect(404, "not-found");
            }
            world.browser().get("/api/me/sessions").expect(404, "not-found");
            world.browser().get("/api/me/devices").expect(404, "not-found");
            world.browser().get("/api/me/api-key").expect(401, "not-authenticated");
            assertThat(world.browser().get("/").text())
                    .contains("data-sign-in=\"/login?a=b\"")
                    .doesNotContain("data-panels=\"\"", "sessions");
        }
    }

    @Test
    void what_cannot_be_meant_is_refused() {
        try (World world = new World()) {
            AccountRoutesBuilder builder = AccountRoutes.builder(world.accounts);
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> builder.features().build());
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> builder.features(AccountFeature.PAGE).build());
            builder.callers((request, origin) -> Optional.empty());
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> builder.features(AccountFeature.SIGN_IN).build())
                    .withMessageContaining("CallerSource");
            assertThatNoException()
                    .isThrownBy(() -> builder.features(AccountFeature.API_KEYS).build());
        }
    }

    @Test
    void the_page_knows_the_same_panels() throws IOException {
        Set<String> views = Pattern.compile("panel: '([a-z-]+)'")
                .matcher(file("core/views.js"))
                .results()
                .map(match -> match.group(1))
                .filter(panel -> !Set.of("sign-in", "user", "reset").contains(panel))
                .collect(Collectors.toSet());
        assertThat(new TreeSet<>(AccountFeature.panels())).isEqualTo(new TreeSet<>(views));
        for (String panel : AccountFeature.panels()) {
            assertThat(file("account.js")).contains("'" + panel + "'");
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> AccountPage.of("x").panels(List.of("sesions")))
                .withMessageContaining("sesions")
                .withMessageContaining("sessions");
    }

    private static Set<String> described(Answer openApi) {
        return OpenApi.object(openApi.json(), "paths").entrySet().stream()
                .flatMap(FeaturesTest::operations)
                .collect(Collectors.toSet());
    }

    private static Stream<String> operations(Map.Entry<String, Object> path) {
        return OpenApi.object(path.getValue()).keySet().stream()
                .filter(method -> !method.equals("parameters"))
                .map(method -> method.toUpperCase(Locale.ROOT) + ' ' + path.getKey());
    }

    private static String file(String name) throws IOException {
        return new String(
                Stream.of(FeaturesTest.class.getResourceAsStream("ui/" + name))
                        .findFirst()
                        .orElseThrow()
                        .readAllBytes(),
                StandardCharsets.UTF_8);
    }
}
