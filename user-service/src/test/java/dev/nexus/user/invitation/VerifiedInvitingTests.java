package dev.nexus.user.invitation;

import dev.nexus.user.StrictInstallation;
import dev.nexus.user.library.Home;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Where addresses are verified, strangers get mails only from those who have proven theirs. */
class VerifiedInvitingTests extends StrictInstallation {

    @Test
    void letsOnlyWhoHasProvenAnAddressInviteByMail() {
        var emma = verified("Emma");
        var home = Home.of(emma);
        Map<String, String> byMail = Map.of("role", "listener", "email", newEmail("Ada"));
        home.invite(emma, byMail).is(201);
        database.sql("update account set email_verified_at = null where id = ?")
                .param(emma.id())
                .update();

        home.invite(emma, byMail).isProblem(403, "email-not-verified");

        home.invite(emma, Map.of("role", "listener")).is(201);
    }
}
