package org.accountkit.web;

import java.util.List;
import java.util.regex.Pattern;

/**
 * The host's settings of the page: product name, appearance and panels. Immutable; each method returns a changed copy.
 *
 * <p>Addresses are used unchanged, so absolute paths work best. The page's content security policy only loads them from
 * the product's own origin.
 */
public final class AccountPage {

    private static final Pattern PANEL = Pattern.compile("[a-z]+(-[a-z]+)*");
    private static final Pattern LANGUAGE = Pattern.compile("[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*|");

    private final String product;
    private final String language;
    private final String logo;
    private final String styleSheet;
    private final String messages;
    private final List<String> panels;
    private final List<String> downloads;

    private AccountPage(
            String product,
            String language,
            String logo,
            String styleSheet,
            String messages,
            List<String> panels,
            List<String> downloads) {
        this.product = product;
        this.language = language;
        this.logo = logo;
        this.styleSheet = styleSheet;
        this.messages = messages;
        this.panels = List.copyOf(panels);
        this.downloads = List.copyOf(downloads);
    }

    /**
     * Returns the default page: every panel, the browser's language, no logo.
     *
     * @param product the product's name, shown in the title and the header
     * @return the page
     */
    public static AccountPage of(String product) {
        return new AccountPage(product, "", "", "", "", List.of(), List.of());
    }

    /**
     * Sets the language, in place of the browser's.
     *
     * @param tag a language tag (BCP 47), such as {@code de}
     * @return the changed page
     * @throws IllegalArgumentException if it is not a language tag
     */
    public AccountPage language(String tag) {
        if (!LANGUAGE.matcher(tag).matches()) {
            throw new IllegalArgumentException("'" + tag + "' is not a language tag.");
        }
        return new AccountPage(product, tag, logo, styleSheet, messages, panels, downloads);
    }

    /**
     * Shows a logo before the product's name.
     *
     * @param address the address of an image
     * @return the changed page
     */
    public AccountPage logo(String address) {
        return new AccountPage(product, language, address, styleSheet, messages, panels, downloads);
    }

    /**
     * Adds the host's own style sheet after the built-in one.
     *
     * @param address the address of the style sheet
     * @return the changed page
     */
    public AccountPage styleSheet(String address) {
        return new AccountPage(product, language, logo, address, messages, panels, downloads);
    }

    /**
     * Overrides texts.
     *
     * @param address the address of a JSON file with the texts that differ
     * @return the changed page
     */
    public AccountPage messages(String address) {
        return new AccountPage(product, language, logo, styleSheet, address, panels, downloads);
    }

    /**
     * Shows these panels only.
     *
     * @param names names such as {@code password}, {@code two-factor} or {@code api-key}; none for all
     * @return the changed page
     * @throws IllegalArgumentException if a name cannot be that of a panel
     */
    public AccountPage panels(List<String> names) {
        for (String name : names) {
            if (!PANEL.matcher(name).matches()) {
                throw new IllegalArgumentException("'" + name + "' is not a valid panel name.");
            }
        }
        return new AccountPage(product, language, logo, styleSheet, messages, names, downloads);
    }

    /**
     * Lists the host's downloads as links that contain the download token.
     *
     * @param paths paths of the host's download routes, without spaces
     * @return the changed page
     * @throws IllegalArgumentException if a path contains a space
     */
    public AccountPage downloads(List<String> paths) {
        for (String path : paths) {
            if (path.isBlank() || path.chars().anyMatch(Character::isWhitespace)) {
                throw new IllegalArgumentException("'" + path + "' is not a path: encode its spaces.");
            }
        }
        return new AccountPage(product, language, logo, styleSheet, messages, panels, paths);
    }

    /** Fills in the placeholders of {@code index.html}. */
    String fill(String template) {
        return template.replace(">Account</", ">" + escape(product) + "</")
                .replace("data-product=\"Account\"", attribute("data-product", product))
                .replace("data-lang=\"\"", attribute("data-lang", language))
                .replace("data-messages=\"\"", attribute("data-messages", messages))
                .replace("data-panels=\"\"", attribute("data-panels", String.join(" ", panels)))
                .replace("data-links=\"\"", attribute("data-links", String.join(" ", downloads)))
                .replace("<!-- host style sheet -->", element("<link rel=\"stylesheet\" href=\"", styleSheet, "\">"))
                .replace("<!-- host logo -->", element("<img alt=\"\" src=\"", logo, "\">"));
    }

    private static String attribute(String name, String value) {
        return name + "=\"" + escape(value) + '"';
    }

    private static String element(String before, String address, String after) {
        return address.isEmpty() ? "" : before + escape(address) + after;
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
