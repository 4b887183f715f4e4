package org.accountkit.examples.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Panels look the same in any page, whatever its style sheets reset: a check by axe would not notice. */
@Tag("slow")
class PageFrameworksTest {

    private static final List<String> PANELS = List.of("password", "two-factor", "api-key", "download-links", "roles");

    @TempDir
    Path folder;

    private HttpServer shop;
    private Premises premises;
    private Browser browser;

    @BeforeEach
    void start() throws IOException {
        shop = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        shop.start();
        premises = Premises.openNow(folder, "ACCOUNT_ALLOWED_ORIGINS", origin());
        browser = Browser.open();
        browser.visit(premises.node(0).page());
        browser.type("User name", "admin");
        browser.type("Password", TestHosts.ADMIN_PASSWORD);
        browser.click("Sign in");
        browser.see("User Settings");
    }

    @AfterEach
    void stop() {
        browser.close();
        premises.close();
        shop.stop(0);
    }

    @Test
    void panelsAndDialogsLookTheSameInEveryPage() {
        for (Framework framework : Framework.values()) {
            serve("/" + framework, framework);
        }
        Map<String, BufferedImage> expected = pictures(Framework.PLAIN);

        for (Framework framework : Framework.values()) {
            Map<String, BufferedImage> seen = pictures(framework);
            expected.forEach((part, picture) -> assertThat(different(picture, seen.get(part)))
                    .as("pixels of %s that look different with %s", part, framework)
                    .isZero());
        }
        assertThat(browser.complaints()).isEmpty();
    }

    private Map<String, BufferedImage> pictures(Framework framework) {
        browser.visit(origin() + "/" + framework);
        browser.see("Create role");
        browser.see("Generate API key");
        browser.see("Use Two Factor Authentication");
        browser.see("Create download token");
        Map<String, BufferedImage> pictures = new LinkedHashMap<>();
        for (String panel : PANELS) {
            pictures.put(panel, image(browser.picture("account-" + panel + " section")));
        }
        browser.click("Delete operator");
        browser.see("It is deleted immediately");
        pictures.put("dialog", image(browser.picture("dialog")));
        browser.keep("in-" + framework);
        return pictures;
    }

    private static BufferedImage image(byte[] png) {
        try {
            return ImageIO.read(new ByteArrayInputStream(png));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static long different(BufferedImage one, BufferedImage other) {
        if (one.getWidth() != other.getWidth() || one.getHeight() != other.getHeight()) {
            return Long.MAX_VALUE;
        }
        long count = 0;
        for (int y = 0; y < one.getHeight(); y++) {
            for (int x = 0; x < one.getWidth(); x++) {
                count += one.getRGB(x, y) == other.getRGB(x, y) ? 0 : 1;
            }
        }
        return count;
    }

    private String origin() {
        return "http://127.0.0.1:" + shop.getAddress().getPort();
    }

    /** Every page but the plain one also hands down what panels must not inherit. */
    private void serve(String path, Framework framework) {
        URI host = premises.node(0).page().resolve("/");
        StringBuilder panels = new StringBuilder();
        PANELS.forEach(
                panel -> panels.append("<account-%s base=\"%saccount\"></account-%s>".formatted(panel, host, panel)));
        String inherited = framework == Framework.PLAIN
                ? ""
                : "text-align: center; text-transform: uppercase; letter-spacing: 2px; font: italic 20px serif; color: red";
        byte[] page = """
                <!doctype html>
                <html lang="en">
                <meta charset="utf-8">
                <title>Shop</title>
                <link rel="icon" href="data:,">
                <link rel="stylesheet" crossorigin href="%1$saccount/ui/account.css">
                %2$s
                <style>
                  body { margin: 0; background: #fff; %4$s }
                  main { width: 46rem; margin: 1rem; }
                </style>
                <script type="module" src="%1$saccount/ui/account.js"></script>
                <main>%3$s</main>
                </html>
                """.formatted(host, framework.head(), framework.body(panels.toString()), inherited)
                .getBytes(StandardCharsets.UTF_8);
        shop.createContext(path, exchange -> {
            exchange.getResponseHeaders().put("Content-Type", List.of("text/html; charset=utf-8"));
            exchange.sendResponseHeaders(200, page.length);
            try (exchange) {
                exchange.getResponseBody().write(page);
            }
        });
    }
}
