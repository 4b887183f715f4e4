package org.accountkit.examples.standalone;

import static org.accountkit.examples.standalone.HttpUser.json;
import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.accountkit.examples.standalone.HttpUser.Answer;
import org.accountkit.testkit.VirtualAuthenticator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Names and codes as people type and paste them, over HTTP. */
@TestInstance(Lifecycle.PER_CLASS)
class TypedTextTest {

    private static final int SCALE = 4;
    private static final int MARGIN = 4;

    private Premises premises;

    @BeforeAll
    void open(@TempDir Path folder) {
        premises = Premises.open(folder);
    }

    @AfterAll
    void close() {
        premises.close();
    }

    @BeforeEach
    void waitAWhile() {
        premises.waitAWhile();
    }

    @ParameterizedTest
    @ValueSource(strings = {"admin ", " admin", "\u00a0admin\u3000", "\u2003ADMIN"})
    void ignores_outer_white_space_of_a_user_name(String typed) {
        premises.stranger().signIn(typed, TestHosts.ADMIN_PASSWORD).expect(200);
    }

    @Test
    void reads_a_recovery_code_with_any_separators() {
        Member ada = premises.member("pasting").withPhone();
        List<String> separators = List.of(" ", "\u00a0", "\u2013", "\u2011", "\u2212", "\u200b", "\u00ad", "");
        for (int i = 0; i < separators.size(); i++) {
            String pasted = '\ufeff' + ada.recoveryCode(i).replace("-", separators.get(i)) + ' ';

            ada.completeByRecoveryCode(ada.pending(), pasted).expect(200);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u3164", "\u115f", "\uffa0", "\u2800", "ad\u3164min", "admin\ufe0f", "\udb40\udc41"})
    void names_nobody_invisibly(String name) {
        HttpUser admin = premises.admin();

        admin.post("api/users", json("username", name, "password", Member.FIRST_PASSWORD))
                .expect(400, "malformed-request");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u3164", " ", "\u2800\u200b"})
    void takes_no_invisible_full_name(String name) {
        HttpUser admin = premises.admin();
        String id = admin.get("api/users?search=admin").field("id");

        admin.post("api/users", json("username", "eve", "password", Member.FIRST_PASSWORD, "fullName", name))
                .expect(400, "malformed-request");
        Premises.edit(admin, id, "\"fullName\":\"" + name + '"').expect(400, "malformed-request");
        Premises.edit(admin, id, "\"fullName\":\"\"").expect(200);
    }

    /** The Key URI Format allows no second colon: apps show what follows it as the name, or refuse the code. */
    @Test
    void shows_an_app_a_name_with_a_colon(@TempDir Path folder) throws Exception {
        Member alice = premises.member("corp:alice");
        Answer enrolment = alice.browser().post("api/me/two-factor/enrolment").expect(201);
        String uri = enrolment.field("otpauthUri");

        assertThat(uri.substring(0, uri.indexOf('?'))).endsWith(":corp-alice").doesNotContain("%3A");
        assertThat(VirtualAuthenticator.fromUri(uri).accountName()).isEqualTo("corp-alice");
        assertThat(scan(enrolment.texts("modules"), folder.resolve("code.png"))).isEqualTo(uri);
        String code = VirtualAuthenticator.fromUri(uri).code(premises.clock.instant());
        alice.browser()
                .post("api/me/two-factor/enrolment/validate", json("code", code))
                .expect(200);
    }

    /** What another program reads from the QR code. */
    private static String scan(List<String> modules, Path file) throws IOException, InterruptedException {
        int size = (modules.size() + 2 * MARGIN) * SCALE;
        BufferedImage image = new BufferedImage(size, size, BufferedImage.TYPE_BYTE_GRAY);
        for (int y = 0; y < size; y++) {
            for (int x = 0; x < size; x++) {
                image.setRGB(x, y, isDark(modules, x / SCALE - MARGIN, y / SCALE - MARGIN) ? 0 : 0xFFFFFF);
            }
        }
        ImageIO.write(image, "png", file.toFile());
        Path program = Path.of("/usr/bin/zbarimg");
        Assumptions.assumeTrue(Files.isExecutable(program), "zbarimg is not installed");
        Process process = new ProcessBuilder(program.toString(), "--quiet", "--raw", file.toString())
                .redirectErrorStream(false)
                .start();
        String read = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        process.waitFor();
        return read;
    }

    private static boolean isDark(List<String> modules, int x, int y) {
        return y >= 0
                && y < modules.size()
                && x >= 0
                && x < modules.size()
                && modules.get(y).charAt(x) == '1';
    }
}
