package dev.nexus.playback.durability;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** What the devices know: what they sent, and what was acknowledged. */
final class Ledger {

    private final Map<UUID, SentReport> sent = new ConcurrentHashMap<>();
    private final Set<UUID> acknowledged = ConcurrentHashMap.newKeySet();
    /** How often a report was answered as one that had not been there. */
    private final Map<UUID, Integer> news = new ConcurrentHashMap<>();

    private final Queue<String> failures = new ConcurrentLinkedQueue<>();
    private final Queue<String> surprises = new ConcurrentLinkedQueue<>();
    private final Queue<Duration> latencies = new ConcurrentLinkedQueue<>();

    void sending(Exchange exchange) {
        exchange.reports().forEach(report -> sent.put(report.id(), report));
    }

    /** Takes an answer with 200; returns whether all of the reports are settled by it. */
    boolean acknowledged(Exchange exchange, JsonNode body, Duration latency) {
        latencies.add(latency);
        var settled = true;
        for (var i = 0; i < exchange.reports().size(); i++) {
            var id = exchange.reports().get(i).id();
            var result = body.path("results").path(i);
            switch (result.path("outcome").asString("")) {
                case "applied", "superseded", "pending" -> {
                    acknowledged.add(id);
                    news.merge(id, 1, Integer::sum);
                }
                case "duplicate" -> acknowledged.add(id);
                default -> {
                    settled = false;
                    if (result.path("problem").path("code").asString("").equals("not-stored")) {
                        failures.add("not-stored");
                    } else {
                        surprises.add(result.toString());
                    }
                }
            }
        }
        return settled;
    }

    /** Takes note of an attempt that failed as one may where something was ended. */
    void failed(String how) {
        failures.add(how);
    }

    /** Takes note of an answer that nobody should ever get. */
    void surprised(String by) {
        surprises.add(by);
    }

    Map<UUID, SentReport> sent() {
        return Map.copyOf(sent);
    }

    Set<UUID> acknowledged() {
        return Set.copyOf(acknowledged);
    }

    int acknowledgedReports() {
        return acknowledged.size();
    }

    Set<UUID> listeners() {
        return sent.values().stream().map(SentReport::listener).collect(Collectors.toUnmodifiableSet());
    }

    /** Reports that were news more than once. */
    Collection<UUID> newTwice() {
        return news.entrySet().stream()
                .filter(entry -> entry.getValue() > 1)
                .map(Map.Entry::getKey)
                .toList();
    }

    /** Reports that were never answered as news, although they were acknowledged. */
    Collection<UUID> neverNew() {
        return acknowledged.stream().filter(id -> !news.containsKey(id)).toList();
    }

    List<String> failures() {
        return List.copyOf(failures);
    }

    List<String> surprises() {
        return List.copyOf(surprises);
    }

    /** The time within which a share of the answers came. */
    Duration latency(int percent) {
        var sorted = latencies.stream().sorted().toList();
        return sorted.get((sorted.size() - 1) * percent / 100);
    }
}
