package dev.nexus.user.token.web;

import dev.nexus.platform.problem.CommonProblem;
import dev.nexus.platform.problem.ProblemException;
import dev.nexus.platform.security.CurrentUser;
import dev.nexus.platform.web.Page;
import dev.nexus.user.token.KeyAdministration;
import dev.nexus.user.token.SigningKeyView;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/admin/signing-keys")
class SigningKeyController {

    private final KeyAdministration keys;

    SigningKeyController(KeyAdministration keys) {
        this.keys = keys;
    }

    @GetMapping
    Page<SigningKeyView> list(CurrentUser user) {
        requireAdmin(user);
        return Page.only(keys.list());
    }

    @PostMapping
    @ResponseStatus(HttpStatus.ACCEPTED)
    SigningKeyView rotate(CurrentUser user) {
        requireAdmin(user);
        return keys.rotate();
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void revoke(CurrentUser user, @PathVariable String id) {
        requireAdmin(user);
        keys.revoke(id);
    }

    private static void requireAdmin(CurrentUser user) {
        if (!user.admin()) {
            throw new ProblemException(CommonProblem.FORBIDDEN, "Only an administrator may do this.");
        }
    }
}
