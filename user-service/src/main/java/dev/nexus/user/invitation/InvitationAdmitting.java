package dev.nexus.user.invitation;

import dev.nexus.user.account.EmailAddress;
import dev.nexus.user.registration.InvitationChecking;
import org.springframework.stereotype.Component;

/** Lets those who are invited make an account, where others may not. */
@Component
class InvitationAdmitting implements InvitationChecking {

    private final InvitationReading reading;
    private final InvitationThrottle throttle;

    InvitationAdmitting(InvitationReading reading, InvitationThrottle throttle) {
        this.reading = reading;
        this.throttle = throttle;
    }

    @Override
    public boolean admits(String token, EmailAddress email) {
        throttle.guard();
        var offer = reading.offer(new InvitationToken(token));
        if (offer.isPresent()) {
            throttle.withdraw();
        }
        return offer.filter(found -> found.invitation().isFor(email)).isPresent();
    }
}
