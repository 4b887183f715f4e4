package org.accountkit;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.accountkit.twofactor.Totp;
import org.accountkit.user.engine.VisibleText;

/** Finds everything in a wiring that is missing or unsafe, so that all of it is reported together. */
final class WiringCheck {

    private static final Pattern TOKEN_PREFIX = Pattern.compile("[a-z]{2,8}");
    private static final int LONGEST_PRODUCT_NAME = 64;

    private final AccountServicesBuilder wiring;
    private final List<String> problems = new ArrayList<>();

    private WiringCheck(AccountServicesBuilder wiring) {
        this.wiring = wiring;
    }

    static List<String> problems(AccountServicesBuilder wiring) {
        WiringCheck check = new WiringCheck(wiring);
        check.checkWhatIsMissing();
        check.checkNames();
        check.checkWindow();
        wiring.passwordSettings.problemOfImitation().ifPresent(check.problems::add);
        if (!wiring.forTests) {
            check.checkFitnessForProduction();
        }
        return check.problems;
    }

    private void checkWhatIsMissing() {
        List<String> missing = ChosenStores.missing(wiring);
        if (!missing.isEmpty()) {
            problems.add("There are no stores for: " + String.join(", ", missing) + ".");
        }
        if (wiring.protector == null) {
            problems.add("There is no master key to protect stored secrets with.");
        }
    }

    private void checkNames() {
        String product = wiring.productName;
        if (!VisibleText.isVisible(product) || product.length() > LONGEST_PRODUCT_NAME || product.contains(":")) {
            problems.add("The product name must have 1 to " + LONGEST_PRODUCT_NAME
                    + " characters, something to see and no colon.");
        }
        if (!TOKEN_PREFIX.matcher(wiring.tokenPrefix).matches()) {
            problems.add("The token prefix must have 2 to 8 lower-case letters.");
        }
        rightsInOurNameSpace().forEach(problems::add);
    }

    private Stream<String> rightsInOurNameSpace() {
        return wiring.rights.stream()
                .filter(right -> right.name().startsWith("account."))
                .map(right -> "The right '" + right + "' is in AccountKit's namespace, 'account.'.");
    }

    private void checkWindow() {
        if (wiring.totpWindow < 0 || wiring.totpWindow > Totp.WIDEST_WINDOW) {
            problems.add("The TOTP window must be 0 to " + Totp.WIDEST_WINDOW + " steps.");
        }
    }

    private void checkFitnessForProduction() {
        problems.addAll(wiring.passwordSettings.hasher().weaknesses());
        if (wiring.stores != null && !wiring.stores.durable()) {
            problems.add("The stores lose everything when the process ends.");
        }
    }
}
