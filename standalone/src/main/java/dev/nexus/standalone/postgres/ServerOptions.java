package dev.nexus.standalone.postgres;

import java.util.LinkedHashMap;
import java.util.Map;

/** The server's configuration. It is given at every start, so that an upgrade of Nexus changes it for old data too. */
final class ServerOptions {

    private ServerOptions() {}

    static Map<String, String> of(int port, boolean durable) {
        var options = new LinkedHashMap<String, String>();
        options.put("listen_addresses", LocalPostgres.HOST);
        options.put("port", Integer.toString(port));
        options.put("unix_socket_directories", "");
        options.put("password_encryption", "scram-sha-256");
        options.put("max_connections", durable ? "150" : "400");
        options.put("max_wal_size", "512MB");
        options.put("fsync", durable ? "on" : "off");
        options.put("synchronous_commit", durable ? "on" : "off");
        options.put("full_page_writes", durable ? "on" : "off");
        options.put("log_line_prefix", "%m [%p] %u@%d ");
        return options;
    }
}
