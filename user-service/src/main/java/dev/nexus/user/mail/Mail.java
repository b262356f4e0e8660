package dev.nexus.user.mail;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import org.jspecify.annotations.Nullable;

/**
 * What a mail says. Its words stand in {@code mail/<language>/<name>.txt}, where {@code {component}} stands for a component of
 * the record; the name is declared, because mails that were queued by an older version are read by a newer one.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "mail")
public sealed interface Mail {

    /**
     * Asks whoever reads at an address to say so.
     *
     * @param token what proves it
     */
    @JsonTypeName("verify-email")
    record VerifyEmail(String token) implements Mail {}

    /**
     * Lets whoever reads at an address choose another password.
     *
     * @param token what allows it
     */
    @JsonTypeName("reset-password")
    record ResetPassword(String token) implements Mail {}

    /** Tells the owner of an address that somebody wanted to make a second account with it. */
    @JsonTypeName("address-already-registered")
    record AddressAlreadyRegistered() implements Mail {}

    /**
     * Tells the owner of an account that it has another password, and what else still leads into it.
     *
     * @param apiKeys how many keys of machines
     * @param identities how many identities at other providers
     */
    @JsonTypeName("password-changed")
    record PasswordChanged(
            @Nullable Integer apiKeys, @Nullable Integer identities) implements Mail {

        /** Mails that were queued before they said so have neither number. */
        public PasswordChanged {
            apiKeys = apiKeys == null ? 0 : apiKeys;
            identities = identities == null ? 0 : identities;
        }
    }

    /** Tells the owner of an account, at the address so far, that another one is asked for. */
    @JsonTypeName("email-change-requested")
    record EmailChangeRequested() implements Mail {}

    /** Tells the owner of an account, at the address so far, that it is used no longer. */
    @JsonTypeName("email-changed")
    record EmailChanged() implements Mail {}

    /**
     * Tells the owner of an account that somebody has a copy of a device's token.
     *
     * @param deviceName the device as its owner called it
     */
    @JsonTypeName("session-compromised")
    record SessionCompromised(String deviceName) implements Mail {}

    /**
     * Invites somebody to a library.
     *
     * @param libraryName the library
     * @param inviter who invites, by display name
     * @param token what accepts it
     */
    @JsonTypeName("invitation")
    record Invitation(String libraryName, String inviter, String token) implements Mail {}

    /** Tells the owner of an account that signing in with the password needs a code from now on. */
    @JsonTypeName("second-factor-enabled")
    record SecondFactorEnabled() implements Mail {}

    /** Tells the owner of an account that the password alone is enough from now on. */
    @JsonTypeName("second-factor-disabled")
    record SecondFactorDisabled() implements Mail {}

    /**
     * Tells the owner of an account that a machine has a key for it.
     *
     * @param keyName the key as whoever made it called it
     * @param lastDay the day on which it ends, in UTC
     */
    @JsonTypeName("api-key-created")
    record ApiKeyCreated(String keyName, String lastDay) implements Mail {}

    /** Tells the owner of an account that there are new codes for a lost authenticator. */
    @JsonTypeName("recovery-codes-renewed")
    record RecoveryCodesRenewed() implements Mail {}

    /**
     * Tells the owner of an account that a code for a lost authenticator was used.
     *
     * @param left how many are left
     */
    @JsonTypeName("recovery-code-used")
    record RecoveryCodeUsed(int left) implements Mail {}

    /** Tells the owner of an account that somebody guesses at the codes, and so must know the password. */
    @JsonTypeName("second-factor-guessed")
    record SecondFactorGuessed() implements Mail {}

    /**
     * Tells the owner of an account that another provider lets somebody in.
     *
     * @param provider the provider as people know it
     */
    @JsonTypeName("identity-linked")
    record IdentityLinked(String provider) implements Mail {}

    /**
     * Tells the owner of an account that another provider lets nobody in any more.
     *
     * @param provider the provider as people know it
     */
    @JsonTypeName("identity-unlinked")
    record IdentityUnlinked(String provider) implements Mail {}
}
