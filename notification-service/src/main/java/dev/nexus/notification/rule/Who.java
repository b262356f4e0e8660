package dev.nexus.notification.rule;

import dev.nexus.contracts.UserEvent.InvitationCreated;
import dev.nexus.contracts.UserEvent.SessionStarted;
import dev.nexus.notification.library.Memberships;
import dev.nexus.notification.recipient.RecipientId;
import dev.nexus.notification.recipient.Recipients;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Who is told. */
@Component
class Who {

    /** Who has just registered signs in on a first device, and knows. */
    private static final Duration JUST_REGISTERED = Duration.ofHours(1);

    /** What user-service tells of an account arrives within, or has been told before this service listened. */
    private static final Duration ARRIVES_WITHIN = Duration.ofMinutes(1);

    private final Memberships memberships;
    private final Recipients recipients;
    private final Clock clock;

    Who(Memberships memberships, Recipients recipients, Clock clock) {
        this.memberships = memberships;
        this.recipients = recipients;
        this.clock = clock;
    }

    List<RecipientId> account(UUID account) {
        return List.of(new RecipientId(account));
    }

    /** An account, unless it belongs to the library no longer. */
    List<RecipientId> member(UUID library, UUID account) {
        return memberships.hasEnded(account, library) ? List.of() : account(account);
    }

    /** A member, unless it was its own doing. */
    List<RecipientId> memberBut(UUID library, UUID account, UUID doer) {
        return account.equals(doer) ? List.of() : member(library, account);
    }

    List<RecipientId> owners(UUID library) {
        return memberships.owners(library).stream().map(RecipientId::new).toList();
    }

    /** Whose address an invitation went to, if somebody proved to read there: an address alone is no reason to show an invitation. */
    List<RecipientId> invited(InvitationCreated invitation) {
        var email = invitation.email();
        return email == null || !invitation.expiresAt().isAfter(clock.instant())
                ? List.of()
                : recipients.ofVerifiedAddress(email).stream()
                        .filter(found -> !found.value().equals(invitation.invitedBy()))
                        .filter(found -> !memberships
                                .membersAmong(invitation.libraryId(), List.of(found.value()))
                                .contains(found.value()))
                        .toList();
    }

    /** Who signed in on a device that is new, unless all devices are. */
    List<RecipientId> onNewDevice(SessionStarted session) {
        if (!session.newDevice()) {
            return List.of();
        }
        var known = recipients.find(new RecipientId(session.accountId()));
        if (known.isEmpty() && session.startedAt().isAfter(clock.instant().minus(ARRIVES_WITHIN))) {
            throw new NotYetKnownException("account " + session.accountId());
        }
        var registeredAt = known.map(found -> found.registeredAt()).orElse(null);
        return registeredAt != null && session.startedAt().isBefore(registeredAt.plus(JUST_REGISTERED))
                ? List.of()
                : account(session.accountId());
    }
}
