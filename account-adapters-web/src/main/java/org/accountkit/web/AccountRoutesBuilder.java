package org.accountkit.web;

import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.accountkit.AccountServices;

/** Collects the settings of {@link AccountRoutes}, each of which has a safe default. Used by one thread, once. */
public final class AccountRoutesBuilder {

    private static final Pattern BASE_PATH = Pattern.compile("(/[A-Za-z0-9._~-]+)+");

    private final AccountServices accounts;
    private final Set<String> allowedOrigins = new LinkedHashSet<>();
    private List<AddressRange> trustedProxies = List.of();
    private Optional<String> publicOrigin = Optional.empty();
    private Optional<CallerSource> callers = Optional.empty();
    private String basePath = "/account";
    private String cookieName = "account";
    private boolean development;
    private boolean sameSiteLax;
    private boolean passwordReset;
    private AccountPage page;
    private ClientDeadline deadline = ClientDeadline.of(ClientDeadline.DEFAULT);
    private CorrelationIds correlationIds = CorrelationIds.OWN;
    private Optional<List<AccountFeature>> features = Optional.empty();

    AccountRoutesBuilder(AccountServices accounts) {
        this.accounts = accounts;
        this.page = AccountPage.of(accounts.productName());
    }

    /**
     * Allows cookies over plain HTTP, for development on your own machine.
     *
     * @param value whether to; {@code false} by default
     * @return this
     */
    public AccountRoutesBuilder development(boolean value) {
        development = value;
        return this;
    }

    /**
     * Sets the origin at which browsers reach the product, if the request does not show it, as behind a proxy.
     *
     * @param origin an origin such as {@code https://console.example}
     * @return this
     */
    public AccountRoutesBuilder publicOrigin(String origin) {
        publicOrigin = Optional.of(origin);
        return this;
    }

    /**
     * Allows pages of other origins to call the API with the user's session.
     *
     * @param origins origins such as {@code https://app.example}; none by default
     * @return this
     */
    public AccountRoutesBuilder allowedOrigins(Collection<String> origins) {
        allowedOrigins.clear();
        allowedOrigins.addAll(origins);
        return this;
    }

    /**
     * Sets the proxies whose {@code X-Forwarded-For} header is trusted.
     *
     * @param addresses addresses, or ranges such as {@code 10.0.0.0/8}; none by default
     * @return this
     * @throws IllegalArgumentException if one is neither
     */
    public AccountRoutesBuilder trustedProxies(Collection<String> addresses) {
        trustedProxies = addresses.stream().map(AddressRange::parse).toList();
        return this;
    }

    /**
     * Sets the beginning of the cookie names, after {@code __Host-}.
     *
     * @param stem 1 to 64 characters from {@code A-Z a-z 0-9 _ -}; {@code account} by default
     * @return this
     */
    public AccountRoutesBuilder cookieName(String stem) {
        cookieName = stem;
        return this;
    }

    /**
     * Sends cookies when a user follows a link from another site.
     *
     * @param value whether to; {@code false} by default
     * @return this
     */
    public AccountRoutesBuilder sameSiteLax(boolean value) {
        sameSiteLax = value;
        return this;
    }

    /**
     * Sets the path of the routes as browsers see it, including the context path.
     *
     * @param path a path such as {@code /account}, which is the default
     * @return this
     * @throws IllegalArgumentException if it is not such a path
     */
    public AccountRoutesBuilder basePath(String path) {
        if (!BASE_PATH.matcher(path).matches()) {
            throw new IllegalArgumentException("'" + path + "' is not a base path: write it as /account.");
        }
        basePath = path;
        return this;
    }

    /**
     * Lets users who forgot their passwords request a token and set a new password with it. The notifier has to deliver
     * the tokens: see {@link org.accountkit.notification.Notifier#deliverPasswordReset}.
     *
     * @param value whether to; {@code false} by default
     * @return this
     */
    public AccountRoutesBuilder passwordReset(boolean value) {
        passwordReset = value;
        return this;
    }

    /**
     * Sets the appearance of the page.
     *
     * @param value the page; by default {@link AccountPage#of} with the product's name
     * @return this
     */
    public AccountRoutesBuilder page(AccountPage value) {
        page = value;
        return this;
    }

    /**
     * Uses the host's own sessions in place of AccountKit's. Signing in and out, the list of sessions and their cookies
     * are then not mounted.
     *
     * @param source finds the caller of a request
     * @return this
     */
    public AccountRoutesBuilder callers(CallerSource source) {
        callers = Optional.of(source);
        return this;
    }

    /**
     * Sets how long a client may take to send a body, or to receive each part of an export. The longest time that a
     * request can occupy a thread is this plus one idle timeout of the server.
     *
     * @param most from a second to 5 minutes; 10 seconds by default
     * @return this
     * @throws IllegalArgumentException if it is out of range
     */
    public AccountRoutesBuilder clientDeadline(Duration most) {
        deadline = ClientDeadline.of(most);
        return this;
    }

    AccountRoutesBuilder clientDeadline(ClientDeadline value) {
        deadline = value;
        return this;
    }

    /**
     * Mounts these features only. The other routes answer 404, and neither the OpenAPI description nor the page shows
     * them.
     *
     * @param mounted the features; by default all, but with {@link #callers} not {@link AccountFeature#SIGN_IN} and
     *     {@link AccountFeature#SESSIONS}
     * @return this
     */
    public AccountRoutesBuilder features(AccountFeature... mounted) {
        features = Optional.of(List.of(mounted));
        return this;
    }

    /**
     * Takes the correlation id of a request from a header that the host or its proxy sets. An id that is missing or has
     * another form is replaced by a random one. The form is 1 to 64 characters from {@code A-Z a-z 0-9 . _ : / + = -},
     * the first a letter or a digit.
     *
     * @param name the header's name, such as {@code X-Request-Id}
     * @return this
     * @throws IllegalArgumentException if it is not the name of a header
     */
    public AccountRoutesBuilder correlationIdHeader(String name) {
        correlationIds = CorrelationIds.header(name);
        return this;
    }

    /**
     * Takes the correlation id of a request from the host, such as from its logging context. It is asked for on the
     * request's thread, and only if something is recorded. The form is that of {@link #correlationIdHeader}.
     *
     * @param source returns the current id, if there is one
     * @return this
     */
    public AccountRoutesBuilder correlationIds(Supplier<Optional<String>> source) {
        correlationIds = new CorrelationIds(request -> source.get());
        return this;
    }

    /**
     * Builds the routes.
     *
     * @return the routes
     * @throws IllegalArgumentException if a setting is invalid
     */
    public AccountRoutes build() {
        return new AccountRoutes(accounts, settings());
    }

    WebSettings settings() {
        return new WebSettings(
                basePath,
                new Origins(publicOrigin, allowedOrigins),
                new ClientAddress(trustedProxies),
                new Cookies(cookieName, !development, sameSiteLax),
                page,
                callers,
                deadline,
                mounted(callers.isEmpty()),
                Reporting.to(accounts.observer(), correlationIds));
    }

    private Set<AccountFeature> mounted(boolean ownSessions) {
        Set<AccountFeature> mounted = features.map(chosen -> AccountFeature.chosen(chosen, ownSessions))
                .orElseGet(() -> AccountFeature.usual(ownSessions));
        if (passwordReset) {
            mounted.add(AccountFeature.PASSWORD_RESET);
        }
        return mounted;
    }
}
