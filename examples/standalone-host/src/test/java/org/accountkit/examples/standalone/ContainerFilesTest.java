package org.accountkit.examples.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yaml.snakeyaml.Yaml;

/** The Dockerfile and the compose file, as far as they can be checked without a daemon: against what the build makes. */
class ContainerFilesTest {

    private static final String HOST = "examples/standalone-host/";

    @TempDir
    Path folder;

    private final List<String> dockerfile = lines();
    private final Map<?, ?> compose = yaml();

    private static List<String> lines() {
        try {
            return Files.readAllLines(Repository.file(HOST + "Dockerfile"));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static Map<?, ?> yaml() {
        try (InputStream file = Files.newInputStream(Repository.file(HOST + "compose.yaml"))) {
            return new Yaml().load(file);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private String instruction(String name) {
        return dockerfile.stream()
                .filter(line -> line.startsWith(name + ' '))
                .reduce((first, last) -> last)
                .map(line -> line.substring(name.length() + 1))
                .orElseThrow(() -> new AssertionError("no " + name));
    }

    private Map<?, ?> service(String name) {
        return (Map<?, ?>) ((Map<?, ?>) compose.get("services")).get(name);
    }

    @Test
    void the_image_runs_the_jar_that_the_build_makes() throws IOException {
        String[] copy = instruction("COPY").split(" ", -1);
        String poms = Files.readString(Repository.file("README.md").resolveSibling("pom.xml"))
                + Files.readString(Repository.file(HOST + "pom.xml"));

        assertThat(instruction("RUN")).isNotEmpty();
        assertThat(dockerfile).contains("RUN mvn -B -Dquick package");
        assertThat(copy[1]).isEqualTo("/source/" + HOST + "target/quick/standalone-host.jar");
        assertThat(poms).contains("${project.build.directory}/standalone-host.jar", "/target/quick");
        assertThat(instruction("ENTRYPOINT")).startsWith("[\"java\", ").endsWith("\"-jar\", \"" + copy[2] + "\"]");
    }

    @Test
    void the_image_starts_from_an_archive_of_its_classes() {
        String[] run = instruction("RUN").split(" ", -1);

        assertThat(run[0]).endsWith("/archive-classes.sh");
        assertThat(run[1]).isEqualTo(instruction("COPY").split(" ", -1)[2]);
        assertThat(dockerfile).contains("COPY --from=build /source/" + HOST + "archive-classes.sh " + run[0]);
        assertThat(instruction("ENTRYPOINT")).contains("\"-XX:SharedArchiveFile=" + run[2] + "\"");
        assertThat(Repository.file(HOST + "archive-classes.sh")).isExecutable();
    }

    @Test
    void the_image_runs_as_nobody_special_in_a_folder_of_its_own() {
        assertThat(instruction("USER")).isEqualTo("10001");
        assertThat(dockerfile)
                .anyMatch(line -> line.startsWith("RUN useradd")
                        && line.contains("--uid 10001")
                        && line.contains("--home-dir " + instruction("WORKDIR")));
        assertThat(dockerfile.indexOf("USER 10001")).isGreaterThan(indexOf("COPY --from=build"));
    }

    private int indexOf(String start) {
        return dockerfile.indexOf(dockerfile.stream()
                .filter(line -> line.startsWith(start))
                .findFirst()
                .orElseThrow());
    }

    @Test
    void the_image_exposes_the_port_on_which_the_host_listens() {
        Map<String, String> environment = imageEnvironment();

        HostSettings settings = HostSettings.of(environment);

        assertThat(instruction("EXPOSE")).isEqualTo(String.valueOf(settings.port()));
        assertThat(settings.exposure().isLoopback()).isFalse();
        assertThat((List<?>) service("host").get("ports"))
                .map(String::valueOf)
                .containsExactly("127.0.0.1:8080:" + settings.port());
    }

    private Map<String, String> imageEnvironment() {
        return Arrays.stream(instruction("ENV").split(" ", -1))
                .map(pair -> pair.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
    }

    @Test
    void the_health_check_tells_a_host_that_runs_from_one_that_does_not() throws Exception {
        Requirement.program("bash");
        int port;
        try (StandaloneHost host = StandaloneHost.start(TestHosts.settings(folder), Clock.systemUTC())) {
            port = host.page().getPort();
            assertThat(healthCheck(port)).isZero();
        }
        assertThat(healthCheck(port)).isNotZero();
    }

    private int healthCheck(int port) throws IOException, InterruptedException {
        Matcher command = Pattern.compile("CMD \\[\"bash\", \"-c\", \"(.*)\"]$").matcher(instruction("HEALTHCHECK"));
        assertThat(command.find()).isTrue();
        ProcessBuilder builder =
                new ProcessBuilder("bash", "-c", command.group(1).replace("\\\\", "\\"));
        builder.environment().put("ACCOUNT_PORT", String.valueOf(port));
        Process process = builder.redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
        return process.exitValue();
    }

    @Test
    void the_host_understands_every_variable_of_the_compose_file() throws IOException {
        Path password = Files.writeString(folder.resolve("password"), "a password\n");
        Path key = Files.writeString(folder.resolve("key"), "k:AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=\n");
        Map<String, String> environment = new LinkedHashMap<>(imageEnvironment());
        ((Map<?, ?>) service("host").get("environment"))
                .forEach((name, value) -> environment.put(name.toString(), value.toString()));
        assertThat(environment.put("ACCOUNT_DB_PASSWORD_FILE", password.toString()))
                .isEqualTo("/run/secrets/database-password");
        assertThat(environment.put("ACCOUNT_MASTER_KEY_FILE", key.toString())).isEqualTo("/run/secrets/master-key");
        assertThat(environment.put("ACCOUNT_PUBLIC_ORIGIN", "http://localhost:8080"))
                .isEqualTo("${ACCOUNT_PUBLIC_ORIGIN:-http://localhost:8080}");

        HostSettings settings = HostSettings.of(environment);

        assertThat(settings.databaseUrl()).isEqualTo("jdbc:postgresql://database/accountkit");
        assertThat(settings.databasePassword().reveal()).isEqualTo("a password");
        assertThat(settings.masterKeys()).isPresent();
        assertThat(settings.exposure().metricsPort()).contains(9464);
        assertThat(settings.exposure().accessLog()).isTrue();
        assertThat(environment.keySet()).isSubsetOf(DocumentedVariablesTest.variables());
    }

    @Test
    void both_services_use_secrets_that_exist_and_the_host_waits_for_the_database() {
        Set<?> secrets = ((Map<?, ?>) compose.get("secrets")).keySet();

        assertThat(secrets.containsAll((List<?>) service("host").get("secrets")))
                .isTrue();
        assertThat(secrets.containsAll((List<?>) service("database").get("secrets")))
                .isTrue();
        assertThat(service("host").get("depends_on").toString()).isEqualTo("{database={condition=service_healthy}}");
        assertThat(service("host").get("read_only")).isEqualTo(true);
        assertThat(service("host").get("cap_drop")).isEqualTo(List.of("ALL"));
    }

    @Test
    void the_files_for_the_build_are_where_the_compose_file_says() {
        Map<?, ?> build = (Map<?, ?>) service("host").get("build");
        Path context = Repository.file(HOST + "compose.yaml")
                .resolveSibling(build.get("context").toString())
                .normalize();

        assertThat(context.resolve("pom.xml")).exists();
        assertThat(context.resolve(build.get("dockerfile").toString())).exists();
    }
}
