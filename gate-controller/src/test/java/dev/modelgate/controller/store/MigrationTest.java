package dev.modelgate.controller.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.modelgate.testing.PostgresServer;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.output.MigrateResult;
import org.junit.jupiter.api.Test;

/** The schema is made on an empty database and leaves a filled one as it is. Every start holds it against the entities. */
class MigrationTest {
    private static final String FILL = """
            INSERT INTO evaluation (id, plan_name, plan_sha256, plan_text, suites, commit_mode, request_sha256, phase,
                                    reasons, cautions, created_at, version)
            VALUES ('7d1f3a52-94c1-4c2e-8f56-0a6f2f7f9d10', 'old', 'ab', 'name: old', '{}', 'ASK', 'cd', 'DECIDED',
                    '[]', '[]', now(), 3);
            INSERT INTO attempt (command, evaluation, gate, step, number, worker, bound, state, task, total_seconds,
                                 progress_seconds, created_at, version)
            VALUES ('2a0e5c1e-6a55-5d0f-9a39-4f2c8f0f6c11', '7d1f3a52-94c1-4c2e-8f56-0a6f2f7f9d10', 'tokenizer',
                    'tokenizer', 1, 'CONVERTER', false, 'ENDED', '{}', 60, 30, now(), 1);
            INSERT INTO observation VALUES ('2a0e5c1e-6a55-5d0f-9a39-4f2c8f0f6c11', 1,
                    '7d1f3a52-94c1-4c2e-8f56-0a6f2f7f9d10', now(), now(), '{}');
            INSERT INTO event (evaluation, at, kind, sentence)
            VALUES ('7d1f3a52-94c1-4c2e-8f56-0a6f2f7f9d10', now(), 'submitted', 'Submitted.');
            """;

    @Test
    void theSchemaIsMadeOnceAndAFilledDatabaseStaysAsItIs() throws SQLException {
        try (PostgresServer server = PostgresServer.start();
                Connection connection = DriverManager.getConnection(server.jdbcUrl(), server.user(), "");
                Statement statement = connection.createStatement()) {
            Flyway flyway = Flyway.configure()
                    .dataSource(server.jdbcUrl(), server.user(), "")
                    .locations("classpath:db/migration")
                    .load();

            // Given an empty database
            MigrateResult first = flyway.migrate();
            assertThat(first.success).isTrue();
            assertThat(first.migrations.getFirst().version).isEqualTo("1");

            // When it is filled and migrated again
            statement.execute(FILL);
            MigrateResult second = flyway.migrate();

            // Then nothing is applied twice and nothing is lost
            assertThat(second.migrationsExecuted).isZero();
            assertThat(flyway.validateWithResult().validationSuccessful).isTrue();
            try (ResultSet rows = statement.executeQuery(
                    "SELECT count(*) FROM evaluation JOIN attempt ON attempt.evaluation = evaluation.id JOIN observation o ON o.command = attempt.command")) {
                rows.next();
                assertThat(rows.getInt(1)).isEqualTo(1);
            }
        }
    }
}
