package org.accountkit.examples.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever Java the documentation shows is in a test, or in an example, and so it is compiled and run. */
class DocumentedSnippetsTest {

    private static final Pattern BLOCK = Pattern.compile("(?ms)^ *```java\\s*?\n(.*?)^ *```");
    private static final Pattern LINE_COMMENT = Pattern.compile("(?m)(^|\\s)//.*$");
    private static final Pattern JAVADOC = Pattern.compile("(?s)(^|\\s)/\\*\\*.*?\\*/");
    private static final Set<String> ELSEWHERE = Set.of("target", ".git", "node_modules");

    private static final Path ROOT = Repository.file("README.md").getParent();
    private static final List<Path> FILES = files();
    private static final List<String> COMPILED = FILES.stream()
            .filter(DocumentedSnippetsTest::isCompiledAndRun)
            .map(DocumentedSnippetsTest::code)
            .toList();

    static Stream<Path> documents() {
        return FILES.stream().filter(DocumentedSnippetsTest::showsJava);
    }

    @ParameterizedTest
    @MethodSource("documents")
    void everySnippetIsCompiled(Path document) {
        assertThat(snippets(read(document)))
                .as("snippets of %s that no test contains: add them to one, as they are", document)
                .allMatch(snippet -> COMPILED.stream().anyMatch(source -> source.contains(bare(snippet))));
    }

    @Test
    void snippetsAreFound() {
        assertThat(documents())
                .extracting(document -> document.getFileName().toString())
                .contains("README.md", "embedding.md", "passwords.md", "testing.md");
        assertThat(snippets("a\n```java\nint one;\n```\n- b\n  ```java\n  int two;\n  ```\n"))
                .extracting(DocumentedSnippetsTest::bare)
                .containsExactly("intone;", "inttwo;");
    }

    @Test
    void commentsAndLayoutDoNotMatter() {
        assertThat(bare("call(\"https://one\");   // why\n/** What. */\nint two;"))
                .isEqualTo("call(\"https://one\");inttwo;");
        assertThat(bare("map(\"/account/*\"); map(\"/api/*\");")).isEqualTo("map(\"/account/*\");map(\"/api/*\");");
    }

    private static List<String> snippets(String text) {
        return BLOCK.matcher(text)
                .results()
                .map(DocumentedSnippetsTest::content)
                .toList();
    }

    private static String content(MatchResult block) {
        return block.group(1);
    }

    private static boolean showsJava(Path file) {
        return file.toString().endsWith(".md") && read(file).contains("```java");
    }

    private static boolean isCompiledAndRun(Path file) {
        String path = file.toString();
        return path.endsWith(".java") && (path.contains("src/test/java") || path.contains("examples"));
    }

    private static String code(Path source) {
        return bare(read(source));
    }

    private static String bare(String code) {
        String statements =
                LINE_COMMENT.matcher(JAVADOC.matcher(code).replaceAll("")).replaceAll("");
        return statements.replaceAll("\\s", "");
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Path> files() {
        List<Path> found = new ArrayList<>();
        try {
            Files.walkFileTree(ROOT, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                    boolean isOurs = !ELSEWHERE.contains(folder.getFileName().toString());
                    return isOurs ? FileVisitResult.CONTINUE : FileVisitResult.SKIP_SUBTREE;
                }

                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                    found.add(file);
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return found;
    }
}
