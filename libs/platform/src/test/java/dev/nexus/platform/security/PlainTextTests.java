package dev.nexus.platform.security;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.security.web.firewall.StrictHttpFirewall;

class PlainTextTests {

    @Test
    void allowsInAValueWhatSpringAllows() {
        for (var character = 0; character <= Character.MAX_VALUE; character++) {
            var value = "a" + (char) character + "b";

            assertThat(PlainText.isAllowedValue(value))
                    .as("character %x", character)
                    .isEqualTo(isAllowedBySpring("Name", value));
        }
    }

    @Test
    void allowsInANameWhatSpringAllows() {
        for (var character = 0; character <= Character.MAX_VALUE; character++) {
            var name = "a" + (char) character + "b";

            assertThat(PlainText.isAllowedName(name))
                    .as("character %x", character)
                    .isEqualTo(isAllowedBySpring(name, "value"));
        }
    }

    private static boolean isAllowedBySpring(String name, String value) {
        var request = new MockHttpServletRequest("GET", "/");
        request.addHeader(name, value);
        try {
            new StrictHttpFirewall().getFirewalledRequest(request).getHeader(name);
            return true;
        } catch (RequestRejectedException refused) {
            return false;
        }
    }
}
