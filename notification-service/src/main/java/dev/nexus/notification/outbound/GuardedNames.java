package dev.nexus.notification.outbound;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.stream.Stream;
import org.apache.hc.client5.http.DnsResolver;

/**
 * Resolves names to addresses that may be reached. What it returns is what the client connects to: nobody asks a second time, so a
 * name server cannot give one answer to be checked and another to be used. One closed address is enough to refuse the name.
 */
final class GuardedNames implements DnsResolver {

    private final NameLookup lookup;
    private final AddressRules rules;

    GuardedNames(NameLookup lookup, AddressRules rules) {
        this.lookup = lookup;
        this.rules = rules;
    }

    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
        var addresses = lookup.addressesOf(host);
        if (addresses.length == 0) {
            throw new UnknownHostException("no address");
        }
        if (!Stream.of(addresses).allMatch(rules::allows)) {
            throw new ForbiddenAddressException();
        }
        return addresses;
    }

    @Override
    public String resolveCanonicalHostname(String host) {
        return host;
    }

    /** Asks name servers. */
    @FunctionalInterface
    interface NameLookup {

        InetAddress[] addressesOf(String host) throws UnknownHostException;
    }

    /** A name stands for something that may not be reached. */
    static final class ForbiddenAddressException extends UnknownHostException {

        private static final long serialVersionUID = 1L;

        ForbiddenAddressException() {
            super(AddressRules.REFUSAL);
        }
    }
}
