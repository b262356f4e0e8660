package dev.nexus.user.oidc;

import dev.nexus.platform.hash.Sha256;
import java.util.Base64;

/** What an app says before of what it will show afterwards (RFC 7636, method S256). */
final class CodeChallenge {

    private CodeChallenge() {}

    static String of(String verifier) {
        var hash = Sha256.of(verifier);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
    }
}
