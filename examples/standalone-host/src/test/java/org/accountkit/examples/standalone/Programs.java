package org.accountkit.examples.standalone;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;

/** Other people's programs, in place of a phone: what they read and show does not come from this project. */
final class Programs {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss 'UTC'").withZone(ZoneOffset.UTC);

    private Programs() {}

    /** What zbarimg reads from a picture. */
    static String qrCode(byte[] png, Path folder) {
        try {
            Path file = Files.write(folder.resolve("code.png"), png);
            return run("zbarimg", "--quiet", "--raw", file.toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The code that oathtool shows for a secret key. */
    static String totp(String secretKey, Instant now) {
        return run("oathtool", "--totp", "--base32", "--now", TIME.format(now), secretKey);
    }

    private static String run(String program, String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(Requirement.program(program).toString());
        command.addAll(List.of(arguments));
        try {
            Process process = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            String read = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            process.waitFor();
            return read;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
