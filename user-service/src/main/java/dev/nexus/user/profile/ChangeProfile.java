package dev.nexus.user.profile;

import dev.nexus.user.account.DisplayName;
import dev.nexus.user.account.EmailAddress;
import dev.nexus.user.account.LanguageTag;
import dev.nexus.user.account.TimeZoneName;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * Asks for changes of the own account. What is null or absent stays as it is.
 *
 * @param displayName how its owner is called
 * @param email another address; it counts as soon as somebody who reads there says so
 * @param currentPassword needed for another address only
 * @param locale the language of its mails (BCP 47)
 * @param timeZone where its owner's days begin (IANA)
 */
public record ChangeProfile(
        @Nullable DisplayName displayName,
        @Nullable EmailAddress email,
        @Nullable @Size(max = 1024) String currentPassword,
        @Nullable LanguageTag locale,
        @Nullable TimeZoneName timeZone) {

    @Override
    public String toString() {
        return "ChangeProfile[hidden]";
    }
}
