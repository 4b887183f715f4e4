package org.accountkit.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.accountkit.testkit.VirtualAuthenticator;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A client made by an existing generator from the description that the host serves. The generator weighs 32 MB, so only
 * the profile {@code openapi-client} downloads it.
 */
@Tag("slow")
class GeneratedClientTest {

    private static final Path GENERATOR = Path.of("target", "openapi-generator-cli.jar");

    @TempDir
    Path folder;

    @Test
    void it_signs_in_sets_up_two_factor_authentication_and_gets_a_key() throws Exception {
        Assumptions.assumeTrue(
                Files.exists(GENERATOR), "There is no OpenAPI generator: mvn verify -Popenapi-client downloads it.");
        try (World world = new World(settings -> settings.development(true))) {
            JettyHost host = new JettyHost(world);
            try (URLClassLoader client = generated(world)) {
                Map<String, String> given =
                        Map.of("origin", host.origin(), "username", "admin", "password", World.PASSWORD);
                Function<String, String> app = secretKey -> {
                    world.clock.advance(Duration.ofSeconds(30));
                    return VirtualAuthenticator.typed(secretKey).code(world.clock.instant());
                };

                assertThat(walk(client).apply(given, app)).isEqualTo("admin 10");
            } finally {
                host.stop();
            }
        }
    }

    @SuppressWarnings("unchecked")
    private static BiFunction<Map<String, String>, Function<String, String>, String> walk(ClassLoader client)
            throws ReflectiveOperationException {
        return (BiFunction<Map<String, String>, Function<String, String>, String>)
                client.loadClass("Walk").getConstructor().newInstance();
    }

    private URLClassLoader generated(World world) throws Exception {
        Path description = folder.resolve("openapi.json");
        Files.write(description, world.browser().get("/api/openapi.json").bytes());
        generate(description);
        Path classes = Files.createDirectory(folder.resolve("classes"));
        compile(classes);
        return new URLClassLoader(new URL[] {classes.toUri().toURL()}, GeneratedClientTest.class.getClassLoader());
    }

    private void generate(Path description) throws IOException, InterruptedException {
        Path log = folder.resolve("generator.log");
        int result = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx400m",
                        "-jar",
                        GENERATOR.toString(),
                        "generate",
                        "--generator-name=java",
                        "--library=native",
                        "--input-spec=" + description,
                        "--output=" + folder.resolve("client"),
                        "--additional-properties=openApiNullable=false,hideGenerationTimestamp=true,useJakartaEe=true,"
                                + "invokerPackage=client,apiPackage=client.api,modelPackage=client.model")
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start()
                .waitFor();
        assertThat(result).as(Files.readString(log)).isZero();
    }

    private void compile(Path classes) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter problems = new StringWriter();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, UTF_8)) {
            List<String> options = List.of(
                    "-proc:none", "-nowarn", "-d", classes.toString(), "-cp", System.getProperty("java.class.path"));
            boolean compiled = compiler.getTask(
                            problems, files, null, options, null, files.getJavaFileObjectsFromPaths(sources()))
                    .call();
            assertThat(compiled).as(problems.toString()).isTrue();
        }
    }

    private List<Path> sources() throws IOException {
        Path walk = Path.of("src", "test", "resources", "generated-client", "Walk.java");
        try (Stream<Path> generated = Files.walk(folder.resolve("client/src/main/java"))) {
            return Stream.concat(generated.filter(file -> file.toString().endsWith(".java")), Stream.of(walk))
                    .toList();
        }
    }
}
