package dev.nexus.user.mail;

import java.net.URI;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** Links like those in mails, for people who pass them on by other ways. */
@Component
public class MailLinks {

    private final MailSettings settings;

    MailLinks(MailSettings settings) {
        this.settings = settings;
    }

    /**
     * The link that an invitation by mail would have.
     *
     * @param token what accepts the invitation
     * @return where it leads to, with the secret in it
     */
    public URI toInvitation(String token) {
        return URI.create(Objects.requireNonNull(settings.link("invitation", token)));
    }
}
