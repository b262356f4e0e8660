package dev.nexus.user.invitation.web;

import dev.nexus.platform.security.CurrentUser;
import dev.nexus.user.account.AccountId;
import dev.nexus.user.invitation.InvitationAccepting;
import dev.nexus.user.invitation.InvitationReading;
import dev.nexus.user.invitation.InvitationToken;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** An invitation as whoever has its secret meets it. */
@RestController
@RequestMapping("/api/v1/invitations/{token}")
class OfferController {

    private final InvitationReading reading;
    private final InvitationAccepting accepting;

    OfferController(InvitationReading reading, InvitationAccepting accepting) {
        this.reading = reading;
        this.accepting = accepting;
    }

    /** Shows what somebody is invited to. */
    @GetMapping
    OfferView preview(@PathVariable String token) {
        return OfferView.of(reading.preview(new InvitationToken(token)));
    }

    /** Accepts an invitation. */
    @PostMapping("/accept")
    AcceptedView accept(CurrentUser user, @PathVariable String token) {
        return AcceptedView.of(accepting.accept(new AccountId(user.accountId()), new InvitationToken(token)));
    }
}
