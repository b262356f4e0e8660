package dev.nexus.platform.problem;

import org.springframework.security.access.AccessDeniedException;

/** The account may do this, but the token that it was asked with is limited and may not. */
public final class InsufficientScopeException extends AccessDeniedException {

    /**
     * Refuses a request.
     *
     * @param detail what the token lacks, for the caller to read
     */
    public InsufficientScopeException(String detail) {
        super(detail);
    }
}
