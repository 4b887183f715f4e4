package org.accountkit.examples.standalone;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.hash.BloomFilter;
import com.google.common.util.concurrent.internal.InternalFutures;
import com.google.zxing.qrcode.encoder.Encoder;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.spi.ToolProvider;
import java.util.stream.Collectors;
import org.accountkit.AccountServices;
import org.accountkit.web.AccountRoutes;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.core.JsonParser;

/** Programs on the module path, linked with jlink: each has what it needs, and nothing else. docs/http.md says how. */
@Tag("slow")
class ModulePathTest {

    /** JSpecify's annotations are needed to compile, but not linked. */
    private static final List<Class<?>> CORE =
            List.of(AccountServices.class, BloomFilter.class, InternalFutures.class, NullMarked.class);

    @TempDir
    Path folder;

    private final List<Path> modules = new ArrayList<>();

    @BeforeEach
    void addCore() {
        CORE.forEach(type -> modules.add(jarOf(type)));
    }

    @Test
    void totp_alone() throws Exception {
        compile("org.accountkit.core", """
                import java.security.SecureRandom;
                import java.time.Instant;
                import org.accountkit.secret.Secret;
                import org.accountkit.twofactor.*;

                Totp totp = new Totp(TotpParameters.DEFAULT, Totp.DEFAULT_WINDOW);
                TotpSecret secret = TotpSecret.random(TotpParameters.TotpAlgorithm.SHA1, new SecureRandom());
                System.out.print(totp.match(secret, Secret.ofText("not a code"), Instant.EPOCH).isPresent());
                """);
        assertThat(linkAndRun("app")).isEqualTo("false");
    }

    /** Bouncy Castle is optional, so the program names its module; its jar is signed, which jlink must be told to ignore. */
    @Test
    void passwords_alone() throws Exception {
        modules.add(jarOf(Argon2BytesGenerator.class));
        compile("org.accountkit.core", """
                import java.util.Optional;
                import org.accountkit.Passwords;
                import org.accountkit.secret.Secret;

                Passwords passwords = Passwords.builder("Example Console").build();
                Secret password = Secret.ofText("correct horse battery staple");
                System.out.print(passwords.verify(password, Optional.of(passwords.hash(password))).matches());
                """);
        assertThat(linkAndRun("app,org.bouncycastle.provider", "--ignore-signing-information"))
                .isEqualTo("true");
    }

    /** ZXing is an automatic module, which jlink refuses, so it gets a descriptor first. There is no Servlet API. */
    @Test
    void the_server_of_the_jdk() throws Exception {
        modules.add(jarOf(AccountRoutes.class));
        modules.add(jarOf(JsonParser.class));
        modules.add(withDescriptor(jarOf(Encoder.class), "com.google.zxing"));
        compile("org.accountkit.web; requires jdk.httpserver", """
                import com.sun.net.httpserver.HttpServer;
                import java.net.InetSocketAddress;
                import org.accountkit.web.jdk.*;

                HttpServer server = ServerLimits.DEFAULT.create(new InetSocketAddress("127.0.0.1", 0));
                server.start();
                server.stop(0);
                System.out.print(AccountHandler.class.getDeclaredMethods().length > 0
                        && ModuleLayer.boot().findModule("jakarta.servlet").isEmpty());
                """);
        assertThat(linkAndRun("app")).isEqualTo("true");
    }

    private void compile(String required, String program) throws Exception {
        Path source = Files.createDirectories(folder.resolve("source/app"));
        Files.writeString(source.resolveSibling("module-info.java"), "module app { requires " + required + "; }");
        Files.writeString(
                source.resolve("Main.java"),
                "package app;\n" + imports(program)
                        + "public class Main { public static void main(String[] none) throws Exception {"
                        + statements(program)
                        + "}}");
        tool(
                "javac",
                "-d",
                folder.resolve("app").toString(),
                "--module-path",
                modulePath(),
                source.resolveSibling("module-info.java").toString(),
                source.resolve("Main.java").toString());
        modules.add(folder.resolve("app"));
    }

    private static String imports(String program) {
        return program.lines().filter(line -> line.startsWith("import ")).collect(Collectors.joining("\n", "", "\n"));
    }

    private static String statements(String program) {
        return program.lines().filter(line -> !line.startsWith("import ")).collect(Collectors.joining("\n"));
    }

    private String linkAndRun(String roots, String... options) throws Exception {
        Path image = folder.resolve("image");
        List<String> arguments = new ArrayList<>(List.of(options));
        arguments.addAll(List.of("--module-path", modulePath(), "--add-modules", roots, "--output", image.toString()));
        tool("jlink", arguments.toArray(String[]::new));
        Process process = new ProcessBuilder(image.resolve("bin/java").toString(), "-m", "app/app.Main")
                .redirectErrorStream(true)
                .start();
        return new String(process.getInputStream().readAllBytes(), UTF_8);
    }

    /** What the Maven plugin Moditect and others do. */
    private Path withDescriptor(Path jar, String module) throws Exception {
        Path copy = Files.copy(jar, folder.resolve(module + ".jar"));
        Path generated = folder.resolve("generated");
        tool("jdeps", "--generate-module-info", generated.toString(), copy.toString());
        Path descriptor = generated.resolve(module).resolve("module-info.java");
        tool("javac", "-d", generated.toString(), "--patch-module", module + '=' + copy, descriptor.toString());
        tool("jar", "--update", "--file", copy.toString(), "-C", generated.toString(), "module-info.class");
        return copy;
    }

    private String modulePath() {
        return modules.stream().map(Path::toString).collect(Collectors.joining(":"));
    }

    private static Path jarOf(Class<?> type) {
        try {
            return Path.of(
                    type.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void tool(String name, String... arguments) throws IOException {
        StringWriter output = new StringWriter();
        PrintWriter writer = new PrintWriter(output);
        int status = ToolProvider.findFirst(name).orElseThrow().run(writer, writer, arguments);
        assertThat(status)
                .as("%s %s: %s", name, Arrays.asList(arguments), output)
                .isZero();
    }
}
