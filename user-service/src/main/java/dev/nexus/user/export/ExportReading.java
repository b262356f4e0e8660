package dev.nexus.user.export;

import dev.nexus.platform.problem.ProblemException;
import dev.nexus.platform.web.Cursor;
import dev.nexus.platform.web.Page;
import dev.nexus.platform.web.PageRequest;
import dev.nexus.user.account.AccountId;
import dev.nexus.user.audit.AuditLog;
import dev.nexus.user.audit.AuditedAction;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Shows exports to their owners, and hands the archives out. */
@Component
public class ExportReading {

    private static final String LIST = "exports";

    /** An archive that is there. */
    public interface Archive {

        /** Bytes of the whole archive. */
        long size();

        /** Which export it is of. */
        Export export();

        /** Writes the archive; the stream is left open. */
        void writeTo(OutputStream out) throws IOException;
    }

    private record StoredArchive(Export export, long size, ExportChunks chunks) implements Archive {

        @Override
        public void writeTo(OutputStream out) throws IOException {
            chunks.write(export.id(), size, out);
        }
    }

    private final Exports exports;
    private final ExportChunks chunks;
    private final AuditLog audit;

    ExportReading(Exports exports, ExportChunks chunks, AuditLog audit) {
        this.exports = exports;
        this.chunks = chunks;
        this.audit = audit;
    }

    /**
     * Somebody's exports, the newest first.
     *
     * @param owner whose
     * @param page which of them
     * @return a page of them
     */
    public Page<Export> all(AccountId owner, PageRequest page) {
        var before = page.after(LIST, 1).map(cursor -> cursor.uuid(0)).orElse(null);
        var rows = exports.newest(owner, before, page.limit() + 1);
        return Page.cut(rows, page, last -> Cursor.of(LIST, last.id()), export -> export);
    }

    /**
     * One export.
     *
     * @param owner whose it must be
     * @param id which
     * @return the export
     * @throws ProblemException {@code export-not-found}, also for one of somebody else
     */
    public Export one(AccountId owner, ExportId id) {
        return exports.find(owner, id).orElseThrow(() -> new ProblemException(ExportProblem.EXPORT_NOT_FOUND, null));
    }

    /**
     * Opens an archive.
     *
     * @param owner whose it must be
     * @param id of which export
     * @return the archive
     * @throws ProblemException {@code export-not-found}, or {@code export-not-ready}
     */
    public Archive open(AccountId owner, ExportId id) {
        var export = one(owner, id);
        var size = export.size();
        if (size == null) {
            throw new ProblemException(ExportProblem.EXPORT_NOT_READY, "Its state has to be succeeded.");
        }
        audit.record(owner, AuditedAction.EXPORT_DOWNLOADED, Map.of("exportId", id.toString()));
        return new StoredArchive(export, size, chunks);
    }
}
