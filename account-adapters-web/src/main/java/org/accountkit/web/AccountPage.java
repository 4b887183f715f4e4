package org.accountkit.web;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The host's settings of the page: product name, appearance and panels. Immutable; each method returns a changed copy.
 *
 * <p>Addresses are used unchanged, so absolute paths work best. The page's content security policy only loads them from
 * the product's own origin.
 */
public final class AccountPage {

    private static final String NOWHERE = "#";
    private static final String SCRIPT_OF_PREFERENCES = "  <script src=\"ui/before-paint.js\"></script>\n";
    private static final Pattern LINK = Pattern.compile("(/|https?:|mailto:)\\S*|");
    private static final Pattern LANGUAGE = Pattern.compile("[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*|");

    private final String product;
    private final String language;
    private final String logo;
    private final String styleSheet;
    private final String messages;
    private final List<String> panels;
    private final List<String> downloads;
    private final String signIn;
    private final String forgotPassword;
    private final boolean preferences;

    private AccountPage(
            String product,
            String language,
            String logo,
            String styleSheet,
            String messages,
            List<String> panels,
            List<String> downloads,
            String signIn,
            String forgotPassword,
            boolean preferences) {
        this.product = product;
        this.language = language;
        this.logo = logo;
        this.styleSheet = styleSheet;
        this.messages = messages;
        this.panels = List.copyOf(panels);
        this.downloads = List.copyOf(downloads);
        this.signIn = signIn;
        this.forgotPassword = forgotPassword;
        this.preferences = preferences;
    }

    /**
     * Returns the default page: every panel, the browser's language, no logo.
     *
     * @param product the product's name, shown in the title and the header
     * @return the page
     */
    public static AccountPage of(String product) {
        return new AccountPage(product, "", "", "", "", List.of(), List.of(), "", "", true);
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
        return new AccountPage(
                product, tag, logo, styleSheet, messages, panels, downloads, signIn, forgotPassword, preferences);
    }

    /**
     * Shows a logo before the product's name.
     *
     * @param address the address of an image
     * @return the changed page
     */
    public AccountPage logo(String address) {
        return new AccountPage(
                product,
                language,
                address,
                styleSheet,
                messages,
                panels,
                downloads,
                signIn,
                forgotPassword,
                preferences);
    }

    /**
     * Adds the host's own style sheet after the built-in one.
     *
     * @param address the address of the style sheet
     * @return the changed page
     */
    public AccountPage styleSheet(String address) {
        return new AccountPage(
                product, language, logo, address, messages, panels, downloads, signIn, forgotPassword, preferences);
    }

    /**
     * Overrides texts.
     *
     * @param address the address of a JSON file with the texts that differ
     * @return the changed page
     */
    public AccountPage messages(String address) {
        return new AccountPage(
                product, language, logo, styleSheet, address, panels, downloads, signIn, forgotPassword, preferences);
    }

    /**
     * Shows these panels only.
     *
     * @param names {@code password}, {@code two-factor}, {@code api-key}, {@code sessions}, {@code
     *     profile}, {@code users}, {@code roles}, {@code audit-log}, {@code download-links}; none for all
     * @return the changed page
     * @throws IllegalArgumentException if there is no panel of that name
     */
    public AccountPage panels(List<String> names) {
        for (String name : names) {
            if (!AccountFeature.panels().contains(name)) {
                throw new IllegalArgumentException("There is no panel '" + name + "'. The panels are "
                        + String.join(", ", AccountFeature.panels()) + '.');
            }
        }
        return new AccountPage(
                product, language, logo, styleSheet, messages, names, downloads, signIn, forgotPassword, preferences);
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
        return new AccountPage(
                product, language, logo, styleSheet, messages, panels, paths, signIn, forgotPassword, preferences);
    }

    /**
     * Sends users to the host's own sign-in, which gets the page to return to as {@code next}. For a host that does not
     * mount AccountKit's.
     *
     * @param address the address of the host's sign-in page
     * @return the changed page
     */
    public AccountPage signIn(String address) {
        return new AccountPage(
                product, language, logo, styleSheet, messages, panels, downloads, address, forgotPassword, preferences);
    }

    /**
     * Leads users who forgot their passwords to an address of the host's own, in place of AccountKit's password reset.
     *
     * @param address where the link "Forgot password?" on the sign-in form leads: a path, or an address that begins with
     *     {@code https:}, {@code http:} or {@code mailto:}; empty for AccountKit's, if that is mounted
     * @return the changed page
     * @throws IllegalArgumentException if it is another kind of address
     */
    public AccountPage forgotPassword(String address) {
        if (!LINK.matcher(address).matches()) {
            throw new IllegalArgumentException("'" + address + "' is neither a path nor a web or mail address.");
        }
        return new AccountPage(
                product, language, logo, styleSheet, messages, panels, downloads, signIn, address, preferences);
    }

    /**
     * Sets whether users can choose the theme and, unless {@link #language} sets it, the language, at the foot of the page.
     * The browser keeps the choice. Otherwise the page always follows the browser.
     *
     * @param offered false to offer no choice; true by default
     * @return the changed page
     */
    public AccountPage preferences(boolean offered) {
        return new AccountPage(
                product, language, logo, styleSheet, messages, panels, downloads, signIn, forgotPassword, offered);
    }

    /** Fills in the placeholders of {@code index.html}. */
    String fill(String template, Set<AccountFeature> features) {
        return template.replace(">Account</", ">" + escape(product) + "</")
                .replace("data-product=\"Account\"", attribute("data-product", product))
                .replace("data-lang=\"\"", attribute("data-lang", language))
                .replace("data-messages=\"\"", attribute("data-messages", messages))
                .replace("data-panels=\"\"", attribute("data-panels", offered(features)))
                .replace("data-sign-in=\"\"", attribute("data-sign-in", signInOf(features)))
                .replace("data-reset=\"\"", attribute("data-reset", resetOf(features)))
                .replace("data-forgot=\"\"", attribute("data-forgot", forgotPassword))
                .replace("data-preferences=\"\"", attribute("data-preferences", preferences ? "" : "off"))
                .replace(SCRIPT_OF_PREFERENCES, preferences ? SCRIPT_OF_PREFERENCES : "")
                .replace("data-links=\"\"", attribute("data-links", String.join(" ", downloads)))
                .replace("<!-- host style sheet -->", element("<link rel=\"stylesheet\" href=\"", styleSheet, "\">"))
                .replace("<!-- host logo -->", element("<img alt=\"\" src=\"", logo, "\">"));
    }

    /** Empty if nobody can request a password reset. */
    private static String resetOf(Set<AccountFeature> features) {
        return features.contains(AccountFeature.PASSWORD_RESET) ? "on" : "";
    }

    /** Empty for all panels. */
    private String offered(Set<AccountFeature> features) {
        List<String> mounted = AccountFeature.panels(features);
        List<String> offered = panels.isEmpty()
                ? mounted
                : panels.stream().filter(mounted::contains).toList();
        if (offered.isEmpty()) {
            throw new IllegalArgumentException(
                    "The page has no panel: mount a feature that has one, or leave out AccountFeature.PAGE.");
        }
        return offered.equals(AccountFeature.panels()) ? "" : String.join(" ", offered);
    }

    /** Empty for AccountKit's own. */
    private String signInOf(Set<AccountFeature> features) {
        if (features.contains(AccountFeature.SIGN_IN)) {
            return "";
        }
        return signIn.isEmpty() ? NOWHERE : signIn;
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
