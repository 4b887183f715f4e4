package org.accountkit.benchmarks.programs;

import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.PersistenceConfiguration;
import jakarta.persistence.PersistenceUnitTransactionType;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.accountkit.jpa.JpaStores;
import org.hibernate.jpa.HibernatePersistenceProvider;

/** The floor of a start: Jetty, a connection pool, and Hibernate with AccountKit's entities. */
public final class HibernateFloor {

    private HibernateFloor() {}

    /**
     * Runs until the process is ended.
     *
     * @param arguments the JDBC URL
     * @throws Exception if the server does not start
     */
    public static void main(String[] arguments) throws Exception {
        PersistenceConfiguration configuration = new PersistenceConfiguration("floor")
                .transactionType(PersistenceUnitTransactionType.RESOURCE_LOCAL)
                .property("jakarta.persistence.nonJtaDataSource", Pool.to(arguments[0]))
                .property("jakarta.persistence.validation.mode", "NONE");
        JpaStores.entityClasses().forEach(configuration::managedClass);
        EntityManagerFactory entityManagers =
                new HibernatePersistenceProvider().createEntityManagerFactory(configuration);
        BareJetty.serve(new Open(entityManagers));
    }

    /** Answers whether Hibernate is there. */
    private static final class Open extends HttpServlet {

        private static final long serialVersionUID = 1L;

        private final transient EntityManagerFactory entityManagers;

        Open(EntityManagerFactory entityManagers) {
            this.entityManagers = entityManagers;
        }

        @Override
        protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
            response.getWriter().print(entityManagers.isOpen());
        }
    }
}
