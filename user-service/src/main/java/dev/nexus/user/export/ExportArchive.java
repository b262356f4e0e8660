package dev.nexus.user.export;

import dev.nexus.platform.hash.Sha256;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.security.DigestOutputStream;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.function.DoubleConsumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import tools.jackson.databind.json.JsonMapper;

/**
 * An archive of what all services know about somebody: a file for each service, and {@code manifest.json}, which tells their
 * sizes and check sums. Nothing of it is ever in memory as a whole.
 */
final class ExportArchive {

    /** What the archive says about itself. */
    private record Manifest(UUID exportId, UUID accountId, Instant createdAt, List<Entry> files) {}

    /**
     * A file of the archive.
     *
     * @param size bytes, unpacked
     * @param sha256 in hexadecimal digits
     */
    private record Entry(String name, long size, String sha256) {}

    private final List<ServiceData> services;
    private final JsonMapper json;
    private final Clock clock;

    ExportArchive(List<ServiceData> services, JsonMapper json, Clock clock) {
        this.services = List.copyOf(services);
        this.json = json;
        this.clock = clock;
    }

    /**
     * Writes an archive.
     *
     * @param progress told after each service, from 0 to 1; what it throws ends the writing
     * @param copied told whenever something has come from a service; what it throws ends the writing
     * @param out left open
     * @throws ServiceSilent when a service does not give its part
     */
    void write(Claim claim, DoubleConsumer progress, Runnable copied, OutputStream out) throws IOException {
        var zip = new ZipOutputStream(out);
        var entries = new ArrayList<Entry>();
        for (var service : services) {
            entries.add(write(service, claim.account(), copied, zip));
            progress.accept((double) entries.size() / services.size());
        }
        zip.putNextEntry(new ZipEntry("manifest.json"));
        zip.write(json.writeValueAsBytes(new Manifest(claim.id().value(), claim.account(), clock.instant(), entries)));
        zip.closeEntry();
        zip.finish();
    }

    private static Entry write(ServiceData service, UUID account, Runnable copied, ZipOutputStream zip)
            throws IOException {
        var name = service.service() + ".json";
        zip.putNextEntry(new ZipEntry(name));
        var digest = Sha256.digest();
        var counted = new Counting(new DigestOutputStream(zip, digest), copied);
        service.write(account, counted);
        zip.closeEntry();
        return new Entry(name, counted.count, HexFormat.of().formatHex(digest.digest()));
    }

    private static final class Counting extends FilterOutputStream {

        private final Runnable copied;
        private long count;

        Counting(OutputStream out, Runnable copied) {
            super(out);
            this.copied = copied;
        }

        @Override
        public void write(int single) throws IOException {
            out.write(single);
            count++;
            copied.run();
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            out.write(bytes, offset, length);
            count += length;
            copied.run();
        }
    }
}
