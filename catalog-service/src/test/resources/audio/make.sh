#!/usr/bin/env bash
# Makes the small files of this folder, one for each format, with ffmpeg from Debian. The result is committed.
set -euo pipefail
cd "$(dirname "$0")"
export LC_ALL=C.UTF-8

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cat >"$work/chapters" <<'META'
;FFMETADATA1
title=Tone
artist=Ada Tester; Bob Tester
album=Book of Tones
NARRATOR=Nora Tester
SERIES=Tones
SERIES-PART=1.5
date=2001-02-03
language=ger
[CHAPTER]
TIMEBASE=1/1000
START=0
END=1000
title=Low
[CHAPTER]
TIMEBASE=1/1000
START=1000
END=2000
title=High
META
make() {
  ffmpeg -hide_banner -loglevel error -y -f lavfi -i "sine=frequency=300:sample_rate=16000:duration=2" -i "$work/chapters" \
    -map 0:a -map_metadata 1 -map_chapters 1 -fflags +bitexact -flags:a +bitexact -ac 1 "$@"
}
make -c:a flac tone.flac
make -c:a libvorbis -q:a 0 tone.ogg
make -c:a libopus -b:a 12k tone.opus
make -c:a libmp3lame -b:a 16k -id3v2_version 4 -write_id3v2 1 tone.mp3
make -c:a aac -b:a 16k -metadata grouping="Tones, Book 1.5" tone.m4a
make -c:a libvorbis -q:a 0 tone.mka
make -c:a libopus -b:a 12k -f webm tone.weba
