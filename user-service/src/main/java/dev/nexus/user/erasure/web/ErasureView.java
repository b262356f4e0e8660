package dev.nexus.user.erasure.web;

import dev.nexus.user.erasure.Erasure;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The record of an erasure.
 *
 * @param id identifies the erasure
 * @param accountId the account that was
 * @param requestedAt when its owner asked for it
 * @param services each service's part
 * @param completedAt when the last service had done its part; null before
 */
record ErasureView(
        UUID id,
        UUID accountId,
        Instant requestedAt,
        List<PartView> services,
        @Nullable Instant completedAt) {

    static ErasureView of(Erasure erasure) {
        return new ErasureView(
                erasure.id(),
                erasure.accountId(),
                erasure.requestedAt(),
                erasure.parts().stream().map(PartView::of).toList(),
                erasure.completedAt());
    }

    /**
     * One service's part.
     *
     * @param service by its short name, such as {@code catalog}
     * @param erasedAt when it had nothing about the account any more; null before
     */
    record PartView(String service, @Nullable Instant erasedAt) {

        static PartView of(Erasure.Part part) {
            return new PartView(part.service(), part.erasedAt());
        }
    }
}
