package dev.modelgate.system.chaos;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import dev.modelgate.contracts.Fact;
import dev.modelgate.contracts.Result;
import dev.modelgate.contracts.Wire;
import dev.modelgate.contracts.WorkerKind;
import dev.modelgate.gates.decision.GateVerdict;
import dev.modelgate.system.chaos.history.AttemptRow;
import dev.modelgate.system.chaos.history.EvaluationRow;
import dev.modelgate.system.chaos.history.InboxRow;
import dev.modelgate.system.chaos.history.ObservationRow;
import dev.modelgate.system.chaos.history.VerdictRow;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** The controller's tables as they are; read, never written. */
final class Database {
    private static final TypeReference<Map<String, String>> TEXTS = new TypeReference<>() {};

    private final ChaosStack stack;

    Database(ChaosStack stack) {
        this.stack = stack;
    }

    /** How many evaluations are not decided; empty while there is no database. */
    OptionalLong open() {
        return count("SELECT count(*) FROM evaluation WHERE phase <> 'DECIDED'");
    }

    /** How many attempts of each kind of worker have come to an end by their worker; empty while there is no database. */
    Optional<Map<WorkerKind, Long>> endedByWorkers() {
        try {
            Map<WorkerKind, Long> counts = new EnumMap<>(WorkerKind.class);
            rows(
                    "SELECT worker, count(*) FROM attempt WHERE ended_by = 'WORKER' GROUP BY worker",
                    row -> counts.put(WorkerKind.valueOf(row.getString(1)), row.getLong(2)));
            return Optional.of(counts);
        } catch (SQLException | IOException e) {
            return Optional.empty();
        }
    }

    /** How many messages wait to be published. */
    OptionalLong unsent() {
        return count("SELECT count(*) FROM outbox WHERE sent_at IS NULL AND failure IS NULL");
    }

    /** Ids of all messages that were taken in; empty while there is no database. */
    Optional<Set<String>> taken() {
        try {
            return Optional.of(Set.copyOf(rows("SELECT id FROM inbox", row -> row.getString(1))));
        } catch (SQLException | IOException e) {
            return Optional.empty();
        }
    }

    private OptionalLong count(String query) {
        try {
            return OptionalLong.of(rows(query, row -> row.getLong(1)).getFirst());
        } catch (SQLException | IOException e) {
            return OptionalLong.empty(); // it is down, as it is meant to be now and then
        }
    }

    List<EvaluationRow> evaluations() throws SQLException, IOException {
        return rows(
                "SELECT id, idempotency_key, plan_name, plan_text, suites, phase, decision, decided_by FROM evaluation",
                row -> new EvaluationRow(
                        row.getString(1),
                        row.getString(2),
                        row.getString(3),
                        row.getString(4),
                        texts(row.getString(5)),
                        row.getString(6),
                        row.getString(7),
                        row.getString(8)));
    }

    List<AttemptRow> attempts() throws SQLException, IOException {
        return rows(
                "SELECT command, evaluation, gate, step, number, state, outcome_at, observations, result, ended_by"
                        + " FROM attempt",
                row -> new AttemptRow(
                        row.getString(1),
                        row.getString(2),
                        row.getString(3),
                        row.getString(4),
                        row.getInt(5),
                        row.getString(6),
                        row.getString(7) != null,
                        row.getObject(8, Long.class),
                        row.getString(9) == null ? null : json(Result.class, row.getString(9)),
                        row.getString(10)));
    }

    List<ObservationRow> observations() throws SQLException, IOException {
        return rows(
                "SELECT command, sequence, fact FROM observation",
                row -> new ObservationRow(row.getString(1), row.getLong(2), json(Fact.class, row.getString(3))));
    }

    List<VerdictRow> verdicts() throws SQLException, IOException {
        return rows(
                "SELECT evaluation, gate, content, judged_at FROM verdict",
                row -> new VerdictRow(
                        row.getString(1),
                        row.getString(2),
                        json(GateVerdict.class, row.getString(3)),
                        row.getTimestamp(4).toInstant()));
    }

    List<InboxRow> inbox() throws SQLException, IOException {
        return rows(
                "SELECT id, command, applied FROM inbox",
                row -> new InboxRow(row.getString(1), row.getString(2), row.getBoolean(3)));
    }

    @FunctionalInterface
    private interface RowReader<T> {
        T read(ResultSet row) throws SQLException;
    }

    private <T> List<T> rows(String query, RowReader<T> reader) throws SQLException, IOException {
        String options = "?connectTimeout=2&socketTimeout=10";
        try (Connection connection =
                        DriverManager.getConnection(stack.jdbcUrl() + options, "modelgate", stack.databasePassword());
                var statement = connection.createStatement();
                ResultSet result = statement.executeQuery(query)) {
            List<T> rows = new ArrayList<>();
            while (result.next()) {
                rows.add(reader.read(result));
            }
            return rows;
        }
    }

    private static <T> T json(Class<T> type, String text) {
        try {
            return Wire.mapper().readValue(text, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("What is stored is no " + type.getSimpleName() + ": " + text, e);
        }
    }

    private static Map<String, String> texts(String text) {
        try {
            return Wire.mapper().readValue(text, TEXTS);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("What is stored are no texts: " + text, e);
        }
    }
}
