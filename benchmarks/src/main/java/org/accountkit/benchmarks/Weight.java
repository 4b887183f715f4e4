package org.accountkit.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** P12: the sizes of the published jars against the limits of the build, and what hosts inherit. */
final class Weight implements Part {

    private static final List<String> MODULES =
            List.of("account-core", "account-adapters-jpa", "account-adapters-web", "account-adapters-spring");
    private static final Pattern LIMIT = Pattern.compile("<maxsize>(\\d+)</maxsize>");
    private static final Pattern DEPENDENCY = Pattern.compile("<dependency>(.*?)</dependency>", Pattern.DOTALL);
    private static final Pattern NAME = Pattern.compile("<groupId>(.*?)</groupId>\\s*<artifactId>(.*?)</artifactId>");
    private static final String BLOCKLIST = "org/accountkit/password/common-passwords.bloom";
    private static final double KB = 1024;

    @Override
    public List<Line> measure(Settings settings) throws IOException {
        List<Line> lines = new ArrayList<>();
        for (String module : MODULES) {
            Path folder = settings.root().resolve(module);
            Path jar = jar(folder.resolve("target"), module);
            if (Files.exists(jar)) {
                lines.add(line(module, jar, Files.readString(folder.resolve("pom.xml"))));
            }
        }
        return lines;
    }

    private static Path jar(Path target, String module) throws IOException {
        try (Stream<Path> files = Files.list(target)) {
            return files.filter(file -> file.getFileName().toString().matches(module + "-[0-9][^-]*(-SNAPSHOT)?\\.jar"))
                    .findFirst()
                    .orElse(target.resolve("none"));
        } catch (NoSuchFileException e) {
            return target;
        }
    }

    private static Line line(String module, Path jar, String pom) throws IOException {
        long bytes = Files.size(jar);
        String work = "Size of " + module + ".jar";
        String ours = String.format(Locale.ROOT, "%.0f KB%s; needs %s", bytes / KB, code(jar), dependencies(pom));
        List<Long> limits = LIMIT.matcher(pom)
                .results()
                .map(result -> Long.valueOf(result.group(1)))
                .toList();
        return limits.isEmpty()
                ? Line.figure("P12", work, ours, true)
                : Line.of("P12", work, ours, (double) bytes / limits.get(0), Bound.atMost(1));
    }

    private static String code(Path jar) throws IOException {
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            ZipEntry blocklist = zip.getEntry(BLOCKLIST);
            return blocklist == null
                    ? ""
                    : String.format(
                            Locale.ROOT,
                            ", %.0f KB without the blocklist",
                            (Files.size(jar) - blocklist.getCompressedSize()) / KB);
        }
    }

    private static String dependencies(String pom) {
        String own = pom.replaceAll("(?s)<dependencyManagement>.*?</dependencyManagement>|<build>.*|<profiles>.*", "");
        return String.join(
                ", ",
                DEPENDENCY
                        .matcher(own)
                        .results()
                        .map(MatchResult::group)
                        .filter(text -> !text.contains("<scope>") && !text.contains("<optional>true"))
                        .map(Weight::name)
                        .toList());
    }

    private static String name(String dependency) {
        return NAME.matcher(dependency)
                .results()
                .map(result -> result.group(1) + ":" + result.group(2))
                .findFirst()
                .orElseThrow();
    }
}
