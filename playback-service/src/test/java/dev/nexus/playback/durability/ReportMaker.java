package dev.nexus.playback.durability;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Makes what the two devices of one listener have to tell: single reports and batches, of all kinds, some of long ago, some in a
 * batch twice, some that were told before.
 */
final class ReportMaker {

    static final List<String> DEVICES = List.of("phone", "car");
    private static final int LONG_AGO_SECONDS = 3 * 3600;
    private static final int REMEMBERED = 50;

    private final UUID listener;
    private final TestLibrary library;
    private final Random random = new Random();
    private final List<SentReport> told = new ArrayList<>();

    ReportMaker(UUID listener, TestLibrary library) {
        this.listener = listener;
        this.library = library;
    }

    UUID listener() {
        return listener;
    }

    /** Something new, with some of the old. */
    Exchange next() {
        var device = DEVICES.get(random.nextInt(DEVICES.size()));
        var reports = new ArrayList<SentReport>();
        var count = howMany();
        for (var i = 0; i < count; i++) {
            reports.add(report(device, kind(), anyBook()));
        }
        if (count > 1 && chance(20)) {
            reports.add(reports.getFirst());
        }
        told.stream()
                .filter(report -> chance(5) && report.device().equals(device))
                .forEach(reports::add);
        return remembered(new Exchange(listener, device, reports));
    }

    /** A batch that writes every table there is. */
    Exchange withFinish() {
        var device = DEVICES.getFirst();
        var book = library.books().getFirst();
        return remembered(new Exchange(
                listener,
                device,
                List.of(
                        report(device, "heartbeat", book),
                        report(device, "finish", book),
                        report(device, "seek", book))));
    }

    private Exchange remembered(Exchange exchange) {
        told.addAll(exchange.reports());
        if (told.size() > REMEMBERED) {
            told.subList(0, told.size() - REMEMBERED).clear();
        }
        return exchange;
    }

    private SentReport report(String device, String kind, UUID book) {
        var from = (long) random.nextInt((int) TestLibrary.LENGTH.toMillis() - 60_000);
        var to = from + random.nextInt(60_000);
        var at = Instant.now()
                .minusMillis(random.nextInt(chance(20) ? LONG_AGO_SECONDS * 1000 : 2_000))
                .truncatedTo(ChronoUnit.MILLIS);
        return switch (kind) {
            case "heartbeat", "pause" -> report(device, kind, book, to, from, to, at);
            case "idle" -> report(device, "heartbeat", book, to, to, to, at);
            case "seek" -> report(device, kind, book, to, null, null, at);
            default -> report(device, kind, book, null, null, null, at);
        };
    }

    private SentReport report(
            String device,
            String kind,
            UUID book,
            @Nullable Long position,
            @Nullable Long from,
            @Nullable Long to,
            Instant at) {
        return new SentReport(listener, device, id(), book, kind, position, from, to, at);
    }

    /** A UUIDv7. */
    private UUID id() {
        var high = (System.currentTimeMillis() << 16) | 0x7000 | random.nextInt(0x1000);
        return new UUID(high, (random.nextLong() >>> 2) | Long.MIN_VALUE);
    }

    private int howMany() {
        if (chance(70)) {
            return 1;
        }
        return chance(70) ? 2 + random.nextInt(8) : 20 + random.nextInt(40);
    }

    private String kind() {
        var kinds =
                List.of("heartbeat", "heartbeat", "heartbeat", "heartbeat", "pause", "seek", "finish", "reset", "idle");
        return kinds.get(random.nextInt(kinds.size()));
    }

    private UUID anyBook() {
        return chance(5)
                ? library.unheardOf()
                : library.books().get(random.nextInt(library.books().size()));
    }

    private boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }
}
