package dev.nexus.user;

/** Secret keys of the environment. */
public final class TestKeys {

    /** The one that the services under test have. */
    public static final String INSTALLED = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";

    /** The one that takes its place. */
    public static final String NEXT = "MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=";

    private TestKeys() {}
}
