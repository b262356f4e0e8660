package dev.nexus.user.oidc;

/** What is wrong with the tokens of a provider that somebody has got hold of. */
enum Tampering {
    NONE,
    /** The nonce of another sign-in. */
    WRONG_NONCE,
    /** For another client of the same provider. */
    WRONG_AUDIENCE,
    /** For this client among others, and given to another. */
    WRONG_PARTY,
    /** In the name of another provider. */
    WRONG_ISSUER,
    /** Too old. */
    EXPIRED,
    /** Without a signature. */
    UNSIGNED,
    /** Signed with what both sides know instead of the provider's key. */
    SIGNED_WITH_THE_CLIENT_SECRET,
    /** Signed by nobody's key under the name of the provider's. */
    SIGNED_WITH_ANOTHER_KEY,
    /** The provider does not get as far as a token. */
    BROKEN
}
