package org.accountkit.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.accountkit.web.AccountResponse.Header;

/** A response, with what tests ask of it. */
final class Answer {

    private final String request;
    private final AccountResponse response;

    Answer(AccountRequest request, AccountResponse response) {
        this.request = request.method() + ' ' + request.path();
        this.response = response;
    }

    int status() {
        return response.status();
    }

    byte[] bytes() {
        return response.body();
    }

    String text() {
        return new String(response.body(), StandardCharsets.UTF_8);
    }

    Map<String, Object> json() {
        return Json.object(text());
    }

    String code() {
        return text().contains("\"code\"") ? (String) json().get("code") : "";
    }

    List<String> headers(String name) {
        return response.headers().stream()
                .filter(header -> header.name().equalsIgnoreCase(name))
                .map(Header::value)
                .toList();
    }

    Optional<String> header(String name) {
        List<String> values = headers(name);
        assertThat(values).as("%s of %s", name, request).hasSizeLessThanOrEqualTo(1);
        return values.stream().findFirst();
    }

    /** The cookie that is set, with its attributes. */
    Optional<String> cookie(String name) {
        return headers("Set-Cookie").stream()
                .filter(cookie -> cookie.startsWith(name + '='))
                .findFirst();
    }

    Answer expect(int status) {
        assertThat(status()).as("status of %s: %s", request, text()).isEqualTo(status);
        return this;
    }

    Answer expect(int status, String code) {
        assertThat(status() + " " + code()).as("%s: %s", request, text()).isEqualTo(status + " " + code);
        return this;
    }
}
