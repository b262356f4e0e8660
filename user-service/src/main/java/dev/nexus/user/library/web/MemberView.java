package dev.nexus.user.library.web;

import dev.nexus.user.library.Member;
import dev.nexus.user.library.Role;
import java.time.Instant;
import java.util.UUID;

/**
 * A member of a library as the other members see it.
 *
 * @param userId the account
 * @param displayName how its owner is called
 * @param role what the member is
 * @param since since when
 */
record MemberView(UUID userId, String displayName, Role role, Instant since) {

    static MemberView of(Member member) {
        var membership = member.membership();
        return new MemberView(
                membership.accountId().value(),
                member.account().displayName().value(),
                membership.role(),
                membership.grantedAt());
    }
}
