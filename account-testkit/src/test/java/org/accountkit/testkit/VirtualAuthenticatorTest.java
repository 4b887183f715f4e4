package org.accountkit.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import java.io.IOException;
import java.time.Instant;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VirtualAuthenticatorTest {

    private static final String SECRET_20 = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";
    private static final String SECRET_32 = SECRET_20 + "GEZDGNBVGY3TQOJQGEZA";
    private static final String SECRET_64 = SECRET_20.repeat(3) + "GEZDGNA";
    private static final String URI =
            "otpauth://totp/Example%20Console:j%C3%B6rg?secret=" + SECRET_20 + "&issuer=Example%20Console";

    @ParameterizedTest
    @CsvSource({
        "59, 94287082, 46119246, 90693936",
        "1111111109, 07081804, 68084774, 25091201",
        "1111111111, 14050471, 67062674, 99943326",
        "1234567890, 89005924, 91819424, 93441116",
        "2000000000, 69279037, 90698825, 38618901",
        "20000000000, 65353130, 77737706, 47863826"
    })
    void showsTheCodesOfRfc6238(long second, String sha1, String sha256, String sha512) {
        Instant at = Instant.ofEpochSecond(second);

        assertThat(eightDigits(SECRET_20, "SHA1").code(at)).isEqualTo(sha1);
        assertThat(eightDigits(SECRET_32, "SHA256").code(at)).isEqualTo(sha256);
        assertThat(eightDigits(SECRET_64, "SHA512").code(at)).isEqualTo(sha512);
    }

    @Test
    void showsTheCodesOfRfc4226() {
        VirtualAuthenticator app = VirtualAuthenticator.fromUri(URI + "&period=1");

        assertThat(LongStream.range(0, 10).mapToObj(counter -> app.code(Instant.ofEpochSecond(counter))))
                .containsExactly(
                        "755224", "287082", "359152", "969429", "338314", "254676", "287922", "162583", "399871",
                        "520489");
    }

    @Test
    void readsTheQrCodeOfAnImage() throws IOException, WriterException {
        VirtualAuthenticator app = VirtualAuthenticator.scan(QrDrawing.png(URI));

        assertThat(app.issuer()).isEqualTo("Example Console");
        assertThat(app.accountName()).isEqualTo("jörg");
        assertThat(app.code(Instant.ofEpochSecond(59))).isEqualTo("287082");
    }

    @Test
    void takesTheSecretKeyThatIsTyped() {
        VirtualAuthenticator app = VirtualAuthenticator.typed(SECRET_20);

        assertThat(app.code(Instant.ofEpochSecond(59))).isEqualTo("287082");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "otpauth://hotp/Example:a?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Example",
                "otpauth://totp/Example:a?issuer=Example",
                "otpauth://totp/a?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Example",
                "otpauth://totp/Other:a?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Example",
                "otpauth://totp/My+Product:a?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=My+Product",
                "otpauth://totp/Example:é?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Example",
                "otpauth://totp/Example:%E9?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Example",
                "otpauth://totp/Example:a?secret=gezdgnbvgy3tqojqgezdgnbvgy3tqojq&issuer=Example",
                "otpauth://totp/Example:a?secret=GEZDGNBVGY3TQOJQ&issuer=Example",
                "otpauth://totp/Example:a?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQA&issuer=Example",
                "otpauth://totp/Example:a?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Example&issuer=Example",
                "otpauth://totp/Example:a?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Example&algorithm=MD5",
                "otpauth://totp/Example:a?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Example&digits=7",
                "otpauth://totp/Example:a?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Example&period=0",
                "otpauth://totp/Example:a?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Example&image=x"
            })
    void refusesWhatAnAppMightMisread(String uri) {
        assertThatIllegalArgumentException().isThrownBy(() -> VirtualAuthenticator.fromUri(uri));
    }

    @Test
    void refusesAnImageWithoutACode() {
        assertThatIllegalArgumentException().isThrownBy(() -> VirtualAuthenticator.scan(new byte[10]));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> VirtualAuthenticator.scan(QrDrawing.png(new BitMatrix(50))));
    }

    private static VirtualAuthenticator eightDigits(String secret, String algorithm) {
        return VirtualAuthenticator.fromUri(
                "otpauth://totp/Example:a?issuer=Example&secret=" + secret + "&digits=8&algorithm=" + algorithm);
    }
}
