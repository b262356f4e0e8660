package dev.nexus.user.oidc;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * What a provider sends a person back with (RFC 6749, section 4.1.2, and RFC 9207).
 *
 * @param state what it was sent
 * @param code what the word on the person is fetched with; null when there is none
 * @param error why there is none; null when there is
 * @param iss which provider answers; null when it does not say
 */
public record ProviderAnswer(
        @NotNull @Size(max = 128) String state,
        @Nullable @Size(max = 4096) String code,
        @Nullable @Size(max = 256) String error,
        @Nullable @Size(max = 1024) String iss) {

    @Override
    public String toString() {
        return "ProviderAnswer[hidden]";
    }
}
