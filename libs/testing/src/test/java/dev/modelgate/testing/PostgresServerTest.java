package dev.modelgate.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.DriverManager;
import org.junit.jupiter.api.Test;

class PostgresServerTest {
    @Test
    void theServerAnswersAsTheOwnerOfItsDatabase() throws Exception {
        try (PostgresServer server = PostgresServer.start();
                var connection = DriverManager.getConnection(server.jdbcUrl(), server.user(), "");
                var statement = connection.createStatement()) {
            statement.execute("CREATE TABLE t (id int)");
            statement.execute("INSERT INTO t VALUES (7)");
            try (var rows = statement.executeQuery("SELECT id FROM t")) {
                assertThat(rows.next()).isTrue();
                assertThat(rows.getInt(1)).isEqualTo(7);
            }
        }
    }

    @Test
    void everySupportedPlatformHasItsArchive() {
        assertThat(getClass().getResource("/" + PostgresBinaries.archiveName("Linux", "amd64")))
                .isNotNull();
        assertThat(getClass().getResource("/" + PostgresBinaries.archiveName("Linux", "aarch64")))
                .isNotNull();
        assertThat(getClass().getResource("/" + PostgresBinaries.archiveName("Mac OS X", "x86_64")))
                .isNotNull();
        assertThat(getClass().getResource("/" + PostgresBinaries.archiveName("Mac OS X", "aarch64")))
                .isNotNull();
    }
}
