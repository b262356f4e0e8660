package dev.nexus.user.apikey.web;

import dev.nexus.user.apikey.ApiKeyExchanging;
import jakarta.validation.Valid;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** For the gateway, which lets nobody else ask. */
@RestController
class ApiKeyExchangeController {

    private final ApiKeyExchanging exchanging;

    ApiKeyExchangeController(ApiKeyExchanging exchanging) {
        this.exchanging = exchanging;
    }

    @PostMapping("/internal/api-key-exchanges")
    ResponseEntity<AccessTokenView> exchange(@RequestBody @Valid ExchangeApiKey wanted) {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .body(AccessTokenView.of(exchanging.exchange(wanted.apiKey())));
    }
}
