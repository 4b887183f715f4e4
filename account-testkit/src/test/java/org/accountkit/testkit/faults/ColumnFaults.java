package org.accountkit.testkit.faults;

import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.accountkit.user.Role;

/** Forgets one column: a component of a row is stored as if it had the value that a new row has. */
final class ColumnFaults {

    private static final Set<Class<?>> FORGETTABLE = Set.of(
            Optional.class, Set.class, Map.class, boolean.class, int.class, long.class, Instant.class, String.class);

    private ColumnFaults() {}

    static Stream<Fault> of(Method method) {
        return IntStream.range(0, method.getParameterCount())
                .boxed()
                .flatMap(index -> rowType(method.getGenericParameterTypes()[index]).stream()
                        .flatMap(type -> Stream.of(type.getRecordComponents()))
                        .filter(ColumnFaults::isForgettable)
                        .map(column -> forgetting(method, index, column)));
    }

    private static boolean isForgettable(RecordComponent column) {
        return FORGETTABLE.contains(column.getType())
                && !column.getName().equals("id")
                && !(column.getDeclaringRecord().equals(Role.class)
                        && column.getName().equals("name"));
    }

    /** The type of the rows in a parameter: itself, or the elements of a collection. */
    private static Optional<Class<?>> rowType(Type parameter) {
        Type type = parameter instanceof ParameterizedType several
                        && several.getRawType().equals(Collection.class)
                ? several.getActualTypeArguments()[0]
                : parameter;
        return type instanceof Class<?> row && row.isRecord() && row.getRecordComponents().length > 2
                ? Optional.of(row)
                : Optional.empty();
    }

    private static Fault forgetting(Method method, int index, RecordComponent column) {
        return new Fault(method, "forgets the column " + column.getName(), call -> {
            List<Object> changed = new ArrayList<>(call.arguments());
            changed.set(index, without(column, changed.get(index)));
            return call.proceedWith(changed);
        });
    }

    private static Object without(RecordComponent column, Object rows) throws Exception {
        if (rows instanceof Collection<?> several) {
            List<Object> all = new ArrayList<>();
            for (Object row : several) {
                all.add(without(column, row));
            }
            return all;
        }
        RecordComponent[] columns = rows.getClass().getRecordComponents();
        Object[] values = new Object[columns.length];
        for (int i = 0; i < values.length; i++) {
            Object value = Objects.requireNonNull(columns[i].getAccessor().invoke(rows));
            values[i] = columns[i].getName().equals(column.getName()) ? blank(value) : value;
        }
        Class<?>[] types = Stream.of(columns).map(RecordComponent::getType).toArray(Class<?>[]::new);
        return rows.getClass().getDeclaredConstructor(types).newInstance(values);
    }

    private static Object blank(Object value) {
        if (value instanceof Optional<?>) {
            return Optional.empty();
        }
        if (value instanceof Set<?>) {
            return Set.of();
        }
        if (value instanceof Map<?, ?>) {
            return Map.of();
        }
        if (value instanceof Boolean flag) {
            return !flag;
        }
        if (value instanceof Integer number) {
            return number + 1;
        }
        if (value instanceof Long number) {
            return number + 1;
        }
        return value instanceof Instant ? Instant.EPOCH : "";
    }
}
