package dev.nexus.user.invitation.web;

import dev.nexus.platform.idempotency.Idempotency;
import dev.nexus.platform.security.CurrentUser;
import dev.nexus.platform.web.Page;
import dev.nexus.platform.web.PageRequest;
import dev.nexus.user.account.AccountId;
import dev.nexus.user.invitation.InvitationId;
import dev.nexus.user.invitation.InvitationReading;
import dev.nexus.user.invitation.InvitationRevoking;
import dev.nexus.user.invitation.InviteSomebody;
import dev.nexus.user.invitation.Inviting;
import dev.nexus.user.library.LibraryId;
import jakarta.validation.Valid;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The invitations of a library, for its owners. */
@RestController
@RequestMapping("/api/v1/libraries/{id}/invitations")
class InvitationController {

    private final Idempotency idempotency;
    private final Inviting inviting;
    private final InvitationReading reading;
    private final InvitationRevoking revoking;

    InvitationController(
            Idempotency idempotency, Inviting inviting, InvitationReading reading, InvitationRevoking revoking) {
        this.idempotency = idempotency;
        this.inviting = inviting;
        this.reading = reading;
        this.revoking = revoking;
    }

    /** Invites somebody to a library, by mail or by a link. */
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    InvitationView invite(
            CurrentUser user,
            @PathVariable UUID id,
            @RequestHeader(name = Idempotency.HEADER, required = false) @Nullable String key,
            @RequestBody @Valid InviteSomebody wanted) {
        var owner = new AccountId(user.accountId());
        var library = new LibraryId(id);
        inviting.admit(owner, library, wanted);
        var act = "POST /api/v1/libraries/%s/invitations".formatted(id);
        return idempotency.once(
                user.accountId(),
                key,
                act,
                wanted,
                InvitationView.class,
                () -> InvitationView.of(inviting.invite(owner, library, wanted)));
    }

    /** Lists the open invitations of a library. */
    @GetMapping
    Page<InvitationView> list(CurrentUser user, @PathVariable UUID id, PageRequest page) {
        return reading.open(new AccountId(user.accountId()), new LibraryId(id), page)
                .map(InvitationView::of);
    }

    /** Revokes an invitation. */
    @DeleteMapping("/{invitationId}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void revoke(CurrentUser user, @PathVariable UUID id, @PathVariable UUID invitationId) {
        revoking.revoke(new AccountId(user.accountId()), new LibraryId(id), new InvitationId(invitationId));
    }
}
