package dev.nexus.standalone.backup;

import dev.nexus.standalone.postgres.ServiceSchema;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The services' tables that a backup has. Left out are the histories of migrations, which a restore makes by migrating, and tables that count by this
 * server's transactions, which mean nothing on another one: what follows them is built anew.
 */
final class Tables {

    private static final String ALL = """
            select format('%I.%I', n.nspname, c.relname),
                   array(select quote_ident(attname) from pg_attribute
                         where attrelid = c.oid and attnum > 0 and not attisdropped and attgenerated = ''
                         order by attnum),
                   (select string_agg(quote_ident(a.attname), ', ' order by k.place)
                    from pg_index i
                    cross join lateral unnest(i.indkey) with ordinality k (number, place)
                    join pg_attribute a on a.attrelid = i.indrelid and a.attnum = k.number
                    where i.indrelid = c.oid and i.indisprimary)
            from pg_class c join pg_namespace n on n.oid = c.relnamespace
            where n.nspname = any (?) and c.relkind in ('r', 'p') and not c.relispartition
              and c.relname not in ('flyway_schema_history', 'platform_schema_history')
              and not exists (select from pg_attribute
                              where attrelid = c.oid and attnum > 0 and not attisdropped
                                and atttypid in ('xid'::regtype, 'xid8'::regtype, 'pg_snapshot'::regtype))
            order by 1
            """;

    private Tables() {}

    /**
     * @param name with its schema, quoted as SQL wants it
     * @param order what its rows are ordered by, so that the same rows are the same bytes
     */
    record Table(String name, List<String> columns, String order) {

        String copyOut() {
            return "copy (select %s from %s t order by %s) to stdout"
                    .formatted(String.join(", ", columns), name, order);
        }

        String copyIn() {
            return "copy %s (%s) from stdin".formatted(name, String.join(", ", columns));
        }
    }

    static List<Table> of(Connection connection) throws SQLException {
        var tables = new ArrayList<Table>();
        try (var statement = connection.prepareStatement(ALL)) {
            statement.setArray(1, connection.createArrayOf("text", schemas()));
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    var name = rows.getString(1);
                    var columns = List.of((String[]) rows.getArray(2).getArray());
                    var key = rows.getString(3);
                    tables.add(new Table(name, columns, key == null ? "t::text" : key));
                }
            }
        }
        return tables;
    }

    static String[] schemas() {
        return Arrays.stream(ServiceSchema.values()).map(ServiceSchema::schema).toArray(String[]::new);
    }

    /** What makes values the same text on every server. */
    static void fixFormats(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("set local timezone = 'UTC'");
            statement.execute("set local datestyle = 'ISO, YMD'");
            statement.execute("set local intervalstyle = 'iso_8601'");
            statement.execute("set local bytea_output = 'hex'");
            statement.execute("set local extra_float_digits = 1");
            statement.execute("set local search_path = pg_catalog");
        }
    }
}
