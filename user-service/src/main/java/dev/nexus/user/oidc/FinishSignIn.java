package dev.nexus.user.oidc;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * Asks for a session with the code that an app got with a person.
 *
 * @param code the code
 * @param codeVerifier what fits the challenge that the app gave at the beginning
 * @param secondFactorCode what an authenticator app shows; null unless the answer was {@code second-factor-required}
 * @param recoveryCode a code for a lost authenticator; null when there is none
 */
public record FinishSignIn(
        @NotNull @Size(max = 128) String code,

        @NotNull
        @Pattern(regexp = "[A-Za-z0-9._~-]{43,128}", message = "must be 43 to 128 letters, digits, dots and dashes")
        String codeVerifier,

        @Nullable @Size(max = 64) String secondFactorCode,
        @Nullable @Size(max = 64) String recoveryCode) {

    @Override
    public String toString() {
        return "FinishSignIn[hidden]";
    }
}
