package dev.nexus.user.edge;

import dev.nexus.user.account.AccountEvent;
import dev.nexus.user.account.AccountEvent.AccountDisabled;
import dev.nexus.user.account.AccountEvent.AccountEnabled;
import dev.nexus.user.account.AccountEvent.AccountRegistered;
import dev.nexus.user.account.AccountEvent.AccountUpdated;
import dev.nexus.user.account.AccountEvent.PasswordChanged;
import dev.nexus.user.audit.AuditLog;
import dev.nexus.user.audit.AuditedAction;
import dev.nexus.user.token.SessionEvent;
import dev.nexus.user.token.SessionEvent.SessionCompromised;
import dev.nexus.user.token.SessionEvent.SessionEnded;
import dev.nexus.user.token.SessionEvent.SessionStarted;
import java.util.Map;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Records in the audit log what happened to accounts and sessions, in the transaction in which it happened. */
@Component
class SecurityEventRecorder {

    private final AuditLog audit;

    SecurityEventRecorder(AuditLog audit) {
        this.audit = audit;
    }

    @EventListener
    void record(AccountEvent event) {
        switch (event) {
            case AccountRegistered registered ->
                audit.record(registered.accountId(), AuditedAction.REGISTERED, Map.of());
            case AccountDisabled disabled ->
                audit.record(disabled.accountId(), AuditedAction.ACCOUNT_DISABLED, Map.of());
            case AccountEnabled enabled -> audit.record(enabled.accountId(), AuditedAction.ACCOUNT_ENABLED, Map.of());
            case AccountUpdated _, PasswordChanged _ -> {
                // Recorded by who knows how it came about.
            }
        }
    }

    @EventListener
    void record(SessionEvent event) {
        switch (event) {
            case SessionStarted started ->
                audit.record(
                        started.accountId(),
                        AuditedAction.SIGNED_IN,
                        Map.of("sessionId", started.sessionId().toString()));
            case SessionEnded ended ->
                audit.record(
                        ended.accountId(),
                        AuditedAction.SESSION_ENDED,
                        Map.of(
                                "sessionId",
                                ended.sessionId().toString(),
                                "reason",
                                ended.reason().word()));
            case SessionCompromised compromised ->
                audit.record(
                        compromised.accountId(),
                        AuditedAction.SESSION_COMPROMISED,
                        Map.of("sessionId", compromised.sessionId().toString()));
        }
    }
}
