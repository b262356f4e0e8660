package dev.nexus.platform.personaldata;

import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.util.RawValue;

/** Personal data that is rows of tables. In its statements the account is {@code :account}. */
public final class PersonalRows implements PersonalData {

    /** Rows that the cursor fetches at a time. */
    private static final int FETCHED = 500;

    private static final String ACCOUNT = "account";

    private final JdbcClient jdbc;
    private final String name;
    private final String query;
    private final List<String> erasures;

    private PersonalRows(JdbcClient jdbc, String name, String query, List<String> erasures) {
        this.jdbc = jdbc;
        this.name = name;
        this.query = query;
        this.erasures = erasures;
    }

    /**
     * Declares a kind of data.
     *
     * @param name its name in an export, in camelCase
     * @param query selects what is shown; the labels of its columns are the names of the fields
     * @param erasures what removes it, statement by statement
     */
    public static PersonalRows of(JdbcClient jdbc, String name, String query, String... erasures) {
        return new PersonalRows(jdbc, name, query, List.of(erasures));
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Stream<Map<String, @Nullable Object>> about(UUID account) {
        return jdbc.sql(query).withFetchSize(FETCHED).param(ACCOUNT, account).query(PersonalRows::fields).stream();
    }

    @Override
    public void erase(UUID account) {
        erasures.forEach(
                statement -> jdbc.sql(statement).param(ACCOUNT, account).update());
    }

    private static Map<String, @Nullable Object> fields(ResultSet row, int number) throws SQLException {
        ResultSetMetaData columns = row.getMetaData();
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        for (int column = 1; column <= columns.getColumnCount(); column++) {
            fields.put(columns.getColumnLabel(column), value(row, column, columns.getColumnTypeName(column)));
        }
        return fields;
    }

    private static @Nullable Object value(ResultSet row, int column, String type) throws SQLException {
        return switch (type) {
            case "timestamptz" -> {
                OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
                yield time == null ? null : time.toInstant();
            }
            case "json", "jsonb" -> {
                String json = row.getString(column);
                yield json == null ? null : new RawValue(json);
            }
            default -> row.getObject(column);
        };
    }
}
