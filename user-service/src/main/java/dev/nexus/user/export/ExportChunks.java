package dev.nexus.user.export;

import dev.nexus.platform.secret.EnvironmentKey;
import java.io.IOException;
import java.io.OutputStream;
import java.security.GeneralSecurityException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** The archives in pieces, each sealed under its export and its place, so that none can be exchanged or moved. */
@Component
class ExportChunks {

    private static final String PURPOSE = "export";

    private final JdbcClient database;
    private final Exports exports;
    private final EnvironmentKey key;
    private final TransactionTemplate transactions;

    ExportChunks(JdbcClient database, Exports exports, EnvironmentKey key, PlatformTransactionManager transactions) {
        this.database = database;
        this.exports = exports;
        this.key = key;
        this.transactions = new TransactionTemplate(transactions);
        // The part of this service is read in one snapshot, while what was read of it before is written.
        this.transactions.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /** Removes what an attempt before has left. */
    void clear(Claim claim) {
        transactions.executeWithoutResult(_ -> {
            exports.hold(claim);
            database.sql("delete from export_chunk where export_id = ?")
                    .param(claim.id().value())
                    .update();
        });
    }

    /** Holds the export on, whatever the caller reads meanwhile. */
    void renew(Claim claim) {
        transactions.executeWithoutResult(_ -> exports.hold(claim));
    }

    void add(Claim claim, int ordinal, byte[] content) {
        var sealed = key.seal(PURPOSE, name(claim.id(), ordinal), content);
        transactions.executeWithoutResult(_ -> {
            exports.hold(claim);
            database.sql("insert into export_chunk (export_id, ordinal, sealed) values (?, ?, ?)")
                    .params(claim.id().value(), ordinal, sealed)
                    .update();
        });
    }

    /** Writes an archive, piece by piece, each read by a statement of its own. */
    void write(ExportId id, long size, OutputStream out) throws IOException {
        var written = 0L;
        for (var ordinal = 0; written < size; ordinal++) {
            var content = open(id, ordinal);
            out.write(content);
            written += content.length;
        }
    }

    private byte[] open(ExportId id, int ordinal) throws IOException {
        var sealed = database.sql("select sealed from export_chunk where export_id = ? and ordinal = ?")
                .params(id.value(), ordinal)
                .query((row, _) -> row.getBytes("sealed"))
                .optional()
                .orElseThrow(() -> new IOException("the export was deleted while it was read"));
        try {
            return key.open(PURPOSE, name(id, ordinal), sealed);
        } catch (GeneralSecurityException foreign) {
            throw new IOException("a piece of the export was sealed with another key", foreign);
        }
    }

    private static String name(ExportId id, int ordinal) {
        return id + "/" + ordinal;
    }
}
