package dev.nexus.user.secondfactor;

/** Text of letters and digits that people can copy by hand (RFC 4648, section 6), for whole groups of five bytes. */
final class Base32 {

    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private static final int GROUP_BYTES = 5;
    private static final int BITS = 5;

    private Base32() {}

    static String encode(byte[] bytes) {
        if (bytes.length % GROUP_BYTES != 0) {
            throw new IllegalArgumentException("%d bytes are no whole groups of five".formatted(bytes.length));
        }
        var text = new StringBuilder();
        var bits = 0;
        var held = 0;
        for (var next : bytes) {
            held = held << Byte.SIZE | Byte.toUnsignedInt(next);
            bits += Byte.SIZE;
            while (bits >= BITS) {
                bits -= BITS;
                text.append(ALPHABET.charAt(held >>> bits & ALPHABET.length() - 1));
            }
        }
        return text.toString();
    }
}
