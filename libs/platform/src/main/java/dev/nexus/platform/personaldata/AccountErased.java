package dev.nexus.platform.personaldata;

import java.time.Instant;
import java.util.UUID;

/** Nothing about an account is left in this service. Published in the transaction that erased it. */
public record AccountErased(UUID account, Instant at) {}
