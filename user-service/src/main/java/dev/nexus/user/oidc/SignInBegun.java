package dev.nexus.user.oidc;

import java.net.URI;

/**
 * Where to send a person.
 *
 * @param authorizationUrl the provider's page, to be opened in a browser
 * @param state what the app gets back together with the code; it takes no code with another one
 * @param expiresIn seconds until it is too late
 */
public record SignInBegun(URI authorizationUrl, String state, long expiresIn) {

    @Override
    public String toString() {
        return "SignInBegun[hidden]";
    }
}
