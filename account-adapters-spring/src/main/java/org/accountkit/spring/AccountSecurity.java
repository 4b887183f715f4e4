package org.accountkit.spring;

import org.accountkit.access.AccessRule;
import org.accountkit.web.AccountRoutes;
import org.accountkit.web.RouteRule;
import org.springframework.context.ApplicationContext;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.CsrfConfigurer;
import org.springframework.security.config.annotation.web.configurers.LogoutConfigurer;
import org.springframework.security.config.annotation.web.configurers.RequestCacheConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;
import org.springframework.security.web.context.RequestAttributeSecurityContextRepository;
import org.springframework.security.web.context.SecurityContextRepository;

/**
 * Opens a security filter chain to AccountKit's callers:
 *
 * <pre>{@code
 * http.securityMatcher("/downloads/**").with(AccountSecurity.downloads()).build();
 * }</pre>
 *
 * The caller is the principal, and the rights are authorities, so that {@code @PreAuthorize("hasAuthority('orders.write')")}
 * and {@code @AuthenticationPrincipal Caller} work. AccountKit's rule against cross-site requests replaces Spring's CSRF
 * tokens, refusals are problem documents, and no servlet session is created. For one chain, used by one thread.
 */
public final class AccountSecurity extends AbstractHttpConfigurer<AccountSecurity, HttpSecurity> {

    private final RouteRule rule;
    private final SecurityContextRepository contexts = new RequestAttributeSecurityContextRepository();

    private AccountSecurity(RouteRule rule) {
        this.rule = rule;
    }

    /** {@return a configurer for routes that need a session or an API key and no pending action} */
    public static AccountSecurity sessionOrKey() {
        return by(AccessRule.sessionOrKey());
    }

    /** {@return a configurer for routes that need a session and no pending action} */
    public static AccountSecurity session() {
        return by(AccessRule.session());
    }

    /**
     * Returns a configurer for routes with the application's own rule.
     *
     * @param rule what a caller must fulfil, such as a right or a fresh proof
     * @return the configurer
     */
    public static AccountSecurity by(AccessRule rule) {
        return of(RouteRule.of(rule));
    }

    /**
     * Returns a configurer for routes that anyone may use and that want to know the caller, if there is one. Combined with
     * {@code authorizeHttpRequests}, some of them can require one.
     *
     * @return the configurer
     */
    public static AccountSecurity callerIfPresent() {
        return of(RouteRule.callerIfPresent());
    }

    /** {@return a configurer for downloads, which accept the download token and no other credential} */
    public static AccountSecurity downloads() {
        return of(RouteRule.download());
    }

    /**
     * Returns a configurer for routes with any rule.
     *
     * @param rule what a request must fulfil
     * @return the configurer
     */
    public static AccountSecurity of(RouteRule rule) {
        return new AccountSecurity(rule);
    }

    /** Sets what the application's own settings, made after this, may change again. */
    @Override
    public void setBuilder(HttpSecurity http) {
        super.setBuilder(http);
        SecurityProblems problems = new SecurityProblems(bean(http, ProblemResponses.class));
        http.csrf(CsrfConfigurer::disable)
                .logout(LogoutConfigurer::disable)
                .requestCache(RequestCacheConfigurer::disable)
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .securityContext(context -> context.securityContextRepository(contexts))
                .servletApi(api -> api.rolePrefix(""))
                .exceptionHandling(
                        refusals -> refusals.authenticationEntryPoint(problems).accessDeniedHandler(problems));
    }

    /** Adds the guard. */
    @Override
    public void configure(HttpSecurity http) {
        http.addFilterBefore(
                new CallerFilter(bean(http, AccountRoutes.class), rule, bean(http, ProblemResponses.class), contexts),
                AnonymousAuthenticationFilter.class);
    }

    private static <T> T bean(HttpSecurity http, Class<T> type) {
        return http.getSharedObject(ApplicationContext.class)
                .getBeanProvider(type)
                .getIfAvailable(() -> {
                    throw new IllegalStateException("AccountKit's routes are missing. In a test of a slice, such as"
                            + " @WebMvcTest, add @AutoConfigureAccountKit.");
                });
    }
}
