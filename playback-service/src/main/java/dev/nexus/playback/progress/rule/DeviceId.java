package dev.nexus.playback.progress.rule;

/** A device, by the name that its client chose for it: 1 to 64 printable characters. */
public record DeviceId(String value) {

    private static final int LONGEST = 64;

    public DeviceId {
        if (value.isBlank() || value.length() > LONGEST) {
            throw new IllegalArgumentException(
                    "deviceId has %d characters, but must have 1 to %d".formatted(value.length(), LONGEST));
        }
        if (value.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("deviceId has a control character");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
