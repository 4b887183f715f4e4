package org.accountkit.signin.engine;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.accountkit.secret.Secret;
import org.accountkit.token.engine.Token;
import org.accountkit.token.engine.TokenFormat;
import org.accountkit.token.engine.TokenKind;

/**
 * The device tokens of one browser, most recently issued first: one for each of its users, so that two people who
 * alternate there do not replace each other's.
 */
final class DeviceTokens {

    private static final char SEPARATOR = '.';
    private static final int MOST = 5;

    private DeviceTokens() {}

    static List<Token> parse(Optional<Secret> presented, TokenFormat format) {
        return presented.stream()
                .flatMap(text -> Arrays.stream(text.reveal().split("\\" + SEPARATOR, MOST + 1)))
                .limit(MOST)
                .flatMap(text -> format.parse(TokenKind.DEVICE, Secret.ofText(text)).stream())
                .toList();
    }

    static Secret join(Token first, Stream<Token> others) {
        return Secret.ofText(Stream.concat(Stream.of(first), others)
                .limit(MOST)
                .map(token -> token.text().reveal())
                .collect(Collectors.joining(String.valueOf(SEPARATOR))));
    }
}
