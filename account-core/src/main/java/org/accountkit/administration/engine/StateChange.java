package org.accountkit.administration.engine;

import java.util.ArrayList;
import java.util.List;
import org.accountkit.user.AccountState;

/** What an edit changes about the state of an account. */
record StateChange(AccountState before, boolean passwordChangeRequired, boolean twoFactorRequired) {

    List<String> fields() {
        List<String> changed = new ArrayList<>();
        if (before.twoFactorRequired() != twoFactorRequired) {
            changed.add("twoFactorRequired=" + twoFactorRequired);
        }
        if (before.passwordChangeRequired() != passwordChangeRequired) {
            changed.add("passwordChangeRequired=" + passwordChangeRequired);
        }
        return changed;
    }
}
