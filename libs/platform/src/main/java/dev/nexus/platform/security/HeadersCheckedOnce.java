package dev.nexus.platform.security;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.security.web.firewall.FirewalledRequest;
import org.springframework.security.web.firewall.StrictHttpFirewall;

/**
 * Spring's strict firewall, with the same rules for headers: all are checked before anything else looks at the request, and not
 * again each time that one is read.
 */
final class HeadersCheckedOnce extends StrictHttpFirewall {

    HeadersCheckedOnce() {
        setAllowedHeaderNames(PlainText::isAllowedName);
        setAllowedHeaderValues(PlainText::isAllowedValue);
    }

    @Override
    public FirewalledRequest getFirewalledRequest(HttpServletRequest request) {
        var strict = super.getFirewalledRequest(request);
        for (var names = strict.getHeaderNames(); names.hasMoreElements(); ) {
            for (var values = strict.getHeaders(names.nextElement()); values.hasMoreElements(); ) {
                values.nextElement();
            }
        }
        return new Checked(request);
    }

    private static final class Checked extends FirewalledRequest {

        Checked(HttpServletRequest request) {
            super(request);
        }

        @Override
        public void reset() {
            // Nothing was changed.
        }
    }
}
