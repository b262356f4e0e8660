package dev.nexus.platform.test;

import dev.nexus.platform.test.server.TcpLink;
import java.net.URI;

/** The wires between the service under test and its servers. The probe and the test events have wires of their own. */
public record FaultyLinks(TcpLink database, TcpLink broker) implements AutoCloseable {

    private static final String JDBC = "jdbc:";

    static FaultyLinks between(String jdbcUrl, String amqpUrl) {
        return new FaultyLinks(link(URI.create(jdbcUrl.substring(JDBC.length()))), link(URI.create(amqpUrl)));
    }

    /** The same URL, through the link. */
    static String through(TcpLink link, String url) {
        URI uri = URI.create(url.startsWith(JDBC) ? url.substring(JDBC.length()) : url);
        return url.replace(uri.getHost() + ":" + uri.getPort(), "localhost:" + link.port());
    }

    @Override
    public void close() {
        database.close();
        broker.close();
    }

    private static TcpLink link(URI target) {
        return TcpLink.to(target.getHost(), target.getPort());
    }
}
