package dev.modelgate.controller.messaging;

import java.sql.SQLException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientException;
import java.util.Set;

/** Tells trouble that passes by itself from trouble that a message brings along. */
final class Transience {
    /** Classes of SQLSTATE: connection, transaction rollback, resources, operator intervention, system error. */
    private static final Set<String> PASSING = Set.of("08", "40", "53", "55", "57", "58");

    private Transience() {}

    /** Whether the same work may succeed later without anybody changing the message. */
    static boolean passes(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql) {
                return passes(sql);
            }
            if (cause instanceof jakarta.persistence.OptimisticLockException) {
                return true;
            }
        }
        // Without a database behind it, a failed begin or commit is the transaction manager's own: it timed out.
        return thrown instanceof io.quarkus.narayana.jta.QuarkusTransactionException;
    }

    private static boolean passes(SQLException sql) {
        String state = sql.getSQLState();
        return sql instanceof SQLTransientException
                || sql instanceof SQLRecoverableException
                || state == null
                || state.length() >= 2 && PASSING.contains(state.substring(0, 2));
    }
}
