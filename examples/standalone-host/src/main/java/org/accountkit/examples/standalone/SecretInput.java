package org.accountkit.examples.standalone;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.accountkit.secret.Secret;

/** Reads a secret that is one line of UTF-8, such as a file that Docker or systemd provides. */
public final class SecretInput {

    private static final int LONGEST = 4096;

    private SecretInput() {}

    /**
     * Reads the only line of a file.
     *
     * @param file the file
     * @return the line, without its end
     * @throws IOException if the file cannot be read
     * @throws IllegalArgumentException if it does not contain one line of UTF-8; the message does not contain it
     */
    public static Secret of(Path file) throws IOException {
        try (InputStream stream = Files.newInputStream(file)) {
            return of(stream);
        }
    }

    /**
     * Reads the only line of a stream.
     *
     * @param stream the stream, read to its end
     * @return the line, without its end
     * @throws IOException if the stream cannot be read
     * @throws IllegalArgumentException if it does not contain one line of UTF-8; the message does not contain it
     */
    public static Secret of(InputStream stream) throws IOException {
        byte[] bytes = stream.readNBytes(LONGEST + 1);
        String line = decode(bytes).replaceFirst("\r?\n\\z", "");
        if (line.isEmpty() || bytes.length > LONGEST || line.indexOf('\n') >= 0 || line.indexOf('\r') >= 0) {
            throw new IllegalArgumentException("It must be one line of at most " + LONGEST + " bytes.");
        }
        return Secret.ofText(line);
    }

    private static String decode(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException("It must be text in UTF-8.");
        }
    }
}
