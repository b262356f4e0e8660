package dev.nexus.catalog.book;

import jakarta.persistence.Embeddable;
import jakarta.persistence.ManyToOne;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** A book's place in a series. */
@Embeddable
record SeriesPlace(@ManyToOne Series series, @Nullable BigDecimal position) {}
