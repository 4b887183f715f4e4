package org.accountkit.examples.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.accountkit.access.Caller;
import org.accountkit.access.RequestOrigin;
import org.accountkit.audit.AuditEventType;
import org.accountkit.audit.HostEvent;
import org.accountkit.examples.standalone.HttpUser.Answer;
import org.accountkit.secret.Secret;
import org.accountkit.testkit.Canaries;
import org.accountkit.testkit.MutableClock;
import org.accountkit.testkit.VirtualAuthenticator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Everything that a user and an administrator do over HTTP, and no secret of theirs in log, database or other answers. */
@Tag("A68")
class SecretsStayInsideTest {

    private static final Duration STEP = Duration.ofSeconds(30);
    private static final String FIRST_PASSWORD = "canary: ada's first password";
    private static final String PASSWORD = "canary: ada's next password";
    private static final String WRONG_PASSWORD = "canary: never ada's password";

    @TempDir
    Path folder;

    private final MutableClock clock = new MutableClock(Instant.now());
    private final Canaries canaries = new Canaries();
    private final List<String> answers = new ArrayList<>();
    private EverythingLogged log;
    private HostSettings settings;
    private StandaloneHost host;
    private HttpUser admin;
    private HttpUser ada;
    private DescribedRoutes routes;
    private VirtualAuthenticator phone;
    private String recoveryCode = "";

    @BeforeEach
    void start() {
        log = EverythingLogged.start();
        String masterKey = TestHosts.environment(folder).get("ACCOUNT_MASTER_KEY");
        plant("the master key", masterKey);
        String base64 = masterKey.substring(masterKey.indexOf(':') + 1);
        canaries.plant("the master key", Secret.ofBytes(Base64.getDecoder().decode(base64)));
        plant("a password", TestHosts.ADMIN_PASSWORD, FIRST_PASSWORD, PASSWORD, WRONG_PASSWORD);
        settings = TestHosts.settings(folder, "ACCOUNT_API_KEYS", "3");
        host = StandaloneHost.start(settings, clock);
        routes = DescribedRoutes.of(program().get("api/openapi.json").body());
        admin = new HttpUser(host.page());
        ada = new HttpUser(host.page());
    }

    @AfterEach
    void stop() {
        host.close();
        log.close();
    }

    @Test
    void a68NothingIsFoundInLogsColumnsOrOtherAnswers() throws IOException, SQLException {
        walkThroughEverything();
        host.accounts().flush();
        Map<String, String> columns = DatabaseDump.of(settings);
        breakTheDatabase();
        host.close();

        assertThat(routes.missing()).isEmpty();
        assertThat(answers).hasSizeGreaterThan(60);
        assertThat(answers)
                .allSatisfy(answer -> assertThat(canaries.findIn(answer)).isEmpty());
        assertThat(columns).hasSizeGreaterThan(40);
        assertThat(columns)
                .allSatisfy(
                        (column, values) -> assertThat(canaries.findIn(values)).isEmpty());
        assertThat(canaries.findIn(log.text())).isEmpty();
        assertThat(log.text()).contains("org.hibernate.orm.jdbc.bind").contains("account_password");
        assertThat(filesOfTheHost())
                .isNotEmpty()
                .allSatisfy(file -> assertThat(canaries.findIn(file)).isEmpty());
    }

    @Test
    void a68WhatLeaksIsFound() throws SQLException {
        call(admin, 200, "POST", "api/sign-in", credentials("admin", TestHosts.ADMIN_PASSWORD));
        System.getLogger("org.accountkit").log(System.Logger.Level.TRACE, "sent {0}", WRONG_PASSWORD);
        DatabaseDump.execute(
                settings, "update account_user set description = '" + FIRST_PASSWORD.replace("'", "''") + "'");

        assertThat(canaries.findIn(log.text())).contains("a password as it is");
        assertThat(canaries.findIn(DatabaseDump.of(settings).get("\"ACCOUNT_USER\".DESCRIPTION")))
                .containsExactly("a password as it is");
    }

    private void walkThroughEverything() {
        call(admin, 200, "POST", "api/sign-in", credentials("admin", TestHosts.ADMIN_PASSWORD));
        String newUser =
                "{\"username\":\"ada\",\"password\":\"%s\",\"roles\":[\"operator\"]}".formatted(FIRST_PASSWORD);
        String id = field(call(admin, 201, "POST", "api/users", newUser), "id");
        call(ada, 200, "POST", "api/sign-in", credentials("ada", FIRST_PASSWORD));
        refuseMalformedRequests();
        changePassword();
        editProfile();
        useTwoFactor();
        signInWithBothFactors();
        deactivateAndLetTheAdministratorClear(id);
        useKeys();
        useNamedKeys();
        useDownloadTokens();
        useSessionsAndDevices();
        editRoles();
        lookAtUsers(id);
        readTheTrail(id);
        for (String path : List.of("api/roles", "api/health", "api/openapi.json", "/account/", "/hello")) {
            call(admin, 200, "GET", path, "");
        }
        resetPassword(id);
        call(ada, 200, "POST", "api/sign-in", credentials("ada", PASSWORD));
        call(ada, 204, "POST", "api/sign-out", "");
        call(admin, 204, "POST", "api/users/" + id + "/sign-out", "");
        call(admin, 204, "DELETE", "api/users/" + id + "/api-key", "");
        call(admin, 204, "DELETE", "api/users/" + id, "");
    }

