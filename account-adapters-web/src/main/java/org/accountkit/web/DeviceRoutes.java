package org.accountkit.web;

import java.util.List;
import java.util.Optional;
import org.accountkit.AccountServices;
import org.accountkit.secret.Secret;
import org.accountkit.signin.DeviceService;
import org.accountkit.signin.KnownDevice;
import org.accountkit.web.json.JsonObject;

/** The caller's known devices. */
final class DeviceRoutes {

    private static final String ALL = "/api/me/devices";

    private final DeviceService devices;
    private final Cookies cookies;

    DeviceRoutes(AccountServices accounts, Cookies cookies) {
        this.devices = accounts.devices();
        this.cookies = cookies;
    }

    List<Route> routes() {
        return List.of(
                Route.get(ALL, DeviceService.MANAGE, this::list),
                Route.delete(ALL, DeviceService.MANAGE, this::forgetOthers),
                Route.delete(ALL + "/{id}", DeviceService.MANAGE, this::forget));
    }

    private AccountResponse list(Call call) {
        Optional<String> current = current(call);
        return AccountResponse.ok(new JsonObject()
                .putObjects(
                        "devices",
                        devices.list(call.caller()).stream()
                                .map(device -> view(device, current))
                                .toList()));
    }

    private static JsonObject view(KnownDevice device, Optional<String> current) {
        return new JsonObject()
                .put("id", device.id())
                .put("current", current.filter(device.id()::equals).isPresent())
                .put("client", device.client().orElse(""))
                .put("firstSeenAt", device.createdAt())
                .put("lastSeenAt", device.lastSeenAt());
    }

    private AccountResponse forget(Call call) {
        String id = call.id("id");
        boolean own = current(call).filter(id::equals).isPresent();
        devices.forget(call.caller(), id);
        AccountResponse done = AccountResponse.noContent();
        return own && isOneUsers(call) ? done.withCookie(cookies.clear(CookieKind.DEVICE)) : done;
    }

    /** The browser's other users keep their tokens; the next sign-in drops the one that was forgotten. */
    private boolean isOneUsers(Call call) {
        return cookies.values(call.cookies(), CookieKind.DEVICE).stream().noneMatch(value -> value.contains("."));
    }

    private AccountResponse forgetOthers(Call call) {
        devices.forgetOthers(call.caller(), presented(call));
        return AccountResponse.noContent();
    }

    private Optional<String> current(Call call) {
        return devices.current(call.caller(), presented(call));
    }

    private Optional<Secret> presented(Call call) {
        return cookies.read(call.cookies(), CookieKind.DEVICE);
    }
}
