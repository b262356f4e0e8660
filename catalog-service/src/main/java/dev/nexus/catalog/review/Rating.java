package dev.nexus.catalog.review;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What the reviews of a book that count say together.
 *
 * @param average from 1 to 5, in hundredths; null when none counts
 * @param count how many count
 */
public record Rating(@Nullable BigDecimal average, int count) {}
