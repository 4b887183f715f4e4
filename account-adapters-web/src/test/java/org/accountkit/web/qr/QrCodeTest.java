package org.accountkit.web.qr;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.google.common.io.BaseEncoding;
import com.google.zxing.BinaryBitmap;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.ReaderException;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.accountkit.secret.Secret;
import org.accountkit.testkit.VirtualAuthenticator;
import org.accountkit.web.qr.QrCode.Background;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class QrCodeTest {

    private static final String URI =
            "otpauth://totp/Example%20Console:ada?secret=JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP&issuer=Example%20Console";

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 50, 150, 300, 500})
    void a_reader_finds_the_text_in_the_png(int more) throws Exception {
        String text = URI + "x".repeat(more);
        assertThat(read(image(QrCode.of(text)))).isEqualTo(text);
    }

    @Test
    void the_phone_of_the_testkit_sees_every_code() {
        Random random = new Random(20261125);
        for (int i = 0; i < 400; i++) {
            byte[] secret = new byte[20];
            random.nextBytes(secret);
            String text = URI.replace(
                    "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP", BaseEncoding.base32().encode(secret));

            VirtualAuthenticator phone =
                    VirtualAuthenticator.scan(QrCode.of(text).png());

            assertThat(phone.accountName()).isEqualTo("ada");
        }
    }

    @Test
    void the_png_is_black_on_white_with_a_quiet_zone_of_four_modules() throws Exception {
        QrCode code = QrCode.of(URI);
        BufferedImage image = image(code);
        int module = image.getWidth() / (code.size() + 8);
        assertThat(image.getWidth()).isEqualTo(image.getHeight()).isEqualTo(module * (code.size() + 8));
        assertThat(image.getRGB(4 * module - 1, 4 * module)).isEqualTo(0xFFFFFFFF);
        assertThat(image.getRGB(4 * module, 4 * module - 1)).isEqualTo(0xFFFFFFFF);
        assertThat(image.getRGB(4 * module, 4 * module)).isEqualTo(0xFF000000);
    }

    @Test
    void the_rows_are_the_modules_without_a_quiet_zone() {
        QrCode code = QrCode.of(URI);
        List<String> rows = code.rows();
        assertThat(code.size() % 4).isEqualTo(1);
        assertThat(rows).hasSize(code.size()).allMatch(row -> row.matches("[01]{" + code.size() + "}"));
        assertThat(rows.get(0)).startsWith("1111111").endsWith("1111111");
        assertThat(rows.get(code.size() - 1)).startsWith("1111111");
    }

    @Test
    void the_svg_draws_the_same_modules_and_is_inert() {
        QrCode code = QrCode.of(URI);
        String svg = new String(code.svg(), UTF_8);
        assertThat(svg)
                .startsWith("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 " + (code.size() + 8))
                .contains("fill=\"#fff\"", "fill=\"#000\"")
                .doesNotContain("script", "href", "style", "on");
        assertThat(rowsOf(svg, code.size())).isEqualTo(code.rows());
    }

    @ParameterizedTest
    @EnumSource
    void a_reader_finds_the_text_in_the_blocks_of_a_terminal(Background background) throws Exception {
        String blocks = QrCode.of(Secret.ofText(URI)).text(background);

        assertThat(read(screen(blocks, background))).isEqualTo(URI);
        assertThat(blocks.lines().map(String::length).distinct())
                .containsExactly(QrCode.of(URI).size() + 8);
    }

    @Test
    void another_reader_finds_the_text_in_every_drawing(@TempDir Path folder) throws Exception {
        QrCode code = QrCode.of(URI);
        Files.write(folder.resolve("image.png"), code.png());
        ImageIO.write(
                screen(code.text(Background.DARK), Background.DARK),
                "png",
                folder.resolve("blocks.png").toFile());

        assertThat(zbarimg(folder.resolve("image.png"))).isEqualTo(URI);
        assertThat(zbarimg(folder.resolve("blocks.png"))).isEqualTo(URI);
    }

    @Test
    void two_codes_of_one_text_are_equal() {
        assertThat(QrCode.of(URI)).isEqualTo(QrCode.of(URI)).hasSameHashCodeAs(QrCode.of(URI));
        assertThat(QrCode.of(URI)).isNotEqualTo(QrCode.of(URI + "x"));
    }

    @Test
    void a_text_that_fits_no_code_is_refused() {
        assertThatIllegalArgumentException().isThrownBy(() -> QrCode.of("x".repeat(3000)));
    }

    @Test
    void printing_shows_the_size_only() {
        assertThat(QrCode.of(URI)).hasToString("QrCode[" + QrCode.of(URI).size() + "]");
    }

    private static List<String> rowsOf(String svg, int size) {
        char[][] rows = new char[size][size];
        for (char[] row : rows) {
            Arrays.fill(row, '0');
        }
        Matcher runs = Pattern.compile("M(\\d+) (\\d+)h(\\d+)v1h-\\3z").matcher(svg);
        while (runs.find()) {
            int x = Integer.parseInt(runs.group(1)) - 4;
            int y = Integer.parseInt(runs.group(2)) - 4;
            Arrays.fill(rows[y], x, x + Integer.parseInt(runs.group(3)), '1');
        }
        return Arrays.stream(rows).map(String::new).toList();
    }

    /** What a terminal would show: each character is a cell of 4 by 8 pixels. */
    private static BufferedImage screen(String blocks, Background background) {
        List<String> lines = blocks.lines().toList();
        BufferedImage image =
                new BufferedImage(4 * lines.get(0).length(), 8 * lines.size(), BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                char cell = lines.get(y / 8).charAt(x / 4);
                boolean ink = cell == '\u2588' || cell == (y % 8 < 4 ? '\u2580' : '\u2584');
                image.setRGB(x, y, ink == (background == Background.DARK) ? 0xFFFFFF : 0);
            }
        }
        return image;
    }

    private static String zbarimg(Path image) throws Exception {
        Path program = Path.of("/usr/bin/zbarimg");
        Assumptions.assumeTrue(Files.isExecutable(program), "zbarimg is not installed");
        Process process = new ProcessBuilder(program.toString(), "--quiet", "--raw", image.toString()).start();
        String read = new String(process.getInputStream().readAllBytes(), UTF_8).strip();
        process.waitFor();
        return read;
    }

    private static BufferedImage image(QrCode code) throws IOException {
        return ImageIO.read(new ByteArrayInputStream(code.png()));
    }

    private static String read(BufferedImage image) throws ReaderException {
        int width = image.getWidth();
        int height = image.getHeight();
        int[] pixels = image.getRGB(0, 0, width, height, null, 0, width);
        return new QRCodeReader()
                .decode(new BinaryBitmap(new HybridBinarizer(new RGBLuminanceSource(width, height, pixels))))
                .getText();
    }
}
