package org.accountkit.examples.standalone;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.logging.Level;
import org.accountkit.testkit.VirtualAuthenticator;
import org.jspecify.annotations.Nullable;
import org.openqa.selenium.By;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebDriver;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.support.ui.Select;
import org.openqa.selenium.support.ui.WebDriverWait;

/** Chromium, used by what a person sees: visible labels of buttons, links and fields. */
final class Browser implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration INTERVAL = Duration.ofMillis(50);

    private final ChromeDriver driver;
    private final Path screenshots;

    private Browser(ChromeDriver driver, Path screenshots) {
        this.driver = driver;
        this.screenshots = screenshots;
    }

    static Browser open() {
        return new Browser(Chromium.take(), folder());
    }

    private static Path folder() {
        try {
            return Files.createDirectories(Path.of("target", "screenshots"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void visit(URI address) {
        visit(address.toString());
    }

    void visit(String address) {
        driver.get(address);
    }

    /** Clicks the button or link of that name, in the dialog when one is open. */
    void click(String name) {
        named(name).click();
    }

    private WebElement named(String name) {
        String named = "[normalize-space()='%s' or @aria-label='%s']".formatted(name, name);
        return visible(By.xpath(".//button" + named + " | .//a" + named));
    }

    void type(String field, String text) {
        WebElement input = field(field);
        input.clear();
        input.sendKeys(text);
    }

    /** Chooses an entry of a list. */
    void choose(String field, String entry) {
        new Select(field(field)).selectByVisibleText(entry);
    }

    WebElement field(String label) {
        return visible(By.xpath(".//*[@id = //label[normalize-space()='" + label + "']/@for]"));
    }

    String valueOf(String field) {
        return String.valueOf(field(field).getDomProperty("value"));
    }

    void see(String text) {
        wait(page -> page.findElement(By.tagName("body")).getText().contains(text), "the text: " + text);
    }

    String text() {
        return driver.findElement(By.tagName("body")).getText();
    }

    /** Waits until that text has gone. */
    void lose(String text) {
        wait(page -> !page.findElement(By.tagName("body")).getText().contains(text), "no longer the text: " + text);
    }

    void back() {
        driver.navigate().back();
    }

    void forward() {
        driver.navigate().forward();
    }

    void reload() {
        driver.navigate().refresh();
    }

    /** Follows a link inside the page, as its navigation does. */
    void follow(String fragment) {
        run("location.hash = arguments[0]", fragment);
    }

    String address() {
        return driver.getCurrentUrl();
    }

    /** The result of a script, run in the page. */
    Object run(String script, Object... arguments) {
        return driver.executeScript(script, arguments);
    }

    /** Waits until a script returns true. The browser keeps no element for it, as it does for those that are found. */
    void until(String script, Object... arguments) {
        wait(page -> Boolean.TRUE.equals(run(script, arguments)), script);
    }

    /** A computed style of the first element that matches. */
    String style(String css, String property) {
        return visible(By.cssSelector(css)).getCssValue(property);
    }

    /** Answers what the browser requests from these addresses (`*` for any part) with a failed connection; with none, lets everything pass. */
    void block(String... addresses) {
        driver.executeCdpCommand("Network.enable", Map.of());
        driver.executeCdpCommand("Network.setBlockedURLs", Map.of("urls", List.of(addresses)));
    }

    /** Runs a script in every page that is opened from now on, before any other; the result undoes that. */
    Runnable beforeEveryPage(String script) {
        Object id = driver.executeCdpCommand("Page.addScriptToEvaluateOnNewDocument", Map.of("source", script))
                .get("identifier");
        return () -> driver.executeCdpCommand("Page.removeScriptToEvaluateOnNewDocument", Map.of("identifier", id));
    }

    /** Signs everybody out, and forgets what pages have stored. */
    void forgetEverything() {
        driver.get("about:blank");
        driver.executeCdpCommand("Network.clearBrowserCookies", Map.of());
        driver.executeCdpCommand("Storage.clearDataForOrigin", Map.of("origin", "*", "storageTypes", "local_storage"));
    }

    /** Makes the window so many CSS pixels wide. */
    void resize(int width) {
        resize(width, 1000);
    }

    void resize(int width, int height) {
        driver.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false));
    }

    /** Shows the page as it would be printed, or as on a screen. */
    void printing(boolean on) {
        driver.executeCdpCommand("Emulation.setEmulatedMedia", Map.of("media", on ? "print" : ""));
    }

    /** Types into the field that has the focus. */
    void press(CharSequence... keys) {
        driver.switchTo().activeElement().sendKeys(keys);
    }

    /** Forgets every sign-in, and shows pages at the usual size and in the usual colours again. */
    void reset() {
        visit("about:blank");
        command("Network.clearBrowserCookies", Map.of());
        command("Emulation.clearDeviceMetricsOverride", Map.of());
        command("Emulation.setFocusEmulationEnabled", Map.of("enabled", true));
        media("", "");
        textSize(100);
        block();
    }

    /** Emulates what the system prefers, such as a dark `prefers-color-scheme`. */
    void media(String feature, String value) {
        List<Map<String, String>> features =
                feature.isEmpty() ? List.of() : List.of(Map.of("name", feature, "value", value));
        command("Emulation.setEmulatedMedia", Map.of("media", "", "features", features));
    }

    void width(int pixels) {
        command(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", pixels, "height", 800, "deviceScaleFactor", 1, "mobile", false));
    }

    /** The size of text that the user has chosen in the browser. */
    void textSize(int percent) {
        int pixels = 16 * percent / 100;
        command("Page.setFontSizes", Map.of("fontSizes", Map.of("standard", pixels, "fixed", pixels)));
    }

    void doubleClick(String name) {
        new Actions(driver).doubleClick(named(name)).perform();
    }

    /** How many listeners the page holds once its garbage is gone. */
    long listeners() {
        driver.executeCdpCommand("HeapProfiler.collectGarbage", Map.of());
        return (Long)
                driver.executeCdpCommand("Memory.getDOMCounters", Map.of()).get("jsEventListeners");
    }

    /** Whether the browser asks before the page is left. */
    boolean asksBeforeLeaving() {
        return (Boolean) run("return !dispatchEvent(new Event('beforeunload', { cancelable: true }))");
    }

    List<String> texts(String css) {
        visible(By.cssSelector(css));
        return driver.findElements(By.cssSelector(css)).stream()
                .map(WebElement::getText)
                .toList();
    }

    /** The authenticator app that scans the QR code, as soon as it is drawn. */
    VirtualAuthenticator scan() {
        return wait(page -> scanned(visible(By.cssSelector(".account-qr"))), "a QR code that can be scanned");
    }

    private static @Nullable VirtualAuthenticator scanned(WebElement picture) {
        try {
            return VirtualAuthenticator.scan(picture.getScreenshotAs(OutputType.BYTES));
        } catch (IllegalArgumentException notYet) {
            return null;
        }
    }

    /** A screenshot of the first element that matches, as a PNG. */
    byte[] picture(String css) {
        return driver.findElement(By.cssSelector(css)).getScreenshotAs(OutputType.BYTES);
    }

    void keep(String name) {
        try {
            Files.write(screenshots.resolve(name + ".png"), driver.getScreenshotAs(OutputType.BYTES));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Sends a command of the DevTools protocol. */
    Map<String, Object> command(String name, Map<String, Object> parameters) {
        return driver.executeCdpCommand(name, parameters);
    }

    /** Violations of the Content-Security-Policy, errors of scripts. */
    List<String> complaints() {
        return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
                .filter(entry -> entry.getLevel().intValue() >= Level.WARNING.intValue())
                .map(LogEntry::getMessage)
                .filter(message -> !message.contains("the server responded with a status of"))
                .toList();
    }

    private WebElement visible(By by) {
        return wait(
                page -> {
                    List<WebElement> dialogs = page.findElements(By.cssSelector("dialog[open]"));
                    List<WebElement> found = dialogs.isEmpty()
                            ? page.findElements(by)
                            : dialogs.get(dialogs.size() - 1).findElements(by);
                    return found.stream()
                            .filter(WebElement::isDisplayed)
                            .filter(WebElement::isEnabled)
                            .findFirst()
                            .orElse(null);
                },
                by.toString());
    }

    private <T> T wait(Function<WebDriver, @Nullable T> condition, String what) {
        return new WebDriverWait(driver, PATIENCE, INTERVAL)
                .ignoring(StaleElementReferenceException.class)
                .withMessage(() -> what + "\nnot in:\n" + text())
                .until(condition);
    }

    @Override
    public void close() {
        Chromium.giveBack(driver);
    }
}
