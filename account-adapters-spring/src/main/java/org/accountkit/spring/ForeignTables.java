package org.accountkit.spring;

import java.util.Set;
import java.util.stream.Collectors;
import org.accountkit.jpa.JpaStores;
import org.hibernate.boot.model.relational.Namespace;
import org.hibernate.boot.model.relational.Sequence;
import org.hibernate.mapping.Table;
import org.hibernate.tool.schema.spi.SchemaFilter;
import org.hibernate.tool.schema.spi.SchemaFilterProvider;

/**
 * Keeps Hibernate's {@code ddl-auto} away from AccountKit's tables, which come from scripts: {@code create-drop} would
 * drop them, and what Hibernate creates lacks their keys and indexes.
 */
final class ForeignTables implements SchemaFilterProvider, SchemaFilter {

    private static final Set<String> OURS =
            JpaStores.entityClasses().stream().map(ForeignTables::table).collect(Collectors.toSet());

    private static String table(Class<?> entity) {
        return entity.getAnnotation(jakarta.persistence.Entity.class).name();
    }

    @Override
    public boolean includeNamespace(Namespace namespace) {
        return true;
    }

    @Override
    public boolean includeTable(Table table) {
        return !OURS.contains(table.getName());
    }

    @Override
    public boolean includeSequence(Sequence sequence) {
        return true;
    }

    @Override
    public SchemaFilter getCreateFilter() {
        return this;
    }

    @Override
    public SchemaFilter getDropFilter() {
        return this;
    }

    @Override
    public SchemaFilter getTruncatorFilter() {
        return this;
    }

    @Override
    public SchemaFilter getMigrateFilter() {
        return this;
    }

    @Override
    public SchemaFilter getValidateFilter() {
        return this;
    }
}
