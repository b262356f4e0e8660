package dev.nexus.user.secondfactor;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Whether an account has a second factor.
 *
 * @param enabled whether signing in with the password needs a code
 * @param since since when; null when it does not
 * @param recoveryCodesLeft how many codes for a lost authenticator are unused
 */
public record SecondFactorStatus(boolean enabled, @Nullable Instant since, int recoveryCodesLeft) {}
