package org.accountkit.jpa;

import java.util.ArrayList;
import java.util.List;
import org.hibernate.resource.jdbc.spi.StatementInspector;

/** Notes what a thread sends to the database. */
final class StatementCounter implements StatementInspector {

    private static final long serialVersionUID = 1L;

    static final StatementCounter INSTANCE = new StatementCounter();

    private static final ThreadLocal<List<String>> SENT = ThreadLocal.withInitial(ArrayList::new);

    @Override
    public String inspect(String sql) {
        SENT.get().add(sql);
        return sql;
    }

    static List<String> sentBy(Runnable work) {
        SENT.get().clear();
        work.run();
        return List.copyOf(SENT.get());
    }
}
