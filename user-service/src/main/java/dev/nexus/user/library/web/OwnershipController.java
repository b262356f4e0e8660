package dev.nexus.user.library.web;

import dev.nexus.platform.security.CurrentUser;
import dev.nexus.user.account.AccountId;
import dev.nexus.user.library.LibraryId;
import dev.nexus.user.library.OwnershipTransferring;
import jakarta.validation.Valid;
import java.util.UUID;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Libraries. */
@RestController
@RequestMapping(LibraryController.PATH + "/{id}/ownership-transfers")
class OwnershipController {

    private final OwnershipTransferring transferring;

    OwnershipController(OwnershipTransferring transferring) {
        this.transferring = transferring;
    }

    /** Hands a library over to another member. */
    @PostMapping
    ResponseEntity<LibraryView> transfer(
            CurrentUser user, @PathVariable UUID id, @RequestBody @Valid TransferOwnership wanted) {
        var library =
                transferring.transfer(new AccountId(user.accountId()), new LibraryId(id), new AccountId(wanted.to()));
        return ResponseEntity.ok().eTag(LibraryView.tag(user, library)).body(LibraryView.of(library));
    }
}
