package org.accountkit.spring;

import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.security.web.DefaultSecurityFilterChain;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.util.matcher.AnyRequestMatcher;

/**
 * Warns of an application whose chains leave requests unmatched: Spring Security lets those pass. A chain for downloads
 * alone, for instance, switches off the default for everything else.
 */
final class UnmatchedRoutes implements SmartInitializingSingleton {

    private static final System.Logger LOG = System.getLogger(UnmatchedRoutes.class.getName());

    private final ObjectProvider<SecurityFilterChain> chains;

    UnmatchedRoutes(ObjectProvider<SecurityFilterChain> chains) {
        this.chains = chains;
    }

    @Override
    public void afterSingletonsInstantiated() {
        List<SecurityFilterChain> all = chains.orderedStream().toList();
        if (all.stream().noneMatch(UnmatchedRoutes::matchesEverything)) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "No SecurityFilterChain matches every request, so requests that none of them matches are not"
                            + " protected. Add one without a securityMatcher, such as"
                            + " http.with(AccountSecurity.sessionOrKey()).build().");
        }
    }

    private static boolean matchesEverything(SecurityFilterChain chain) {
        return !(chain instanceof DefaultSecurityFilterChain known)
                || AnyRequestMatcher.INSTANCE.equals(known.getRequestMatcher());
    }
}
