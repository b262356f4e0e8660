package dev.nexus.user.edge;

import dev.nexus.user.account.AccountId;
import dev.nexus.user.audit.AuditLog;
import dev.nexus.user.audit.AuditedAction;
import dev.nexus.user.invitation.InvitationEvent;
import dev.nexus.user.invitation.InvitationEvent.InvitationAccepted;
import dev.nexus.user.invitation.InvitationEvent.InvitationCreated;
import dev.nexus.user.invitation.InvitationEvent.InvitationRevoked;
import dev.nexus.user.invitation.InvitationId;
import dev.nexus.user.library.LibraryEvent;
import dev.nexus.user.library.LibraryEvent.LibraryCreated;
import dev.nexus.user.library.LibraryEvent.LibraryDeleted;
import dev.nexus.user.library.LibraryEvent.LibraryRenamed;
import dev.nexus.user.library.LibraryEvent.MembershipGranted;
import dev.nexus.user.library.LibraryEvent.MembershipRevoked;
import dev.nexus.user.library.LibraryId;
import java.util.Locale;
import java.util.Map;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Records what happens to libraries, their members and invitations, with the account that it happens to, in the transaction of the change. */
@Component
class LibraryEventRecorder {

    private static final String LIBRARY = "libraryId";

    private final AuditLog audit;

    LibraryEventRecorder(AuditLog audit) {
        this.audit = audit;
    }

    @EventListener
    void record(LibraryEvent event) {
        switch (event) {
            case LibraryCreated created -> record(created.owner(), AuditedAction.LIBRARY_CREATED, created.libraryId());
            case LibraryRenamed renamed -> record(renamed.by(), AuditedAction.LIBRARY_RENAMED, renamed.libraryId());
            case LibraryDeleted deleted -> record(deleted.by(), AuditedAction.LIBRARY_DELETED, deleted.libraryId());
            case MembershipGranted granted ->
                audit.record(
                        granted.account(),
                        AuditedAction.MEMBERSHIP_GRANTED,
                        Map.of(
                                LIBRARY,
                                granted.libraryId().toString(),
                                "role",
                                granted.role().name().toLowerCase(Locale.ROOT)));
            case MembershipRevoked revoked ->
                record(revoked.account(), AuditedAction.MEMBERSHIP_REVOKED, revoked.libraryId());
        }
    }

    @EventListener
    void record(InvitationEvent event) {
        switch (event) {
            case InvitationCreated created ->
                record(
                        created.invitedBy(),
                        AuditedAction.INVITATION_CREATED,
                        created.libraryId(),
                        created.invitationId());
            case InvitationAccepted accepted ->
                record(
                        accepted.account(),
                        AuditedAction.INVITATION_ACCEPTED,
                        accepted.libraryId(),
                        accepted.invitationId());
            case InvitationRevoked revoked ->
                record(
                        revoked.invitedBy(),
                        AuditedAction.INVITATION_REVOKED,
                        revoked.libraryId(),
                        revoked.invitationId());
        }
    }

    private void record(AccountId account, AuditedAction action, LibraryId library, InvitationId invitation) {
        audit.record(account, action, Map.of(LIBRARY, library.toString(), "invitationId", invitation.toString()));
    }

    private void record(AccountId account, AuditedAction action, LibraryId library) {
        audit.record(account, action, Map.of(LIBRARY, library.toString()));
    }
}
