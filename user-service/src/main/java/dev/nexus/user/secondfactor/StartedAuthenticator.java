package dev.nexus.user.secondfactor;

/**
 * A secret for an authenticator app.
 *
 * @param secret as it is typed into an app, in base32
 * @param uri as an app reads it from a QR code
 */
public record StartedAuthenticator(String secret, String uri) {

    @Override
    public String toString() {
        return "StartedAuthenticator[hidden]";
    }
}
