package org.accountkit.web;

import java.util.List;
import java.util.stream.Stream;
import org.accountkit.AccountServices;

/** All routes below one base path. */
final class AllRoutes {

    private AllRoutes() {}

    static RouteTable of(AccountServices accounts, WebSettings settings) {
        Cookies cookies = settings.cookies();
        SecondFactors secondFactors = new SecondFactors(accounts.twoFactor());
        return new RouteTable(Stream.of(
                        new PageRoutes(settings.mount(), settings.page(), settings.passwordReset()).routes(),
                        new HealthRoutes(accounts).routes(),
                        new OpenApiRoutes(settings.mount(), cookies).routes(),
                        new SignInRoutes(accounts, secondFactors, cookies).routes(),
                        new SessionRoutes(accounts, secondFactors, cookies).routes(),
                        new DeviceRoutes(accounts, cookies).routes(),
                        new PasswordRoutes(accounts, cookies).routes(),
                        new PasswordResetRoutes(accounts, secondFactors, settings.passwordReset()).routes(),
                        new TwoFactorRoutes(accounts, secondFactors, cookies).routes(),
                        new ApiKeyRoutes(accounts).routes(),
                        new NamedApiKeyRoutes(accounts).routes(),
                        new DownloadRoutes(accounts).routes(),
                        new UserRoutes(accounts).routes(),
                        new RoleRoutes(accounts).routes(),
                        new AuditRoutes(accounts, settings.deadline()).routes())
                .flatMap(List::stream)
                .toList());
    }
}
