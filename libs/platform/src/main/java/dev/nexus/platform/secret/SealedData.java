package dev.nexus.platform.secret;

/** Something that lies in the database for long, sealed with the key of the environment; a bean for each. */
public interface SealedData {

    /**
     * Seals anew whatever the former key sealed, in a transaction of its own. Several replicas may do it at once.
     *
     * @return how much there was
     */
    int sealAnew();
}
