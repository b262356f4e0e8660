import java.io.IOException;
import java.io.RandomAccessFile;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;

/** nginx processes of the benchmark's own: configuration, logs and temporary files in one directory, one random port each. */
final class Nginx {

    static final String JSON_BODY =
            "{\"id\":\"0190a1b2-0000-7000-8000-000000000001\",\"title\":\"%s\",\"authors\":[{\"id\":\"0190a1b2-0000-7000-8000-00000000000a\",\"name\":\"Ada\"}]}"
                    .formatted("A title of the usual length, ".repeat(15).strip());

    /** A proxy that does nothing else: no log, connections to the backend kept, nothing of an answer on the disk. */
    private static final String PROXY = """
            upstream backend { server 127.0.0.1:%d; keepalive 64; keepalive_requests 1000000; }
            server {
              listen 127.0.0.1:%d;
              location / {
                proxy_pass http://backend;
                proxy_http_version 1.1;
                proxy_set_header Connection "";
                proxy_max_temp_file_size 0;
              }
            }
            """;

    private static final String BACKEND = """
            server {
              listen 127.0.0.1:%d;
              default_type application/json;
              location = /.well-known/jwks.json { alias %s/jwks.json; }
              location = %s { return 200 '%s'; }
              location = %s { default_type audio/mp4; alias %s/audio; }
            }
            """;

    private static final String MAIN = """
            daemon off;
            worker_processes 2;
            pid %1$s/%2$s.pid;
            error_log %1$s/%2$s-errors.log;
            events { worker_connections 4096; }
            http {
              access_log off;
              sendfile on;
              tcp_nodelay on;
              keepalive_requests 1000000;
              client_body_temp_path %1$s/%2$s-body;
              proxy_temp_path %1$s/%2$s-proxy;
              fastcgi_temp_path %1$s/%2$s-fastcgi;
              uwsgi_temp_path %1$s/%2$s-uwsgi;
              scgi_temp_path %1$s/%2$s-scgi;
            %3$s
            }
            """;

    private Nginx() {}

    static ProcessBuilder backend(Path directory, int port) throws IOException {
        try (var audio = new RandomAccessFile(directory.resolve("audio").toFile(), "rw")) {
            audio.setLength(GatewayBench.AUDIO_BYTES);
        }
        return nginx(
                directory,
                "backend",
                BACKEND.formatted(port, directory, GatewayBench.JSON, JSON_BODY, GatewayBench.AUDIO, directory));
    }

    static ProcessBuilder proxy(Path directory, int port, int backend) throws IOException {
        return nginx(directory, "proxy", PROXY.formatted(backend, port));
    }

    private static ProcessBuilder nginx(Path directory, String name, String servers) throws IOException {
        var configuration = directory.resolve(name + ".conf");
        Files.writeString(configuration, MAIN.formatted(directory, name, servers));
        var errors = directory.resolve(name + "-errors.log");
        return new ProcessBuilder("nginx", "-e", errors.toString(), "-p", directory.toString(), "-c", configuration.toString());
    }

    static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
