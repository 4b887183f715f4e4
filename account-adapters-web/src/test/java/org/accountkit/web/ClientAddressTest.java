package org.accountkit.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("A08")
class ClientAddressTest {

    private final ClientAddress behindProxies = new ClientAddress(Stream.of("10.0.0.0/8", "192.0.2.1", "2001:db8::/32")
            .map(AddressRange::parse)
            .toList());

    @Test
    void A08_without_a_configured_proxy_nobody_is_believed() {
        FakeRequest request = request("192.0.2.1", "203.0.113.9").header("Forwarded", "for=203.0.113.9");
        assertThat(new ClientAddress(List.of()).of(request)).isEqualTo("192.0.2.1");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    198.51.100.7  | 203.0.113.9                         | 198.51.100.7
                    10.1.2.3      | 203.0.113.9                         | 203.0.113.9
                    10.1.2.3      | 198.51.100.66, 203.0.113.9          | 203.0.113.9
                    10.1.2.3      | 203.0.113.9, 10.4.4.4               | 203.0.113.9
                    10.1.2.3      | 203.0.113.9, 192.0.2.1, 10.4.4.4    | 203.0.113.9
                    10.1.2.3      | 10.4.4.4                            | 10.4.4.4
                    10.1.2.3      | unknown                             | 10.1.2.3
                    10.1.2.3      | 203.0.113.9, evil.example, 10.4.4.4 | 10.4.4.4
                    10.1.2.3      | ''                                  | 10.1.2.3
                    10.1.2.3      | 203.0.113.9:4711                    | 203.0.113.9
                    10.1.2.3      | [2001:db9::7]:4711                  | 2001:db9::7
                    2001:db8::1   | 2001:db9::7                         | 2001:db9::7
                    [2001:db8::1] | 203.0.113.9                         | 203.0.113.9
                    2001:db8::1%2 | 203.0.113.9                         | 203.0.113.9
                    ::ffff:10.1.2.3 | 203.0.113.9                       | 203.0.113.9
                    """)
    void A08_the_rightmost_address_that_is_no_trusted_proxys_counts(
            String connected, String forwarded, String expected) {
        assertThat(behindProxies.of(request(connected, forwarded))).isEqualTo(expected);
    }

    /** Behind a proxy that is not listed, one outsider keeps everyone waiting, and nobody would know why. */
    @Test
    void a_proxy_that_is_not_listed_is_warned_of_once() {
        List<String> logged = logged(() -> {
            behindProxies.of(request("10.1.2.3", "203.0.113.9"));
            behindProxies.of(FakeRequest.of("GET", "/").from("198.51.100.7"));
            behindProxies.of(request("198.51.100.8", "203.0.113.9\r\nforged"));
            behindProxies.of(request("198.51.100.9", "203.0.113.9"));
        });

        assertThat(logged)
                .singleElement()
                .asString()
                .startsWith("WARNING ")
                .contains("198.51.100.8")
                .doesNotContain("forged");
    }

    @Test
    void a_proxy_that_is_not_listed_is_warned_of_whichever_header_it_sends() {
        List<String> logged = logged(() -> behindProxies.of(
                FakeRequest.of("GET", "/").from("198.51.100.7").header("Forwarded", "for=203.0.113.9")));

        assertThat(logged).singleElement().asString().contains("198.51.100.7");
    }

    private static List<String> logged(Runnable requests) {
        List<String> logged = new ArrayList<>();
        Logger logger = Logger.getLogger(ClientAddress.class.getName());
        Handler handler = new Handler() {
            @Override
            public void publish(LogRecord entry) {
                logged.add(entry.getLevel() + " " + MessageFormat.format(entry.getMessage(), entry.getParameters()));
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        logger.addHandler(handler);
        try {
            requests.run();
            return logged;
        } finally {
            logger.removeHandler(handler);
        }
    }

    @Test
    void several_headers_are_one_list() {
        FakeRequest request = request("10.1.2.3", "203.0.113.9").header("X-Forwarded-For", "10.4.4.4");
        assertThat(behindProxies.of(request)).isEqualTo("203.0.113.9");
        assertThat(behindProxies.of(FakeRequest.of("GET", "/").from("10.1.2.3")))
                .isEqualTo("10.1.2.3");
    }

    @ParameterizedTest
    @CsvSource({
        "10.0.0.0/8, 10.255.0.1, true",
        "10.0.0.0/8, 11.0.0.1, false",
        "10.0.0.0/9, 10.128.0.1, false",
        "192.0.2.1, 192.0.2.1, true",
        "192.0.2.1, 192.0.2.2, false",
        "192.0.2.1/31, 192.0.2.0, true",
        "0.0.0.0/0, 8.8.8.8, true",
        "0.0.0.0/0, ::1, false",
        "::/0, ::1, true",
        "2001:db8::/33, 2001:db8:7fff::1, true",
        "2001:db8::/33, 2001:db8:8000::1, false",
        "10.0.0.0/8, localhost, false",
        "127.0.0.1, localhost, false",
    })
    void a_range_is_a_number_of_first_bits(String range, String address, boolean contained) {
        assertThat(AddressRange.parse(range).contains(address)).isEqualTo(contained);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "localhost",
                "10.0.0.0/33",
                "10.0.0.0/",
                "10.0.0.0/-1",
                "10.0.0.0/x",
                "::/129",
                "10/8",
                "300.1.1.1"
            })
    void what_is_no_range_is_refused(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> AddressRange.parse(text));
    }

    private static FakeRequest request(String connected, String forwarded) {
        return FakeRequest.of("GET", "/").from(connected).header("X-Forwarded-For", forwarded);
    }
}
