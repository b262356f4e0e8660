package dev.nexus.platform.rpc;

import dev.nexus.platform.security.CurrentUser;
import io.grpc.Context;

/** Who asks, in a call whose token was verified. */
public final class RpcCaller {

    static final Context.Key<CurrentUser> KEY = Context.key("caller");

    private RpcCaller() {}

    /**
     * The caller of the call that is being answered by this thread.
     *
     * @return who asks
     * @throws IllegalStateException outside of a call
     */
    public static CurrentUser current() {
        var caller = KEY.get();
        if (caller == null) {
            throw new IllegalStateException("nobody calls");
        }
        return caller;
    }
}
