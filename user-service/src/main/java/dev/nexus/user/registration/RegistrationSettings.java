package dev.nexus.user.registration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Who may make an account.
 *
 * @param mode open, invited or closed
 */
@ConfigurationProperties("nexus.registration")
record RegistrationSettings(@DefaultValue("open") RegistrationMode mode) {}
