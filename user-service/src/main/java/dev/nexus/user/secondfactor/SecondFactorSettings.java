package dev.nexus.user.secondfactor;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How the second factor presents itself.
 *
 * @param issuer what authenticator apps show beside the account
 */
@Validated
@ConfigurationProperties("nexus.second-factor")
record SecondFactorSettings(
        @NotBlank @Pattern(regexp = "[^:]+", message = "must not have a colon") @DefaultValue("Nexus")
        String issuer) {}
