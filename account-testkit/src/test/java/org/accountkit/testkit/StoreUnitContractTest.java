package org.accountkit.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.accountkit.AccountStores;
import org.accountkit.transaction.UnitOfWork;
import org.junit.jupiter.api.Test;

/** The table of sample calls leaves out no method of any port. */
class StoreUnitContractTest {

    /** Methods that nothing can be seen of in a unit of work, or need not be. */
    private static final Map<String, String> LEFT_OUT = Map.of(
            "UserStore.writable", "reads no row",
            "UserStore.deletedAmong", "may leave out any id",
            "RoleStore.lockGuard", "its lock ends with the unit: RoleStoreContract.letsOneUnitAtATimeHoldTheGuard");

    @Test
    void everyMethodOfEveryPortHasASample() {
        Set<String> sampled = StoreUnitContract.samples()
                .flatMap(sample -> Stream.of(sample.writer(), sample.reader()))
                .collect(Collectors.toSet());

        assertThat(ports().flatMap(StoreUnitContractTest::methods))
                .isNotEmpty()
                .allMatch(method -> sampled.contains(method) != LEFT_OUT.containsKey(method));
    }

    private static Stream<Class<?>> ports() {
        return Stream.of(AccountStores.class.getMethods())
                .<Class<?>>map(Method::getReturnType)
                .filter(type -> type.isInterface() && type.getName().startsWith("org.accountkit."))
                .filter(type -> !type.equals(UnitOfWork.class));
    }

    private static Stream<String> methods(Class<?> port) {
        return Stream.of(port.getMethods())
                .filter(method -> !Modifier.isStatic(method.getModifiers()))
                .map(RecordedCalls::nameOf);
    }
}
