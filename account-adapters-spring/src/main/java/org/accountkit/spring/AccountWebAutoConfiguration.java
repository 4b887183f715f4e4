package org.accountkit.spring;

import jakarta.servlet.Servlet;
import jakarta.servlet.ServletContext;
import org.accountkit.AccountServices;
import org.accountkit.web.AccountRoutes;
import org.accountkit.web.AccountRoutesBuilder;
import org.accountkit.web.CallerSource;
import org.accountkit.web.servlet.AccountServlet;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.DispatcherServlet;

/** The routes and the page, in a servlet of their own beside Spring MVC's. */
@AutoConfiguration(after = AccountKitAutoConfiguration.class)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@ConditionalOnClass(Servlet.class)
@ConditionalOnBean(AccountServices.class)
@EnableConfigurationProperties(AccountWebProperties.class)
class AccountWebAutoConfiguration {

    @Bean
    @ConditionalOnMissingBean
    AccountRoutes accountRoutes(
            AccountServices accounts,
            AccountWebProperties properties,
            ServletContext context,
            ObjectProvider<CallerSource> callers,
            ObjectProvider<AccountRoutesCustomizer> customizers) {
        AccountRoutesBuilder builder = AccountRoutes.builder(accounts);
        callers.ifAvailable(builder::callers);
        WebPropertiesInUse settings = new WebPropertiesInUse(properties, accounts.productName());
        settings.applyTo(builder);
        customizers.orderedStream().forEach(customizer -> customizer.customize(builder));
        return settings.build(builder, context.getContextPath());
    }

    @Bean
    ServletPath accountServletPath(AccountRoutes routes, ServletContext context) {
        return ServletPath.of(routes.basePath(), context.getContextPath());
    }

    @Bean
    @ConditionalOnMissingBean(name = "accountServlet")
    ServletRegistrationBean<AccountServlet> accountServlet(AccountRoutes routes, ServletPath path) {
        ServletRegistrationBean<AccountServlet> registration =
                new ServletRegistrationBean<>(AccountServlet.of(routes), path.value() + "/*");
        registration.setName("accountkit");
        return registration;
    }

    @Bean
    ProblemResponses accountProblemResponses(AccountRoutes routes) {
        return new ProblemResponses(routes);
    }

    /** Problem documents from controllers. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(DispatcherServlet.class)
    static class Mvc {

        @Bean
        @ConditionalOnMissingBean
        ProblemAdvice accountProblemAdvice(ProblemResponses problems) {
            return new ProblemAdvice(problems);
        }
    }
}
