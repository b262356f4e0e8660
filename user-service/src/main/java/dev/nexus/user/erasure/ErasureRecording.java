package dev.nexus.user.erasure;

import dev.nexus.platform.personaldata.AccountErased;
import java.time.Instant;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Keeps the record of who has erased what. */
@Component
public class ErasureRecording {

    private static final Logger log = LoggerFactory.getLogger(ErasureRecording.class);

    private final Erasures erasures;

    ErasureRecording(Erasures erasures) {
        this.erasures = erasures;
    }

    /**
     * Takes down, in the caller's transaction, that a service holds nothing about an account any more.
     *
     * @param account the account that was
     * @param service the service's short name
     * @param at when it was done
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void record(UUID account, String service, Instant at) {
        if (!erasures.note(account, service, at)) {
            log.atWarn().addKeyValue("service", service).log("an account was erased that nobody asked to erase");
        }
    }

    /** This service's own part, in the transaction that did it. */
    @EventListener
    void record(AccountErased own) {
        record(own.account(), Erasures.OWN, own.at());
    }
}
