package dev.nexus.catalog.document;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Where people reach the gateway: documents that leave it name whole addresses. */
@Component
public class PublicUrl {

    private final String base;

    PublicUrl(@Value("${nexus.public-url}") String base) {
        this.base = base.endsWith("/") ? base.substring(0, base.length() - 1) : base;
    }

    /**
     * The address of a path.
     *
     * @param path from the root, with a leading slash
     */
    public String of(String path) {
        return base + path;
    }
}
