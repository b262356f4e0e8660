package dev.nexus.user.oidc;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

/**
 * Links an identity with the code that an app got with a person.
 *
 * @param code the code
 * @param codeVerifier what fits the challenge that the app gave at the beginning
 */
public record FinishLink(
        @NotNull @Size(max = 128) String code,

        @NotNull
        @Pattern(regexp = "[A-Za-z0-9._~-]{43,128}", message = "must be 43 to 128 letters, digits, dots and dashes")
        String codeVerifier) {

    @Override
    public String toString() {
        return "FinishLink[hidden]";
    }
}
