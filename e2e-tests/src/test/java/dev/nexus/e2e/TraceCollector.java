package dev.nexus.e2e;

import com.google.protobuf.InvalidProtocolBufferException;
import com.sun.net.httpserver.HttpServer;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.trace.v1.ResourceSpans;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;

/** Takes the spans of the whole suite, as an OTLP collector does: protobuf over HTTP. */
final class TraceCollector implements AutoCloseable {

    private final HttpServer server;
    private final Queue<byte[]> requests = new ConcurrentLinkedQueue<>();

    TraceCollector() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/v1/traces", exchange -> {
            requests.add(exchange.getRequestBody().readAllBytes());
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        server.start();
    }

    String url() {
        return "http://127.0.0.1:%d/v1/traces".formatted(server.getAddress().getPort());
    }

    /** All that was sent, in which text is as it is. */
    String spans() {
        return requests.stream()
                .map(request -> new String(request, StandardCharsets.ISO_8859_1))
                .collect(Collectors.joining("\n"));
    }

    /** By the trace's id in hexadecimal, the names of the services that had a part in it. */
    Map<String, Set<String>> servicesByTrace() {
        var services = new TreeMap<String, Set<String>>();
        for (byte[] request : requests) {
            for (ResourceSpans resource : read(request).getResourceSpansList()) {
                String service = resource.getResource().getAttributesList().stream()
                        .filter(attribute -> attribute.getKey().equals("service.name"))
                        .map(attribute -> attribute.getValue().getStringValue())
                        .findFirst()
                        .orElseThrow();
                resource.getScopeSpansList().stream()
                        .flatMap(scope -> scope.getSpansList().stream())
                        .map(span -> HexFormat.of().formatHex(span.getTraceId().toByteArray()))
                        .forEach(trace -> services.computeIfAbsent(trace, id -> new TreeSet<>())
                                .add(service));
            }
        }
        return services;
    }

    private static ExportTraceServiceRequest read(byte[] request) {
        try {
            return ExportTraceServiceRequest.parseFrom(request);
        } catch (InvalidProtocolBufferException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
