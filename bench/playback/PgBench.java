import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;

/**
 * PostgreSQL's own benchmark: the upsert of a place, merged by its time as Nexus merges it, in a table of the same columns and keys, and
 * nothing besides. It is the limit of what any program could do with one such table.
 */
final class PgBench {

    private static final String UPSERT = """
            insert into bench_place as known
            select lpad(to_hex(1 + (random() * 63)::int), 32, '0')::uuid, lpad(to_hex(1 + (random() * :books)::int), 32, '0')::uuid,
                (random() * 3600000)::bigint, clock_timestamp(), gen_random_uuid(), 'bench', 'latest-listening', 1
            from generate_series(1, :rows)
            on conflict (listener_id, book_id) do update set position_ms = excluded.position_ms,
                decided_at = excluded.decided_at, decided_by = excluded.decided_by, device_id = excluded.device_id,
                rule = excluded.rule, version = known.version + 1
            where (excluded.decided_at, excluded.decided_by) > (known.decided_at, known.decided_by);
            """;

    /** Each row once, because one statement cannot change a row twice. */
    private static final String BATCH = UPSERT
            .replace("select lpad", "select distinct on (1, 2) lpad");

    private static final Pattern RATE = Pattern.compile("tps = ([0-9.]+)");
    private static final Pattern LATENCY = Pattern.compile("latency average = ([0-9.]+) ms");

    private final Path directory;
    private final Fill fill;
    private int books;

    PgBench(Path directory, Fill fill) {
        this.directory = directory;
        this.fill = fill;
    }

    void prepare(int places) throws Exception {
        books = Math.max(1, places / 64);
        fill.execute("""
                create table if not exists bench_place (
                    listener_id uuid not null, book_id uuid not null, position_ms bigint not null, decided_at timestamptz not null,
                    decided_by uuid not null, device_id text not null, rule text not null, version bigint not null,
                    primary key (listener_id, book_id)) with (fillfactor = 70)
                """);
    }

    /** In each transaction so many rows; the latency is the average, because pgbench tells no other without a log. */
    Load run(int rows, int clients, int seconds) throws IOException, InterruptedException {
        var script = Files.writeString(directory.resolve("upsert.sql"), rows == 1 ? UPSERT : BATCH);
        var builder = new ProcessBuilder(
                "pgbench",
                "--no-vacuum",
                "--protocol=prepared",
                "--client=" + clients,
                "--jobs=1",
                "--time=" + seconds,
                "--define=rows=" + rows,
                "--define=books=" + Math.max(books, rows * 4 / 64),
                "--file=" + script,
                "--host=127.0.0.1",
                "--port=" + fill.port(),
                "--username=postgres",
                "nexus");
        builder.environment().put("PGPASSWORD", fill.password());
        var process = builder.redirectErrorStream(true).start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        var rate = RATE.matcher(said);
        var latency = LATENCY.matcher(said);
        if (process.waitFor() != 0 || !rate.find() || !latency.find()) {
            throw new IllegalStateException("pgbench failed:\n" + said);
        }
        var average = Double.parseDouble(latency.group(1));
        return new Load(Double.parseDouble(rate.group(1)) * rows, average, average);
    }
}
