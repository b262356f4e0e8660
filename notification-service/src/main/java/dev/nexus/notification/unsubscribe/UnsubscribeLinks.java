package dev.nexus.notification.unsubscribe;

import dev.nexus.notification.applink.AppLinks;
import java.net.URI;
import org.springframework.stereotype.Component;

/** The links by which people turn off what came. */
@Component
public class UnsubscribeLinks {

    private static final String PATH = "/api/v1/unsubscribe/";

    private final UnsubscribeTokens tokens;
    private final AppLinks links;

    UnsubscribeLinks(UnsubscribeTokens tokens, AppLinks links) {
        this.tokens = tokens;
        this.links = links;
    }

    /** A link of one's own: to show ({@code GET}) and to post to (RFC 8058). It is good for more than a year. */
    public URI of(Subscribed subscribed) {
        return links.toApi(PATH + tokens.of(subscribed));
    }
}
