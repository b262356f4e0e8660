package dev.nexus.playback.durability;

import dev.nexus.platform.test.TestTokens;
import dev.nexus.platform.test.server.CrashablePostgres;
import dev.nexus.platform.test.server.TcpLink;
import dev.nexus.platform.test.server.TestBroker;
import dev.nexus.standalone.postgres.ServiceSchema;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * Replicas of the service on one database and one broker, the wires to which can be cut.
 *
 * @param jdbc the database as its administrator sees it, in the service's schema and past the wire
 * @param amqpUrl the broker, past the wire
 */
record RunningPlayback(
        CrashablePostgres postgres,
        TcpLink database,
        TcpLink broker,
        JdbcClient jdbc,
        String amqpUrl,
        List<PlaybackProcess> replicas)
        implements AutoCloseable {

    static RunningPlayback withReplicas(int count) {
        var postgres = CrashablePostgres.start();
        var admin = postgres.database();
        var amqpUrl = TestBroker.instance().freshUrl();
        var database = linkTo(admin.url().substring("jdbc:".length()));
        var broker = linkTo(amqpUrl);
        var environment = new HashMap<>(postgres.properties(ServiceSchema.PLAYBACK));
        environment.put("NEXUS_DATABASE_URL", through(database, admin.url()));
        environment.put("NEXUS_AMQP_URL", through(broker, amqpUrl));
        environment.put("NEXUS_JWKS_URL", TestTokens.jwksUrl());
        environment.put("NEXUS_LOG_FORMAT", "");
        // Reports of books that nobody has heard of are a part of the load, and need not hold it up.
        environment.put("NEXUS_PROGRESS_BOOK_WAIT", "0s");
        var image = PlaybackImage.of(environment);
        var replicas = IntStream.range(0, count)
                .mapToObj(number -> PlaybackProcess.start(image, Map.copyOf(environment)))
                .toList();
        replicas.forEach(PlaybackProcess::awaitReady);
        var source = new DriverManagerDataSource(
                admin.url() + "?currentSchema=" + ServiceSchema.PLAYBACK.schema(), admin.user(), admin.password());
        return new RunningPlayback(postgres, database, broker, JdbcClient.create(source), amqpUrl, replicas);
    }

    /** The only replica. */
    PlaybackProcess replica() {
        if (replicas.size() != 1) {
            throw new IllegalStateException("there are %d replicas".formatted(replicas.size()));
        }
        return replicas.getFirst();
    }

    List<URI> urls() {
        return replicas.stream().map(PlaybackProcess::url).toList();
    }

    @Override
    public void close() {
        replicas.forEach(PlaybackProcess::close);
        database.close();
        broker.close();
        postgres.close();
    }

    private static TcpLink linkTo(String url) {
        var uri = URI.create(url);
        return TcpLink.to(uri.getHost(), uri.getPort());
    }

    private static String through(TcpLink link, String url) {
        var uri = URI.create(url.startsWith("jdbc:") ? url.substring("jdbc:".length()) : url);
        return url.replace(uri.getHost() + ":" + uri.getPort(), "localhost:" + link.port());
    }
}
