package dev.nexus.user.throttle;

import dev.nexus.user.account.EmailAddress;
import java.util.List;
import org.springframework.stereotype.Component;

/** Keeps strangers from flooding somebody with our mails, and from writing to everybody. */
@Component
public class MailThrottle {

    private final Throttle throttle;
    private final Limit recipient;
    private final Limit sender;

    MailThrottle(Throttle throttle, ThrottleSettings settings) {
        this.throttle = throttle;
        this.recipient = new Limit("mail recipient", settings.recipient(), settings.recipientInterval());
        this.sender = new Limit("mail sender", settings.sender(), settings.senderInterval());
    }

    /**
     * Counts a mail that anybody can cause. It works by what was typed alone, so it is the same whether there is such an
     * account or not. To be called outside of transactions.
     *
     * @param to who would read it
     * @param clientAddress where the wish for it comes from
     * @return whether it may be sent
     */
    public boolean allows(EmailAddress to, String clientAddress) {
        return throttle.use(List.of(Use.of(recipient, to.key()), Use.of(sender, Network.of(clientAddress))))
                .isEmpty();
    }
}
