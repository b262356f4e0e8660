package dev.nexus.catalog.ingest;

import java.util.function.BooleanSupplier;
import java.util.function.DoubleConsumer;

/**
 * How far one import is, written down often enough to be watched and to keep its lease, and seldom enough to cost nothing.
 * The bytes are most of the work: each is copied and hashed.
 */
final class ImportProgress {

    /** The worker is asked to stop; the import is given back. */
    static final class Stopped extends RuntimeException {
        Stopped() {
            super("the worker is stopping", null, false, false);
        }
    }

    private static final double SHARE_OF_BYTES = 0.8;
    private static final double SHARE_OF_PROBING = 0.15;
    private static final long WRITE_EVERY_NANOS = 300_000_000L;

    private final DoubleConsumer writer;
    private final BooleanSupplier stopping;
    private final double totalBytes;
    private final double totalFiles;
    private long bytes;
    private int probed;
    private long writtenAt;

    /**
     * Starts at 0.
     *
     * @param writer writes it down, and throws when the import is not to go on
     * @param stopping whether the worker is asked to stop
     */
    ImportProgress(DoubleConsumer writer, BooleanSupplier stopping, long totalBytes, int totalFiles) {
        this.writer = writer;
        this.stopping = stopping;
        this.totalBytes = Math.max(1, totalBytes);
        this.totalFiles = Math.max(1, totalFiles);
        this.writtenAt = System.nanoTime();
    }

    void addBytes(long count) {
        bytes += count;
        writeSometimes();
    }

    void addProbed() {
        probed++;
        writeSometimes();
    }

    /** Writes it down now. */
    void write() {
        if (stopping.getAsBoolean()) {
            throw new Stopped();
        }
        writtenAt = System.nanoTime();
        writer.accept(value());
    }

    void writeSometimes() {
        if (System.nanoTime() - writtenAt >= WRITE_EVERY_NANOS) {
            write();
        }
    }

    private double value() {
        return Math.min(1, bytes / totalBytes) * SHARE_OF_BYTES + Math.min(1, probed / totalFiles) * SHARE_OF_PROBING;
    }
}
