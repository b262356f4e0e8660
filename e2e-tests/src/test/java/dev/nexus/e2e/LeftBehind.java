package dev.nexus.e2e;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What a running Nexus leaves where others than the caller can read it. */
record LeftBehind(RunningNexus nexus) {

    private static final String TABLES = """
            select format('select coalesce(string_agg(line::text, E''\\n''), '''') from %I.%I line', table_schema, table_name)
            from information_schema.tables
            where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema')
            """;

    /** What all processes have logged. */
    String logs() throws IOException {
        try (Stream<Path> files = Files.walk(nexus.home().resolve("logs"))) {
            StringBuilder text = new StringBuilder();
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                text.append(new String(Files.readAllBytes(file), StandardCharsets.UTF_8));
            }
            return text.toString();
        }
    }

    /** All rows of all tables of all services; what is bytes is in hexadecimal digits. */
    String tables() throws SQLException {
        try (var connection = nexus.database();
                var statement = connection.createStatement()) {
            List<String> queries = new ArrayList<>();
            try (ResultSet names = statement.executeQuery(TABLES)) {
                while (names.next()) {
                    queries.add(names.getString(1));
                }
            }
            StringBuilder text = new StringBuilder();
            for (String query : queries) {
                try (ResultSet rows = statement.executeQuery(query)) {
                    rows.next();
                    text.append(rows.getString(1)).append('\n');
                }
            }
            return text.toString();
        }
    }
}