    private void refuseMalformedRequests() {
        call(ada, 400, "PUT", "api/me/password", "{\"%s\":\"%s\"}".formatted(PASSWORD, WRONG_PASSWORD));
        call(ada, 400, "PUT", "api/me/password", "{\"currentPassword\":\"" + WRONG_PASSWORD);
        call(ada, 401, "POST", "api/sign-in", credentials("ada", WRONG_PASSWORD));
        call(admin, 404, "GET", "api/users/" + WRONG_PASSWORD.replace(" ", "%20"), "");
    }

    private void changePassword() {
        String change = "{\"currentPassword\":\"%s\",\"newPassword\":\"%s\"}";
        call(ada, 403, "PUT", "api/me/password", change.formatted(WRONG_PASSWORD, PASSWORD));
        call(ada, 422, "PUT", "api/me/password", change.formatted(FIRST_PASSWORD, FIRST_PASSWORD));
        call(ada, 200, "PUT", "api/me/password", change.formatted(FIRST_PASSWORD, PASSWORD));
        call(ada, 403, "POST", "api/session/proof", "{\"password\":\"" + WRONG_PASSWORD + "\"}");
        call(ada, 204, "POST", "api/session/proof", "{\"password\":\"" + PASSWORD + "\"}");
    }

    private void editProfile() {
        String version = field(call(ada, 200, "GET", "api/me", ""), "version");
        call(ada, 200, "PATCH", "api/me", "{\"version\":%s,\"fullName\":\"Ada Lovelace\"}".formatted(version));
    }

    private void resetPassword(String id) {
        call(program(), 202, "POST", "api/password-reset", "{\"username\":\"nobody\"}");
        String token = field(handOut(admin, 201, "POST", "api/users/" + id + "/password-reset"), "token");
        plant("a reset token", token);
        String body = "{\"token\":\"%s\",\"newPassword\":\"%s\"}";
        call(program(), 422, "POST", "api/password-reset/complete", body.formatted(token, "ada"));
        call(program(), 204, "POST", "api/password-reset/complete", body.formatted(token, PASSWORD));
        call(program(), 401, "POST", "api/password-reset/complete", body.formatted(token, WRONG_PASSWORD));
        call(program(), 401, "GET", "api/whoami?token=" + token, "");
    }

    private void useTwoFactor() {
        String enrolment = handOut(ada, 201, "POST", "api/me/two-factor/enrolment");
        plant("a TOTP secret", field(enrolment, "secretKey"), field(enrolment, "otpauthUri"));
        phone = VirtualAuthenticator.fromUri(field(enrolment, "otpauthUri"));
        handOut(ada, 200, "GET", "api/me/two-factor/enrolment.png");
        handOut(ada, 200, "GET", "api/me/two-factor/enrolment.svg");
        call(ada, 403, "POST", "api/me/two-factor/enrolment/validate", "{\"code\":\"" + wrongCode() + "\"}");
        String validate = "{\"code\":\"" + nextCode() + "\"}";
        plantRecoveryCodes(handOut(ada, 200, "POST", "api/me/two-factor/enrolment/validate", validate));
    }

    private void plantRecoveryCodes(String answer) {
        Matcher codes = Pattern.compile("[A-Z2-7]{4}(?:-[A-Z2-7]{4}){5}").matcher(answer);
        codes.results().forEach(code -> plant("a recovery code", code.group()));
        recoveryCode = codes.reset().results().findFirst().orElseThrow().group();
    }

    private void signInWithBothFactors() {
        String second = "api/sign-in/second-factor";
        call(ada, 200, "POST", "api/sign-in", credentials("ada", PASSWORD));
        call(ada, 401, "POST", second, "{\"code\":\"" + wrongCode() + "\"}");
        call(ada, 200, "POST", second, "{\"code\":\"" + nextCode() + "\"}");
        call(ada, 200, "POST", "api/sign-in", credentials("ada", PASSWORD));
        call(ada, 200, "POST", second, "{\"recoveryCode\":\"" + recoveryCode + "\"}");
        call(ada, 200, "POST", "api/sign-in", credentials("ada", PASSWORD));
        call(ada, 401, "POST", second, "{\"recoveryCode\":\"" + recoveryCode + "\"}");
        call(ada, 200, "POST", second, "{\"code\":\"" + nextCode() + "\"}");
        call(ada, 200, "GET", "api/me/two-factor", "");
        plantRecoveryCodes(handOut(ada, 200, "POST", "api/me/recovery-codes"));
    }

