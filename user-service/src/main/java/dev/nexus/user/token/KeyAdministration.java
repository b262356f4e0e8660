package dev.nexus.user.token;

import dev.nexus.platform.problem.ProblemException;
import dev.nexus.platform.security.RevocationPolling;
import dev.nexus.user.audit.AuditLog;
import dev.nexus.user.audit.AuditedAction;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Shows the signing keys to those who administer the platform, and exchanges them by schedule, on demand and in haste. */
@Component
public class KeyAdministration {

    private static final Logger log = LoggerFactory.getLogger(KeyAdministration.class);

    private final SigningKeys keys;
    private final KeyRotation rotation;
    private final KeyRing ring;
    private final RevocationPolling revocations;
    private final AuditLog audit;
    private final Clock clock;
    private final TransactionTemplate transactions;

    KeyAdministration(
            SigningKeys keys,
            KeyRotation rotation,
            KeyRing ring,
            RevocationPolling revocations,
            AuditLog audit,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.keys = keys;
        this.rotation = rotation;
        this.ring = ring;
        this.revocations = revocations;
        this.audit = audit;
        this.clock = clock;
        this.transactions = new TransactionTemplate(transactions);
    }

    /**
     * All keys, the newest first.
     *
     * @return what is known of them
     */
    public List<SigningKeyView> list() {
        var schedule = keys.schedule();
        var now = clock.instant();
        return schedule.keys().stream()
                .sorted(Comparator.comparing(KeyTimes::createdAt)
                        .thenComparing(KeyTimes::keyId)
                        .reversed())
                .map(key -> SigningKeyView.of(schedule, key, now))
                .toList();
    }

    /**
     * Exchanges the key that signs for the next one, as soon as everybody who verifies can know that one. No token that was
     * signed before is refused.
     *
     * @return the next key
     */
    public SigningKeyView rotate() {
        var next = transactions.execute(_ -> {
            var key = rotation.rotate();
            audit.record(null, AuditedAction.SIGNING_KEY_ROTATED, Map.of("key", key.keyId()));
            return key;
        });
        ring.reload();
        return SigningKeyView.of(keys.schedule(), next, clock.instant());
    }

    /**
     * Lets nothing count any more that a key signed, because somebody else may have it. Another key signs from now on;
     * everybody refreshes once.
     *
     * @param keyId which
     * @throws ProblemException {@code signing-key-not-found}
     */
    public void revoke(String keyId) {
        var revoked = transactions.execute(_ -> {
            var wasGood = rotation.revoke(keyId);
            if (wasGood) {
                audit.record(null, AuditedAction.SIGNING_KEY_REVOKED, Map.of("key", keyId));
            }
            return wasGood;
        });
        ring.reload();
        revocations.wake();
        if (revoked) {
            log.atWarn().addKeyValue("key", keyId).log("signing key revoked");
            rotation.maintain();
        }
    }

    /** Every replica looks; whoever comes first does it. */
    @Scheduled(fixedDelayString = "PT1M", initialDelayString = "PT20S")
    void maintain() {
        try {
            rotation.maintain();
        } catch (RuntimeException failure) {
            log.atWarn().addKeyValue("cause", failure.toString()).log("signing keys not looked after, trying again");
        }
    }
}
