package org.accountkit.web;

import java.util.List;
import java.util.function.Function;
import org.accountkit.AccountServices;
import org.accountkit.access.Caller;
import org.accountkit.access.RefusedException;
import org.accountkit.web.AccountResponse.Header;

/**
 * The HTTP API and the page for any server: a request goes in, a response comes out. No exception is thrown, and every
 * response carries the security headers. Immutable and safe for use by several threads.
 *
 * <p>In a servlet container, map {@code AccountServlet}, and guard the host's own routes with {@code AccountFilter}, both
 * in {@code org.accountkit.web.servlet}. Other servers call {@link #handle} and {@link #guard}.
 */
public final class AccountRoutes {

    private final AccountServices accounts;
    private final WebSettings settings;
    private final Mount mount;
    private final SecurityHeaders securityHeaders;
    private final Cors cors;
    private final CrossSite crossSite;
    private final Gate gate;
    private final Dispatcher dispatcher;

    AccountRoutes(AccountServices accounts, WebSettings settings) {
        this.accounts = accounts;
        this.settings = settings;
        this.mount = new Mount(settings.mount());
        this.securityHeaders = new SecurityHeaders(settings.origins());
        this.cors = new Cors(settings.origins());
        this.crossSite = new CrossSite(settings.origins());
        this.gate = new Gate(accounts, settings.cookies(), sessions());
        this.dispatcher = new Dispatcher(
                settings.mount(),
                AllRoutes.of(accounts, settings),
                crossSite,
                cors,
                gate,
                new BodyReader(settings.deadline()));
    }

    private SessionSource sessions() {
        return settings.callers()
                .<SessionSource>map(HostSessions::new)
                .orElseGet(() -> new OwnSessions(accounts.sessions(), settings.cookies()));
    }

    /**
     * Returns a builder with safe defaults.
     *
     * @param accounts the services behind the routes
     * @return a builder
     */
    public static AccountRoutesBuilder builder(AccountServices accounts) {
        return new AccountRoutesBuilder(accounts);
    }

    /**
     * Answers a request.
     *
     * @param request a request to a path below the base path
     * @return the response to send
     */
    public AccountResponse handle(AccountRequest request) {
        Inbound inbound = inbound(request);
        return complete(dispatch(inbound), inbound, this::headersByPath);
    }

    /**
     * Answers a request to a path that the host's server has mapped to these routes. If the mapping does not fit the base
     * path, so that each request would get a 404, the answer is a 500 that says so, and so does the log, once.
     *
     * @param request a request
     * @param mapping the path that the server is configured to serve with these routes, including any context path,
     *     such as {@code /account}
     * @return the response to send
     */
    public AccountResponse handle(AccountRequest request, String mapping) {
        return mount.fits(mapping) ? handle(request) : refused(request, mount.misplaced(mapping));
    }

    /** Everything beside the API belongs to the page. */
    private List<Header> headersByPath(AccountRequest request) {
        return request.path().startsWith(settings.mount() + "/api/")
                ? securityHeaders.api(request)
                : securityHeaders.page(request);
    }

    /**
     * Checks a request to one of the host's own routes: cross-site requests, credentials, pending actions, rights and
     * proof, and CORS preflights. Do not guard requests to the base path: AccountKit's routes guard themselves.
     *
     * @param request a request to the host
     * @param rule what it must fulfil
     * @return an answer to send in place of the host's own, or the caller
     */
    public Admission guard(AccountRequest request, RouteRule rule) {
        return Admission.of(this, guardedBy(rule), inbound(request));
    }

    /**
     * Returns how many bytes of a request's body {@link #handle} reads at most. A server that can receive them before it
     * gives the request a thread is safe from clients that send slowly.
     *
     * @param request a request, of which only the method, the path and the headers are looked at
     * @return the number of bytes; 0 if the body is not read
     */
    public int mostBytesRead(AccountRequest request) {
        try {
            return dispatcher.mostRead(new SafeRequest(request));
        } catch (Throwable unreadable) {
            return 0;
        }
    }

    /**
     * Answers a request that the host itself refuses, such as one to an unknown path, in the same form.
     *
     * @param request any request to the host
     * @param refusal the reason
     * @return the response to send
     */
    public AccountResponse refuse(AccountRequest request, RefusedException refusal) {
        return refused(request, refusal);
    }

    /**
     * Answers a request that the host itself refuses for a reason specific to HTTP, such as its method.
     *
     * @param request any request to the host
     * @param refusal the reason
     * @return the response to send
     */
    public AccountResponse refuse(AccountRequest request, HttpRefusal refusal) {
        return refused(request, refusal.refused());
    }

    private AccountResponse refused(AccountRequest request, RuntimeException refusal) {
        Inbound inbound = inbound(request);
        return complete(Problems.of(refusal, inbound), inbound);
    }

    /** A host's store may throw anything, also what its methods do not declare. */
    private AccountResponse dispatch(Inbound inbound) {
        try {
            return dispatcher.dispatch(inbound);
        } catch (Throwable failure) {
            return Problems.of(failure, inbound);
        }
    }

    /** {@return the path of these routes as browsers see it, without a trailing slash} */
    public String basePath() {
        return settings.mount();
    }

    /** Records that a host's route forbids a caller something. */
    void forbid(Caller caller) {
        accounts.forbid(caller);
    }

    Inbound inbound(AccountRequest request) {
        return new Inbound(request, settings.addresses(), settings.reporting());
    }

    private Guard guardedBy(RouteRule rule) {
        return rule.access()
                .<Guard>map(access -> new SignedInGuard(settings.mountedPage(), crossSite, cors, gate, access))
                .orElseGet(() -> new DownloadGuard(accounts.downloads()));
    }

    /** Adds the headers to AccountKit's answer on a route of the host. */
    AccountResponse complete(AccountResponse response, Inbound inbound) {
        return complete(response, inbound, securityHeaders::api);
    }

    /** Reading the request may fail here for the first time; it then counts as empty. */
    private AccountResponse complete(
            AccountResponse response, Inbound inbound, Function<AccountRequest, List<Header>> headers) {
        AccountRequest request = inbound.request();
        try {
            return response.with(headers.apply(request))
                    .with(cors.headers(request))
                    .to(request.method());
        } catch (Throwable unreadable) {
            return Problems.of(unreadable, inbound).with(headers.apply(request)).with(cors.headers(request));
        }
    }

    /** Returns the headers for the host's own answers. */
    List<Header> headersForHost(Inbound inbound) {
        List<Header> headers = securityHeaders.host(inbound.request());
        headers.addAll(cors.headers(inbound.request()));
        return headers;
    }
}