    private void deactivateAndLetTheAdministratorClear(String id) {
        call(ada, 204, "DELETE", "api/me/two-factor", "");
        useTwoFactor();
        String version = field(call(admin, 200, "GET", "api/users/" + id, ""), "version");
        String edit = "{\"version\":%s,\"twoFactorActive\":false}".formatted(version);
        call(admin, 200, "PATCH", "api/users/" + id, edit);
        call(ada, 200, "POST", "api/sign-in", credentials("ada", PASSWORD));
    }

    private void useKeys() {
        String key = field(handOut(ada, 201, "POST", "api/me/api-key"), "apiKey");
        plant("an API key", key);
        call(program().bearing(key), 200, "GET", "api/whoami", "");
        call(program().with("X-API-Key", key), 204, "POST", "/hello", "");
        call(program().with("X-API-Key", key), 403, "POST", "api/me/api-key", "");
        call(program(), 401, "GET", "api/whoami?token=" + key, "");
        call(program(), 401, "GET", "/downloads/agent.txt?token=" + key, "");
        call(ada.at(host.page()).with("X-API-Key", key), 400, "GET", "api/whoami", "");
        call(ada, 200, "GET", "api/me/api-key", "");
        call(ada, 204, "DELETE", "api/me/api-key", "");
        call(program().with("X-API-Key", key), 401, "GET", "api/whoami", "");
    }

    private void useNamedKeys() {
        String body = "{\"name\":\"%s\",\"rights\":[\"hello.write\"]}";
        String answer = handOut(ada, 201, "POST", "api/me/api-keys", body.formatted("backup"));
        String key = field(answer, "apiKey");
        plant("a named API key", key);
        call(ada, 409, "POST", "api/me/api-keys", body.formatted("backup"));
        call(ada, 400, "POST", "api/me/api-keys", "{\"name\":\"x\",\"rights\":[\"" + WRONG_PASSWORD + "\"]}");
        call(program().bearing(key), 204, "POST", "/hello", "");
        call(ada, 200, "GET", "api/me/api-keys", "");
        call(ada, 204, "DELETE", "api/me/api-keys/" + field(answer, "id"), "");
        call(program().bearing(key), 401, "POST", "/hello", "");
    }

    private void useSessionsAndDevices() {
        call(ada, 200, "GET", "api/session", "");
        call(program(), 200, "POST", "api/sign-in", credentials("ada", PASSWORD));
        String sessions = call(ada, 200, "GET", "api/me/sessions", "");
        call(ada, 204, "DELETE", "api/me/sessions/" + other(sessions), "");
        call(ada, 204, "DELETE", "api/me/sessions", "");
        call(program(), 200, "POST", "api/sign-in", credentials("ada", PASSWORD));
        String devices = call(ada, 200, "GET", "api/me/devices", "");
        call(ada, 204, "DELETE", "api/me/devices/" + other(devices), "");
        call(ada, 204, "DELETE", "api/me/devices", "");
    }

    /** The id of a session or device that is not the current one. */
    private static String other(String answer) {
        Matcher matcher =
                Pattern.compile("\"id\":\"([^\"]+)\",\"current\":false").matcher(answer);
        assertThat(matcher.find()).as(answer).isTrue();
        return matcher.group(1);
    }

    private void editRoles() {
        call(admin, 204, "POST", "api/session/proof", "{\"password\":\"" + TestHosts.ADMIN_PASSWORD + "\"}");
        call(admin, 201, "POST", "api/roles", "{\"name\":\"helper\",\"grants\":[],\"denies\":[]}");
        call(admin, 400, "PATCH", "api/roles/helper", "{\"grants\":[\"" + WRONG_PASSWORD + "\"]}");
        call(admin, 200, "PATCH", "api/roles/helper", "{\"grants\":[\"hello.write\"]}");
        call(admin, 204, "DELETE", "api/roles/helper", "");
    }

    private void lookAtUsers(String id) {
        for (int i = 0; i < 5; i++) {
            call(program(), 401, "POST", "api/sign-in", credentials("ada", WRONG_PASSWORD));
        }
        String found = call(admin, 200, "GET", "api/users?search=ad&role=operator&enabled=true&twoFactor=false", "");
        assertThat(found).contains(id);
        assertThat(call(admin, 200, "GET", "api/users?locked=true&total=true", ""))
                .contains("\"kind\":\"password\"");
        call(admin, 400, "GET", "api/users?role=" + WRONG_PASSWORD.replace(" ", "%20"), "");
        call(admin, 204, "POST", "api/users/" + id + "/unlock", "");
        assertThat(call(admin, 200, "GET", "api/users/" + id, "")).contains("\"locks\":[]");
    }

