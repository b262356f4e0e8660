package dev.nexus.user.signin;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Who may sign in.
 *
 * @param requireVerifiedEmail whether an account may sign in only after somebody who reads at its address has said so
 */
@ConfigurationProperties("nexus.sign-in")
record SignInSettings(@DefaultValue("false") boolean requireVerifiedEmail) {}
