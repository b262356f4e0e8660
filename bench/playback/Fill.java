import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;

/** Books, memberships and places, written straight into the database. Books have numbers for identifiers. */
final class Fill implements AutoCloseable {

    private static final UUID LIBRARY = new UUID(0x7000, 0x8000_0000_0000_0001L);

    private final int port;
    private final String password;
    private final Connection database;

    Fill(int port, String password) throws SQLException {
        this.port = port;
        this.password = password;
        this.database = DriverManager.getConnection("jdbc:postgresql://127.0.0.1:" + port + "/nexus", "postgres", password);
    }

    int port() {
        return port;
    }

    String password() {
        return password;
    }

    /** Everybody belongs to one library. */
    void listeners(List<UUID> accounts) throws SQLException {
        try (var insert = database.prepareStatement(
                "insert into playback.membership (account_id, library_id) values (?, ?) on conflict do nothing")) {
            for (var account : accounts) {
                insert.setObject(1, account);
                insert.setObject(2, LIBRARY);
                insert.executeUpdate();
            }
        }
    }

    /** So many books, an hour long, in all of which everybody has a place. */
    void places(List<UUID> accounts, int books) throws SQLException {
        execute("""
                insert into playback.book (id, library_id, length_ms, title)
                select ('00000000-0000-7000-8000-' || lpad(to_hex(number), 12, '0'))::uuid, '%s', 3600000, 'Book ' || number
                from generate_series(1, %d) number
                on conflict do nothing
                """.formatted(LIBRARY, books));
        for (var account : accounts) {
            execute("""
                    insert into playback.place (listener_id, book_id, position_ms, decided_at, decided_by, device_id, rule, version)
                    select '%s', ('00000000-0000-7000-8000-' || lpad(to_hex(number), 12, '0'))::uuid, 1000, now() - interval '1 day',
                        gen_random_uuid(), 'bench', 'latest-listening', 1
                    from generate_series(1, %d) number
                    on conflict do nothing
                    """.formatted(account, books));
        }
        settle();
    }

    /** Places of listeners who are away, a thousand each, in the same books. */
    void placesOfOthers(int count) throws SQLException {
        execute("""
                insert into playback.place (listener_id, book_id, position_ms, decided_at, decided_by, device_id, rule, version)
                select md5('listener ' || number %% %1$d)::uuid, ('00000000-0000-7000-8000-' || lpad(to_hex(number / %1$d), 12, '0'))::uuid,
                    1000, now() - interval '1 day', gen_random_uuid(), 'bench', 'latest-listening', 1
                from generate_series(1, %2$d) number
                on conflict do nothing
                """.formatted(Math.max(1, count / 1_000), count));
        settle();
    }

    private void settle() throws SQLException {
        execute("vacuum analyze playback.place");
        execute("vacuum analyze playback.book");
        execute("checkpoint");
    }

    void execute(String sql) throws SQLException {
        try (var statement = database.createStatement()) {
            statement.execute(sql);
        }
    }

    @Override
    public void close() throws SQLException {
        database.close();
    }
}
