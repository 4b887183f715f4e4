package org.accountkit.web;

import java.util.Optional;
import org.accountkit.secret.Secret;
import org.accountkit.twofactor.SecondFactor;
import org.accountkit.twofactor.Totp;
import org.accountkit.twofactor.TwoFactorService;
import org.accountkit.web.json.BodyShape;
import org.accountkit.web.json.FieldType;
import org.accountkit.web.json.JsonBody;
import org.accountkit.web.json.Malformed;

/** Reads TOTP codes and recovery codes from bodies. */
final class SecondFactors {

    private static final String CODE = "code";
    private static final String RECOVERY_CODE = "recoveryCode";

    private final Totp totp;

    SecondFactors(TwoFactorService twoFactor) {
        this.totp = new Totp(twoFactor.parameters(), 0);
    }

    /** Adds the fields of a second factor to a shape. */
    static BodyShape addTo(BodyShape shape) {
        return shape.withOptional(CODE, FieldType.SECRET).withOptional(RECOVERY_CODE, FieldType.SECRET);
    }

    /** Returns the code or the recovery code; a body may contain only one of them. */
    Optional<SecondFactor> read(JsonBody body) {
        Optional<Secret> recoveryCode = body.secret(RECOVERY_CODE);
        if (body.has(CODE) && recoveryCode.isPresent()) {
            throw Malformed.field(RECOVERY_CODE, "ambiguous", "cannot be sent together with a code");
        }
        if (recoveryCode.filter(Secret::isEmpty).isPresent()) {
            throw Malformed.field(RECOVERY_CODE, "empty", "is empty");
        }
        return body.has(CODE)
                ? Optional.of(new SecondFactor.Code(code(body)))
                : recoveryCode.map(SecondFactor.RecoveryCode::new);
    }

    SecondFactor require(JsonBody body) {
        return read(body).orElseThrow(() -> Malformed.field(CODE, "missing", "is missing"));
    }

    /** Returns a TOTP code of the right number of ASCII digits. */
    Secret code(JsonBody body) {
        Secret code = body.requiredSecret(CODE);
        if (!totp.isCode(code)) {
            throw Malformed.field(
                    CODE, "digits", "must be a string of " + totp.parameters().digits() + " digits");
        }
        return code;
    }
}
