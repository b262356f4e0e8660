package dev.nexus.user.export;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.http.HttpHeaders;
import org.springframework.web.client.ResourceAccessException;
import org.springframework.web.client.RestClient;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.json.JsonMapper;

/** What another service knows about people, asked of it as the person would ask. */
final class RemoteData implements ServiceData {

    private final String service;
    private final RestClient http;
    private final Function<UUID, String> tokens;
    private final JsonMapper json;

    /**
     * A service.
     *
     * @param http knows where it is, and how long it may be silent
     * @param tokens makes an access token for an account
     */
    RemoteData(String service, RestClient http, Function<UUID, String> tokens, JsonMapper json) {
        this.service = service;
        this.http = http;
        this.tokens = tokens;
        this.json = json;
    }

    @Override
    public String service() {
        return service;
    }

    @Override
    public void write(UUID account, OutputStream out) {
        try {
            http.get()
                    .uri("/api/v1/me/data/" + service)
                    .header(HttpHeaders.AUTHORIZATION, "Bearer " + tokens.apply(account))
                    .exchange((asked, answer) -> {
                        if (answer.getStatusCode().value() != 200) {
                            throw new ServiceSilent(service, "answered " + answer.getStatusCode());
                        }
                        copy(answer.getBody(), out);
                        return true;
                    });
        } catch (ResourceAccessException away) {
            throw new ServiceSilent(service, away);
        }
    }

    /** Reads it as JSON on the way: an answer that broke off ends too early, whatever the connection says. */
    private void copy(InputStream body, OutputStream out) throws IOException {
        try (JsonParser document = json.createParser(new Copying(body, out))) {
            if (document.nextToken() == null) {
                throw new ServiceSilent(service, "answered nothing");
            }
            while (document.nextToken() != null) {
                // Only whether it is whole matters.
            }
        } catch (JacksonException broken) {
            throw new ServiceSilent(service, broken);
        }
    }

    /** Writes whatever is read. */
    private static final class Copying extends FilterInputStream {

        private final OutputStream copy;

        Copying(InputStream original, OutputStream copy) {
            super(original);
            this.copy = copy;
        }

        @Override
        public int read() throws IOException {
            var single = super.read();
            if (single >= 0) {
                copy.write(single);
            }
            return single;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            var count = super.read(bytes, offset, length);
            if (count > 0) {
                copy.write(bytes, offset, count);
            }
            return count;
        }
    }
}
