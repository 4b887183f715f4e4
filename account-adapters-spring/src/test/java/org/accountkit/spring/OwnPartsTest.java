package org.accountkit.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.micrometer.core.instrument.MeterRegistry;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.accountkit.AccountServices;
import org.accountkit.AccountServicesBuilder;
import org.accountkit.UnsafeWiringException;
import org.accountkit.observation.AccountObserver;
import org.accountkit.password.PasswordHash;
import org.accountkit.secret.MasterKeys;
import org.accountkit.session.SessionService.SessionPolicy;
import org.accountkit.throttle.PendingPolicy;
import org.accountkit.user.Realm;
import org.accountkit.web.AccountRoutes;
import org.accountkit.web.servlet.AccountServlet;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.config.annotation.method.configuration.EnableMethodSecurity;
import org.springframework.security.web.DefaultSecurityFilterChain;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.firewall.HttpStatusRequestRejectedHandler;
import org.springframework.security.web.firewall.RequestRejectedHandler;
import org.springframework.security.web.util.matcher.AnyRequestMatcher;

/** Each part steps back where the application has its own. */
class OwnPartsTest {

    /** These are properties, or one type does not say which of several settings is meant. */
    private static final Set<Class<?>> NO_BEANS = Set.of(
            Realm.class,
            MasterKeys.class,
            SessionPolicy.class,
            AccountObserver.class,
            PendingPolicy.class,
            PasswordHash.class);

    @Test
    void whateverTheBuilderTakesMayBeABean() {
        Set<Class<?>> asked = new HashSet<>();
        StaticListableBeanFactory beans = new StaticListableBeanFactory() {
            @Override
            public <T> ObjectProvider<T> getBeanProvider(Class<T> type) {
                asked.add(type);
                return super.getBeanProvider(type);
            }
        };
        AccountKitProperties properties =
                new Binder(new MapConfigurationPropertySource()).bindOrCreate("accountkit", AccountKitProperties.class);

        Throwable nothingThere =
                catchThrowable(() -> new ServicesAssembly(beans).build(new PropertiesInUse(properties, "Test")));

        assertThat(nothingThere).isInstanceOf(UnsafeWiringException.class);
        assertThat(asked).containsAll(parts());
    }

    private static Set<Class<?>> parts() {
        return Stream.of(AccountServicesBuilder.class.getMethods())
                .filter(method -> method.getParameterCount() == 1)
                .map(Method::getParameterTypes)
                .flatMap(Arrays::stream)
                .filter(type -> type.getName().startsWith("org.accountkit.") && !NO_BEANS.contains(type))
                .collect(Collectors.toSet());
    }

    @Test
    void beansOfTheWebReplaceOurs() {
        Shops.webRunner().withUserConfiguration(OwnWeb.class).run(context -> {
            assertThat(context).hasSingleBean(AccountRoutes.class).hasSingleBean(RequestRejectedHandler.class);
            assertThat(context.getBean(RequestRejectedHandler.class))
                    .isInstanceOf(HttpStatusRequestRejectedHandler.class);
            assertThat(context).hasSingleBean(AuthenticationManager.class).hasBean("ownManager");
            assertThat(context.getBeanNamesForType(ServletRegistrationBean.class))
                    .containsExactlyInAnyOrder("accountServlet", "dispatcherServletRegistration");
            assertThat(context.getBeansOfType(SecurityFilterChain.class))
                    .containsOnlyKeys("accountSecurityFilterChain");
        });
    }

    @Test
    void beansForOperatorsReplaceOurs() {
        Shops.webRunner().withUserConfiguration(OwnOperating.class).run(context -> {
            assertThat(context.getBean("accountKitHealthIndicator", HealthIndicator.class)
                            .health())
                    .isEqualTo(Health.unknown().build());
            assertThat(context).doesNotHaveBean(StoresHealth.class);
            assertThat(context).hasSingleBean(AccountMeters.class).hasSingleBean(FirstStart.class);
            assertThat(context.getBeanNamesForType(FirstStart.class)).containsExactly("ownStart");
            assertThat(context.getBeanNamesForType(AccountMeters.class)).containsExactly("ownMeters");
        });
    }

    @Test
    void aMethodSecurityOfTheApplicationIsTheOnlyOne() {
        Shops.webRunner()
                .withUserConfiguration(OwnMethodSecurity.class)
                .run(context ->
                        assertThat(context).hasNotFailed().hasBean("preAuthorizeAuthorizationMethodInterceptor"));
    }

    @Configuration
    static class OwnWeb {

        @Bean
        AccountRoutes ownRoutes(AccountServices accounts) {
            return AccountRoutes.builder(accounts).build();
        }

        @Bean
        ServletRegistrationBean<AccountServlet> accountServlet(AccountRoutes routes) {
            return new ServletRegistrationBean<>(AccountServlet.of(routes), "/account/*");
        }

        @Bean
        SecurityFilterChain accountSecurityFilterChain() {
            return new DefaultSecurityFilterChain(AnyRequestMatcher.INSTANCE, List.of());
        }

        @Bean
        RequestRejectedHandler ownHandler() {
            return new HttpStatusRequestRejectedHandler();
        }

        @Bean
        AuthenticationManager ownManager() {
            return authentication -> authentication;
        }
    }

    @Configuration
    static class OwnOperating {

        @Bean
        HealthIndicator accountKitHealthIndicator() {
            return () -> Health.unknown().build();
        }

        @Bean
        AccountMeters ownMeters(MeterRegistry registry) {
            return new AccountMeters(registry);
        }

        @Bean
        FirstStart ownStart(AccountServices accounts, AccountKitProperties properties) {
            return new FirstStart(accounts.operations(), properties, System.out);
        }
    }

    @Configuration
    @EnableMethodSecurity
    static class OwnMethodSecurity {}
}
