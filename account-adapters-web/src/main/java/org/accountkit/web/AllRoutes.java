package org.accountkit.web;

import java.util.ArrayList;
import java.util.List;
import org.accountkit.AccountServices;

/** The mounted routes below one base path. */
final class AllRoutes {

    private final AccountServices accounts;
    private final WebSettings settings;
    private final Cookies cookies;
    private final SecondFactors secondFactors;

    private AllRoutes(AccountServices accounts, WebSettings settings) {
        this.accounts = accounts;
        this.settings = settings;
        this.cookies = settings.cookies();
        this.secondFactors = new SecondFactors(accounts.twoFactor());
    }

    static RouteTable of(AccountServices accounts, WebSettings settings) {
        return new AllRoutes(accounts, settings).table();
    }

    private RouteTable table() {
        List<Route> routes = new ArrayList<>(new HealthRoutes(accounts).routes());
        routes.addAll(new SessionRoutes(accounts, secondFactors, cookies).routes());
        settings.features().forEach(feature -> routes.addAll(of(feature)));
        routes.addAll(new OpenApiRoutes(settings, routes).routes());
        return new RouteTable(routes);
    }

    private List<Route> of(AccountFeature feature) {
        return switch (feature) {
            case SIGN_IN -> new SignInRoutes(accounts, secondFactors, cookies).routes();
            case SESSIONS -> sessions();
            case PROFILE -> new ProfileRoutes(accounts).routes();
            case PASSWORD -> new PasswordRoutes(accounts, cookies).routes();
            case TWO_FACTOR -> new TwoFactorRoutes(accounts, secondFactors, cookies).routes();
            case API_KEYS -> apiKeys();
            case DOWNLOADS -> new DownloadRoutes(accounts).routes();
            case PASSWORD_RESET -> new PasswordResetRoutes(accounts, secondFactors).routes();
            case USERS -> users();
            case ROLES -> new RoleRoutes(accounts).routes();
            case AUDIT -> new AuditRoutes(accounts, settings.deadline()).routes();
            case PAGE -> new PageRoutes(settings, PageSettings.of(accounts)).routes();
        };
    }

    private List<Route> sessions() {
        List<Route> routes = new ArrayList<>(new SessionListRoutes(accounts, cookies).routes());
        routes.addAll(new DeviceRoutes(accounts, cookies).routes());
        return routes;
    }

    private List<Route> users() {
        List<Route> routes = new ArrayList<>(new UserRoutes(accounts).routes());
        routes.addAll(new PasswordResetIssueRoutes(accounts).routes());
        return routes;
    }

    private List<Route> apiKeys() {
        List<Route> routes = new ArrayList<>(new ApiKeyRoutes(accounts).routes());
        routes.addAll(new NamedApiKeyRoutes(accounts).routes());
        return routes;
    }
}
