package org.accountkit.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import org.accountkit.AccountServices;
import org.accountkit.password.PasswordPolicy;
import org.accountkit.session.SessionService.SessionPolicy;
import org.accountkit.twofactor.RecoveryCodePolicy;
import org.accountkit.web.json.JsonObject;

/**
 * The services' settings that the page's texts and forms follow, as the file {@code ui/settings.json}. The page also
 * finds them in {@code index.html}, so that it need not wait for the file. Anyone may read them.
 *
 * @param passwords how long passwords must be
 * @param codeDigits how many digits a TOTP code has
 * @param recoveryCodes how many recovery codes a user gets
 * @param apiKeys how many API keys a user may have
 * @param sessions how long sessions last
 * @param devices how long a device stays known
 * @param reset how long a password reset token is valid
 */
record PageSettings(
        PasswordPolicy passwords,
        int codeDigits,
        RecoveryCodePolicy recoveryCodes,
        int apiKeys,
        SessionPolicy sessions,
        Duration devices,
        Duration reset) {

    static final String FILE = "settings.json";

    static PageSettings of(AccountServices accounts) {
        return new PageSettings(
                accounts.passwords().policy(),
                accounts.twoFactor().parameters().digits(),
                accounts.twoFactor().recoveryCodePolicy(),
                accounts.apiKeys().most(),
                accounts.sessions().policy(),
                accounts.devices().policy().life(),
                accounts.passwordResets().policy().life());
    }

    JsonObject toJson() {
        return new JsonObject()
                .put("minPasswordLength", passwords.shortest())
                .put("minPasswordLengthTwoFactor", passwords.shortestWithTwoFactor())
                .put("maxPasswordLength", passwords.longest())
                .put("codeDigits", codeDigits)
                .put("recoveryCodes", recoveryCodes.count())
                .put("fewRecoveryCodes", recoveryCodes.few())
                .put("apiKeys", apiKeys)
                .put("maxSessions", sessions.most())
                .put("sessionIdleSeconds", sessions.idle().toSeconds())
                .put("sessionSeconds", sessions.absolute().toSeconds())
                .put("proofSeconds", sessions.proof().toSeconds())
                .put("knownDeviceSeconds", devices.toSeconds())
                .put("resetSeconds", reset.toSeconds());
    }

    /** Fills in the placeholder of {@code index.html}. Names and numbers need no escape, only the quotes around them. */
    String fill(String page) {
        String escaped = new String(toJson().toBytes(), UTF_8).replace("\"", "&quot;");
        return page.replace("data-settings=\"\"", "data-settings=\"" + escaped + '"');
    }
}
