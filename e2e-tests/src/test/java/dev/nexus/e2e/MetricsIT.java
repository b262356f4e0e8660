package dev.nexus.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What alerts and dashboards ask for is what the services tell. */
@ExtendWith(WholeSuite.class)
class MetricsIT {

    private static final int SERVICES = 5;
    private static final String OPEN_METRICS = "application/openmetrics-text; version=1.0.0";

    /** Meters of ours that are there once something has happened, and series of other programs, are checked elsewhere. */
    private static final Pattern ASKED_FOR = Pattern.compile(
            "\\b(http_server|hikaricp|jvm|process|resilience4j|logback|disk|nexus_(?:outbox|inbox|progress"
                    + "|imports_open|live|gateway_connections|security|erasures))_\\w+");

    private final RunningNexus nexus;

    MetricsIT(RunningNexus nexus) {
        this.nexus = nexus;
    }

    @Test
    void everySeriesOfAlertsAndDashboardsIsTold() throws IOException {
        Household ada = Household.movesIn(nexus);
        UUID book = ada.hasImported(Household.fables());
        ada.canHear(book);
        ada.report("phone", book, "heartbeat", 0, 10);
        ada.notifications();

        Set<String> told = IntStream.range(0, SERVICES)
                .mapToObj(service -> scrape(service, "text/plain"))
                .flatMap(String::lines)
                .filter(line -> !line.startsWith("#"))
                .map(line -> line.split("[{ ]", 2)[0])
                .collect(Collectors.toSet());

        assertThat(askedFor()).hasSizeGreaterThan(25).isSubsetOf(told);
    }

    @Test
    void aSlowRequestOfTheHistogramLeadsToItsTrace() {
        Household ada = Household.movesIn(nexus);
        ada.api().get("/api/v1/me");

        Set<String> traces = Stream.of(scrape(0, OPEN_METRICS), scrape(1, OPEN_METRICS))
                .flatMap(String::lines)
                .filter(line -> line.startsWith("http_server_requests_seconds_bucket"))
                .flatMap(line -> Pattern.compile("trace_id=\"([0-9a-f]{32})\"")
                        .matcher(line)
                        .results())
                .map(found -> found.group(1))
                .collect(Collectors.toSet());

        assertThat(traces).isNotEmpty();
    }

    private static Set<String> askedFor() throws IOException {
        var found = new TreeSet<String>();
        try (Stream<Path> dashboards = Files.list(RunningNexus.checkout("docker/grafana/dashboards"))) {
            for (Path file : Stream.concat(
                            dashboards, Stream.of(RunningNexus.checkout("docker/prometheus/rules/nexus.yml")))
                    .toList()) {
                ASKED_FOR.matcher(Files.readString(file)).results().forEach(name -> found.add(name.group()));
            }
        }
        return found;
    }

    private String scrape(int service, String format) {
        var request = HttpRequest.newBuilder(URI.create(nexus.managementUrl(service) + "/prometheus"))
                .header("Accept", format)
                .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(request, HttpResponse.BodyHandlers.ofString()).body();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
