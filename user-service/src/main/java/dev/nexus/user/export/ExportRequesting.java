package dev.nexus.user.export;

import dev.nexus.platform.personaldata.ErasedAccounts;
import dev.nexus.platform.problem.ProblemException;
import dev.nexus.user.account.AccountId;
import dev.nexus.user.audit.AuditLog;
import dev.nexus.user.audit.AuditedAction;
import dev.nexus.user.throttle.Limit;
import dev.nexus.user.throttle.Throttle;
import dev.nexus.user.throttle.Use;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Accepts and withdraws exports. When it returns, an export is made whatever dies. */
@Component
public class ExportRequesting {

    private final Exports exports;
    private final ErasedAccounts erased;
    private final Throttle throttle;
    private final Limit limit;
    private final AuditLog audit;
    private final ExportWorker worker;
    private final TransactionTemplate transactions;

    ExportRequesting(
            Exports exports,
            ErasedAccounts erased,
            Throttle throttle,
            ExportSettings settings,
            AuditLog audit,
            ExportWorker worker,
            PlatformTransactionManager transactions) {
        this.exports = exports;
        this.erased = erased;
        this.throttle = throttle;
        this.limit =
                new Limit("export", settings.mostPerDay(), Duration.ofDays(1).dividedBy(settings.mostPerDay()));
        this.audit = audit;
        this.worker = worker;
        this.transactions = new TransactionTemplate(transactions);
    }

    /**
     * Asks for an archive of all that is known about somebody. While one is being made, it is that one.
     *
     * @param owner who asks
     * @return the unfinished export
     * @throws ProblemException {@code too-many-exports} with {@code Retry-After}
     */
    public Export request(AccountId owner) {
        var unfinished = exports.unfinished(owner);
        if (unfinished.isPresent()) {
            return unfinished.get();
        }
        throttle.use(List.of(Use.of(limit, owner.toString()))).ifPresent(pause -> {
            throw new ProblemException(ExportProblem.TOO_MANY_EXPORTS, "Use one that is there, or wait.")
                    .retryAfter(pause);
        });
        var added = transactions.execute(_ -> add(owner));
        worker.wake();
        return added;
    }

    private Export add(AccountId owner) {
        erased.refuse(owner.value());
        exports.add(owner);
        audit.record(owner, AuditedAction.EXPORT_REQUESTED, Map.of());
        return exports.unfinished(owner).orElseThrow();
    }

    /**
     * Deletes an export, finished or not.
     *
     * @param owner whose it must be
     * @param id which
     * @throws ProblemException {@code export-not-found}, also for one of somebody else
     */
    public void delete(AccountId owner, ExportId id) {
        if (!exports.delete(owner, id)) {
            throw new ProblemException(ExportProblem.EXPORT_NOT_FOUND, null);
        }
    }
}
