package org.accountkit.testkit.memory;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import org.accountkit.AccountStores;
import org.accountkit.testkit.AccessReaderContract;
import org.accountkit.testkit.InMemoryStores;
import org.accountkit.testkit.ReadOnlyDirectory;
import org.accountkit.testkit.UpkeepContract;
import org.accountkit.testkit.UserListContract;
import org.accountkit.testkit.UserStoreContract;
import org.accountkit.testkit.specification.CredentialImportSpecification;
import org.accountkit.testkit.specification.DirectorySpecification;
import org.accountkit.testkit.specification.ReusedIdSpecification;
import org.accountkit.testkit.specification.VanishedUsersSpecification;
import org.accountkit.user.User;
import org.accountkit.user.UserId;
import org.junit.jupiter.api.Nested;

/** A read-only directory keeps every contract, tested as a host would test its own. */
class ReadOnlyDirectoryTest {

    private final ReadOnlyDirectory directory = new ReadOnlyDirectory();

    /** The other stores are in memory. The access reader is the default one, which reads from the stores. */
    private AccountStores besideInMemoryStores() {
        AccountStores rest = new InMemoryStores();
        return (AccountStores) Proxy.newProxyInstance(
                AccountStores.class.getClassLoader(),
                new Class<?>[] {AccountStores.class},
                (proxy, method, arguments) -> {
                    try {
                        return switch (method.getName()) {
                            case "users" -> directory;
                            case "accessReader" -> InvocationHandler.invokeDefault(proxy, method);
                            default -> method.invoke(rest, arguments);
                        };
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    @Nested
    class Users extends UserStoreContract {

        @Override
        protected AccountStores stores() {
            return besideInMemoryStores();
        }

        @Override
        protected void plant(User user) {
            directory.put(user);
        }
    }

    @Nested
    class ListsOfUsers extends UserListContract {

        @Override
        protected AccountStores stores() {
            return besideInMemoryStores();
        }

        @Override
        protected void plant(User user) {
            directory.put(user);
        }
    }

    @Nested
    class AccessReaders extends AccessReaderContract {

        @Override
        protected AccountStores stores() {
            return besideInMemoryStores();
        }

        @Override
        protected void plant(User user) {
            directory.put(user);
        }
    }

    @Nested
    class Services extends DirectorySpecification {

        @Override
        protected AccountStores stores() {
            return besideInMemoryStores();
        }

        @Override
        protected void plant(User user) {
            directory.put(user);
        }
    }

    @Nested
    class Upkeep extends UpkeepContract {

        @Override
        protected AccountStores stores() {
            return besideInMemoryStores();
        }

        @Override
        protected void plant(User user) {
            directory.put(user);
        }
    }

    @Nested
    class ReusedIds extends ReusedIdSpecification {

        @Override
        protected AccountStores stores() {
            return besideInMemoryStores();
        }

        @Override
        protected void plant(User user) {
            directory.put(user);
        }

        @Override
        protected void remove(UserId id) {
            directory.remove(id);
        }
    }

    @Nested
    class VanishedUsers extends VanishedUsersSpecification {

        @Override
        protected AccountStores stores() {
            return besideInMemoryStores();
        }

        @Override
        protected void plant(User user) {
            directory.put(user);
        }

        @Override
        protected void remove(UserId id) {
            directory.remove(id);
        }
    }

    @Nested
    class ImportsOfCredentials extends CredentialImportSpecification {

        @Override
        protected AccountStores stores() {
            return besideInMemoryStores();
        }

        @Override
        protected void plant(User user) {
            directory.put(user);
        }

        @Override
        protected void remove(UserId id) {
            directory.remove(id);
        }
    }
}
