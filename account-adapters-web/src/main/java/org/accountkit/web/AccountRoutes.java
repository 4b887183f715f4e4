package org.accountkit.web;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.accountkit.AccountServices;
import org.accountkit.access.AccessRule;
import org.accountkit.access.RefusedException;
import org.accountkit.web.AccountResponse.Header;

/**
 * The HTTP API and the page, for any server: a request goes in, a response comes out. Nothing escapes as an exception,
 * and every response carries the security headers. Immutable and safe for use by several threads.
 *
 * <p>A servlet container reaches it by {@link AccountServlet}; the host's own routes are guarded by {@link
 * AccountFilter}.
 */
public final class AccountRoutes {

    private final AccountServices accounts;
    private final WebSettings settings;
    private final SecurityHeaders securityHeaders;
    private final Cors cors;
    private final CrossSite crossSite;
    private final Gate gate;
    private final Dispatcher dispatcher;

    private AccountRoutes(AccountServices accounts, WebSettings settings) {
        this.accounts = accounts;
        this.settings = settings;
        this.securityHeaders = new SecurityHeaders(settings.origins());
        this.cors = new Cors(settings.origins());
        this.crossSite = new CrossSite(settings.origins());
        this.gate = new Gate(accounts, settings.cookies(), sessions());
        this.dispatcher = new Dispatcher(settings.mount(), AllRoutes.of(accounts, settings), crossSite, cors, gate);
    }

    private SessionSource sessions() {
        return settings.callers()
                .<SessionSource>map(HostSessions::new)
                .orElseGet(() -> new OwnSessions(accounts.sessions(), settings.cookies()));
    }

    /**
     * Starts with safe settings.
     *
     * @param accounts the services behind the routes
     * @return a builder
     */
    public static Builder builder(AccountServices accounts) {
        return new Builder(accounts);
    }

    /**
     * Answers a request.
     *
     * @param request a request to somewhere below the base path
     * @return what to send
     */
    public AccountResponse handle(AccountRequest request) {
        Inbound inbound = inbound(request);
        AccountResponse response = dispatch(inbound);
        boolean api = request.path().startsWith(settings.mount() + "/api/");
        return response.with(api ? securityHeaders.api(request) : securityHeaders.page(request))
                .with(cors.headers(request));
    }

    /**
     * Answers a request that the host itself refuses, such as one to a path that it does not have, in the same form.
     *
     * @param request any request to the host
     * @param refusal why
     * @return what to send
     */
    public AccountResponse refuse(AccountRequest request, RefusedException refusal) {
        Inbound inbound = inbound(request);
        return complete(Problems.of(refusal, inbound), inbound);
    }

    private AccountResponse dispatch(Inbound inbound) {
        try {
            return dispatcher.dispatch(inbound);
        } catch (RuntimeException failure) {
            return Problems.of(failure, inbound);
        }
    }

    /** Whether a container's servlet is mapped where these routes are. */
    boolean isMountedAt(String path) {
        return path.equals(settings.mount());
    }

    Inbound inbound(AccountRequest request) {
        return new Inbound(request, settings.addresses());
    }

    /** What somebody must pass who wants to reach a route of the host's. */
    Guard guardedBy(AccessRule rule) {
        return new SignedInGuard(settings.mount(), crossSite, cors, gate, Access.by(rule));
    }

    /** What somebody must pass who wants to download. */
    Guard downloadGuard() {
        return new DownloadGuard(accounts.downloads());
    }

    /** The headers for answers of ours at a route of the host's. */
    AccountResponse complete(AccountResponse response, Inbound inbound) {
        return response.with(securityHeaders.api(inbound.request())).with(cors.headers(inbound.request()));
    }

    /** The headers for answers of the host's own. */
    List<Header> headersForHost(Inbound inbound) {
        List<Header> headers = securityHeaders.host(inbound.request());
        headers.addAll(cors.headers(inbound.request()));
        return headers;
    }

    /** Collects settings, each of which has a safe default. Used by one thread. */
    public static final class Builder {

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
        private AccountPage page;

        private Builder(AccountServices accounts) {
            this.accounts = accounts;
            this.page = AccountPage.of(accounts.productName());
        }

        /**
         * Lets cookies travel over plain HTTP: for development on one's own machine.
         *
         * @param value whether to; not by default
         * @return this
         */
        public Builder development(boolean value) {
            development = value;
            return this;
        }

        /**
         * Says how browsers reach the product, where the request itself does not show it, as behind a proxy.
         *
         * @param origin such as {@code https://console.example}
         * @return this
         */
        public Builder publicOrigin(String origin) {
            publicOrigin = Optional.of(origin);
            return this;
        }

        /**
         * Lets pages of other origins call the API with the user's session.
         *
         * @param origins such as {@code https://app.example}; none by default
         * @return this
         */
        public Builder allowedOrigins(Collection<String> origins) {
            allowedOrigins.clear();
            allowedOrigins.addAll(origins);
            return this;
        }

        /**
         * Names the proxies whose {@code X-Forwarded-For} is believed.
         *
         * @param addresses addresses, or ranges such as {@code 10.0.0.0/8}; none by default
         * @return this
         * @throws IllegalArgumentException when one is neither
         */
        public Builder trustedProxies(Collection<String> addresses) {
            trustedProxies = addresses.stream().map(AddressRange::parse).toList();
            return this;
        }

        /**
         * Sets what the names of cookies begin with, after {@code __Host-}.
         *
         * @param stem 1 to 64 of {@code A-Z a-z 0-9 _ -}; {@code account} by default
         * @return this
         */
        public Builder cookieName(String stem) {
            cookieName = stem;
            return this;
        }

        /**
         * Sends cookies along when somebody follows a link from another site.
         *
         * @param value whether to; not by default
         * @return this
         */
        public Builder sameSiteLax(boolean value) {
            sameSiteLax = value;
            return this;
        }

        /**
         * Says where the routes are mounted, as browsers see it, the context path included.
         *
         * @param path such as {@code /account}, which is the default
         * @return this
         * @throws IllegalArgumentException when it is no such path
         */
        public Builder basePath(String path) {
            if (!BASE_PATH.matcher(path).matches()) {
                throw new IllegalArgumentException("'" + path + "' is no base path: write it as /account.");
            }
            basePath = path;
            return this;
        }

        /**
         * Says what the host makes of the page.
         *
         * @param value by default the page as it comes, with the product's name
         * @return this
         */
        public Builder page(AccountPage value) {
            page = value;
            return this;
        }

        /**
         * Puts sessions of the host's own in the place of ours.
         *
         * @param source tells who is behind a request
         * @return this
         */
        public Builder callers(CallerSource source) {
            callers = Optional.of(source);
            return this;
        }

        /**
         * Builds the routes.
         *
         * @return the routes
         * @throws IllegalArgumentException when a setting cannot be what it stands for
         */
        public AccountRoutes build() {
            Cookies cookies = new Cookies(accounts.context().tokens(), cookieName, !development, sameSiteLax);
            return new AccountRoutes(
                    accounts,
                    new WebSettings(
                            basePath,
                            new Origins(publicOrigin, allowedOrigins),
                            new ClientAddress(trustedProxies),
                            cookies,
                            page,
                            callers));
        }
    }
}
