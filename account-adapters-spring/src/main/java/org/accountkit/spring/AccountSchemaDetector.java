package org.accountkit.spring;

import java.util.Set;
import org.springframework.boot.sql.init.dependency.AbstractBeansOfTypeDatabaseInitializerDetector;

/** Has AccountKit's tables created before anything uses the database, and after the application's scripts. */
final class AccountSchemaDetector extends AbstractBeansOfTypeDatabaseInitializerDetector {

    AccountSchemaDetector() {}

    @Override
    protected Set<Class<?>> getDatabaseInitializerBeanTypes() {
        return Set.of(AccountSchema.class);
    }

    @Override
    public int getOrder() {
        return LOWEST_PRECEDENCE;
    }
}
