package dev.nexus.user.export;

import java.io.IOException;
import java.io.OutputStream;
import java.util.UUID;

/** What one service knows about people. */
interface ServiceData {

    /** The service's short name. */
    String service();

    /**
     * Writes all of it about an account, as one JSON document.
     *
     * @param out left open
     * @throws ServiceSilent when the service does not give all of it; what was written before is worth nothing
     */
    void write(UUID account, OutputStream out) throws IOException;
}