    private void readTheTrail(String id) {
        recordAnEventOfTheHost();
        String filters = "?user=ada&actor=" + id + "&type=sign-in&type=password-change&outcome=refused"
                + "&from=2020-01-01T00:00:00Z&to=2100-01-01T00:00:00Z&limit=3";
        for (String query : List.of("", filters, "?type=shop.order-refund")) {
            call(admin, 200, "GET", "api/audit-events" + query, "");
            HttpUser spreadsheet = admin.at(host.page()).with("Accept", "text/csv");
            assertThat(call(spreadsheet, 200, "GET", "api/audit-events" + query, ""))
                    .startsWith("id,at,type,");
        }
        call(admin, 400, "GET", "api/audit-events?from=" + WRONG_PASSWORD.replace(" ", "%20"), "");
    }

    private void recordAnEventOfTheHost() {
        String key = field(handOut(admin, 201, "POST", "api/me/api-key"), "apiKey");
        plant("an API key", key);
        Caller caller = host.accounts()
                .apiKeys()
                .authenticate(Secret.ofText(key), RequestOrigin.unknown())
                .orElseThrow();
        host.accounts()
                .audit()
                .record(
                        caller,
                        HostEvent.of(AuditEventType.ofHost("shop.order-refund")).with("order", "4711"));
    }

    private void useDownloadTokens() {
        String token = field(handOut(admin, 201, "POST", "api/download-token"), "token");
        plant("a download token", token);
        handOut(admin, 200, "GET", "api/download-token");
        handOut(admin, 200, "PATCH", "api/download-token", "{\"state\":\"required\"}");
        call(program(), 200, "GET", "/downloads/agent.txt?token=" + token, "");
        call(program().bearing(token), 401, "GET", "/hello", "");
        call(program(), 401, "GET", "/downloads/agent.txt?token=" + token.substring(1) + "x", "");
    }

    /** A failing statement is logged with its exception: neither may hold what was bound. */
    private void breakTheDatabase() throws SQLException {
        DatabaseDump.execute(settings, "drop table account_password");
        Answer failure = ada.signIn("admin", TestHosts.ADMIN_PASSWORD);
        assertThat(failure.status()).isBetween(500, 503);
        answers.add(failure.body());
        assertThat(log.text()).contains("correlation id");
    }

    private String call(HttpUser user, int status, String method, String path, String json) {
        Answer answer = user.send(method, path, json);
        assertThat(answer.status()).as("%s %s: %s", method, path, answer.body()).isEqualTo(status);
        answers.add(answer.body());
        notePlainCookies(user);
        routes.visit(method, path);
        return answer.body();
    }

    /** A call whose answer is the one place where a secret belongs. */
    private String handOut(HttpUser user, int status, String method, String path) {
        return handOut(user, status, method, path, "");
    }

    private String handOut(HttpUser user, int status, String method, String path, String json) {
        Answer answer = user.send(method, path, json);
        assertThat(answer.status()).as("%s %s: %s", method, path, answer.body()).isEqualTo(status);
        notePlainCookies(user);
        routes.visit(method, path);
        return answer.body();
    }

    private void notePlainCookies(HttpUser user) {
        user.cookieValues().stream().filter(value -> !value.isEmpty()).forEach(value -> plant("a cookie", value));
    }

    private HttpUser program() {
        return new HttpUser(host.page());
    }

    private void plant(String name, String... secrets) {
        Stream.of(secrets).forEach(secret -> canaries.plant(name, Secret.ofText(secret)));
    }

    private String nextCode() {
        clock.advance(STEP);
        String code = phone.code(clock.instant());
        plant("a TOTP code", code);
        return code;
    }

    private String wrongCode() {
        return phone.code(clock.instant().plus(STEP.multipliedBy(20)));
    }

    private static String credentials(String username, String password) {
        return "{\"username\":\"%s\",\"password\":\"%s\"}".formatted(username, password);
    }

    private static String field(String json, String name) {
        Matcher matcher = Pattern.compile('"' + name + "\":\"?([^\",}]+)").matcher(json);
        assertThat(matcher.find()).as(name).isTrue();
        return matcher.group(1);
    }

    private List<String> filesOfTheHost() throws IOException {
        List<String> contents = new ArrayList<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                contents.add(Files.readString(file, StandardCharsets.ISO_8859_1));
            }
        }
        return contents;
    }
}
