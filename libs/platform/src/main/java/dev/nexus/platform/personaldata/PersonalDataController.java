package dev.nexus.platform.personaldata;

import dev.nexus.platform.security.CurrentUser;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Lets people see what a service holds about them. user-service asks each service and puts the answers together. */
@RestController
class PersonalDataController {

    private final PersonalDataExporting exporting;

    PersonalDataController(PersonalDataExporting exporting) {
        this.exporting = exporting;
    }

    @GetMapping(path = "/api/v1/me/data/${nexus.service}", produces = MediaType.APPLICATION_JSON_VALUE)
    void export(CurrentUser user, HttpServletResponse response) throws IOException {
        response.setContentType(MediaType.APPLICATION_JSON_VALUE);
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        exporting.export(user.accountId(), response.getOutputStream());
    }
}
