package dev.nexus.gateway.forward;

import java.io.IOException;

/** The client stopped sending or taking; the backend is not to blame. */
final class ClientGoneException extends IOException {

    ClientGoneException(IOException cause) {
        super("the client is gone", cause);
    }
}
