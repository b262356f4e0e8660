package dev.nexus.platform.test.erd;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.TreeMap;
import javax.sql.DataSource;

/**
 * The tables of a service's schema as a Mermaid diagram, which is committed under {@code docs/erd}. Written anew with
 * {@code -Dnexus.erd.write=true}.
 */
public final class EntityRelationshipDiagram {

    private static final String COLUMNS = """
            select t.relname as "table", a.attname as name, format_type(a.atttypid, a.atttypmod) as type,
                   a.attnotnull as required,
                   exists (select from pg_index i
                           where i.indrelid = t.oid and i.indisprimary and a.attnum = any (i.indkey)) as key
            from pg_class t
            join pg_attribute a on a.attrelid = t.oid and a.attnum > 0 and not a.attisdropped
            where t.relnamespace = (select oid from pg_namespace where nspname = current_schema())
              and t.relkind in ('r', 'p') and not t.relispartition and t.relname not like 'flyway%'
            order by t.relname, a.attnum
            """;

    private static final String REFERENCES = """
            select f.relname as "from", t.relname as "to", a.attname as "column", a.attnotnull as required,
                   exists (select from pg_index i
                           where i.indrelid = f.oid and i.indisunique and i.indnatts = 1 and i.indkey[0] = a.attnum) as one
            from pg_constraint c
            join pg_class f on f.oid = c.conrelid
            join pg_class t on t.oid = c.confrelid
            join pg_attribute a on a.attrelid = f.oid and a.attnum = c.conkey[1]
            where c.contype = 'f' and f.relnamespace = (select oid from pg_namespace where nspname = current_schema())
              and not f.relispartition
            order by f.relname, a.attname
            """;

    private EntityRelationshipDiagram() {}

    /**
     * Compares the committed diagram with the database, or writes it.
     *
     * @param service its name, such as {@code catalog}
     * @throws AssertionError when the committed diagram shows something else
     */
    public static void check(DataSource database, String service) {
        var file = Path.of("..", "docs", "erd", service + ".md");
        try (var connection = database.getConnection()) {
            var drawn = draw(connection, service);
            if (Boolean.getBoolean("nexus.erd.write")) {
                Files.createDirectories(file.toAbsolutePath().getParent());
                Files.writeString(file, drawn);
            }
            if (!Files.exists(file) || !Files.readString(file).equals(drawn)) {
                throw new AssertionError(file + " does not show the schema: write it with -Dnexus.erd.write=true");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (SQLException e) {
            throw new IllegalStateException("the schema cannot be read", e);
        }
    }

    private static String draw(Connection connection, String service) throws SQLException {
        var text = new StringBuilder("# The schema of " + service
                + "-service\n\nDrawn from the database by the tests.\n\n```mermaid\nerDiagram\n");
        tables(connection).forEach((table, columns) -> text.append("    %s {\n%s    }\n".formatted(table, columns)));
        return text.append(references(connection)).append("```\n").toString();
    }

    private static Map<String, StringBuilder> tables(Connection connection) throws SQLException {
        Map<String, StringBuilder> tables = new TreeMap<>();
        try (var statement = connection.prepareStatement(COLUMNS);
                var column = statement.executeQuery()) {
            while (column.next()) {
                tables.computeIfAbsent(column.getString("table"), _ -> new StringBuilder())
                        .append("        %s %s%s%s\n"
                                .formatted(
                                        typeOf(column.getString("type")),
                                        column.getString("name"),
                                        column.getBoolean("key") ? " PK" : "",
                                        column.getBoolean("required") ? "" : " \"or null\""));
            }
        }
        return tables;
    }

    private static String references(Connection connection) throws SQLException {
        var references = new StringBuilder();
        try (var statement = connection.prepareStatement(REFERENCES);
                var reference = statement.executeQuery()) {
            while (reference.next()) {
                references.append("    %s %s--%s %s : %s\n"
                        .formatted(
                                reference.getString("to"),
                                reference.getBoolean("required") ? "||" : "|o",
                                reference.getBoolean("one") ? "o|" : "o{",
                                reference.getString("from"),
                                reference.getString("column")));
            }
        }
        return references.toString();
    }

    /** Mermaid takes words only. */
    private static String typeOf(String type) {
        return type.replace("timestamp with time zone", "timestamptz")
                .replace("character", "char")
                .replace("double precision", "double")
                .replace("[]", "_array")
                .replaceAll("[(, ]+", "_")
                .replace(")", "");
    }
}
