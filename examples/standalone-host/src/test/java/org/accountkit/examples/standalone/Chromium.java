package org.accountkit.examples.standalone;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.logging.Level;
import org.openqa.selenium.WebDriverException;
import org.openqa.selenium.WindowType;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

/**
 * Chromium's processes. Each takes seconds to start, so tests use them one after another; a test gets a new tab, in which
 * nothing is left of the test before.
 */
final class Chromium {

    private static final Deque<ChromeDriver> IDLE = new ArrayDeque<>();

    static {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> IDLE.forEach(ChromeDriver::quit)));
    }

    private Chromium() {}

    static synchronized ChromeDriver take() {
        return IDLE.isEmpty() ? started() : IDLE.pop();
    }

    static synchronized void giveBack(ChromeDriver driver) {
        try {
            openNewTab(driver);
            forgetEverything(driver);
            IDLE.push(driver);
        } catch (WebDriverException e) {
            driver.quit();
        }
    }

    /** Whatever a test emulates ends with its tab. */
    private static void openNewTab(ChromeDriver driver) {
        Set<String> old = driver.getWindowHandles();
        String opened = driver.switchTo().newWindow(WindowType.TAB).getWindowHandle();
        for (String tab : old) {
            driver.switchTo().window(tab).close();
        }
        driver.switchTo().window(opened);
    }

    private static void forgetEverything(ChromeDriver driver) {
        driver.executeCdpCommand("Network.clearBrowserCookies", Map.of());
        driver.executeCdpCommand("Network.clearBrowserCache", Map.of());
        driver.executeCdpCommand("Storage.clearDataForOrigin", Map.of("origin", "*", "storageTypes", "all"));
        driver.executeCdpCommand("Browser.resetPermissions", Map.of());
        driver.manage().logs().get(LogType.BROWSER);
    }

    private static ChromeDriver started() {
        ChromeDriverService service = new ChromeDriverService.Builder()
                .usingDriverExecutable(Requirement.program("chromedriver").toFile())
                .build();
        return new ChromeDriver(service, options());
    }

    /** The features that are switched off load pages of the address bar, which nobody sees here: half of a start's work. */
    private static ChromeOptions options() {
        ChromeOptions options = new ChromeOptions();
        options.setBinary(Requirement.program("chromium", "chromium-browser", "google-chrome")
                .toFile());
        options.addArguments(List.of(
                "--headless=new",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-dev-shm-usage",
                "--disable-quic",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--disable-features=PreloadTopChromeWebUI,WebUIOmniboxPopup,WebUIOmniboxAimPopup",
                "--force-prefers-reduced-motion",
                "--lang=en",
                "--window-size=1200,1000"));
        LoggingPreferences logs = new LoggingPreferences();
        logs.enable(LogType.BROWSER, Level.ALL);
        options.setCapability(ChromeOptions.LOGGING_PREFS, logs);
        return options;
    }
}
