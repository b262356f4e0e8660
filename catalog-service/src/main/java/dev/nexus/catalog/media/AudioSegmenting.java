package dev.nexus.catalog.media;

import java.nio.file.Path;

/** Cuts audio into pieces that play one after the other, without encoding it again. */
public interface AudioSegmenting {

    /**
     * The sound between two times, as HLS has it: AAC as ADTS, MP3 as it is, behind an ID3 tag with the time of the first sample (RFC 8216
     * section 3.4). Pieces that touch have each frame of the file once.
     *
     * @param fromMillis where the piece begins
     * @param toMillis where the next one does
     * @throws UnreadableAudio {@link UnreadableAudio.Reason#NOT_AUDIO} for a codec that cannot be sent so
     */
    byte[] segment(Path file, long fromMillis, long toMillis);
}
