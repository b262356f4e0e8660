#!/usr/bin/env bash
# Makes demo/audio from demo/texts: an m4b with chapters and a cover, and a book of three mp3 files.
# The result is committed; run this only after changing a text or a tag.
set -euo pipefail
cd "$(dirname "$0")"
export LC_ALL=C.UTF-8

font=/usr/share/fonts/truetype/dejavu/DejaVuSerif-Bold.ttf
if ! command -v espeak-ng ffmpeg ffprobe >/dev/null || [ ! -f "$font" ]; then
  echo "This needs espeak-ng, ffmpeg and a font: sudo apt-get install espeak-ng ffmpeg fonts-dejavu-core" >&2
  exit 1
fi

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
quiet=(-hide_banner -loglevel error -nostdin -y)
same=(-fflags +bitexact -flags:a +bitexact)

title_of() { basename "$1" .txt | cut -d' ' -f2-; }

# speak <voice> <text file> <wav>: the title, a pause, the text, a pause
speak() {
  { title_of "$2"; echo; cat "$2"; } | espeak-ng -v "$1" -s 165 -g 2 --stdin -w "$work/raw.wav"
  ffmpeg "${quiet[@]}" -i "$work/raw.wav" -af "apad=pad_dur=1" -ac 1 -ar 22050 "$3"
}

# cover <colour> <first line> <second line> <jpg>
cover() {
  local text="fontfile=$font:fontcolor=white:x=(w-text_w)/2"
  ffmpeg "${quiet[@]}" -f lavfi -i "color=c=$1:s=480x480" -frames:v 1 -q:v 5 -fflags +bitexact -flags:v +bitexact \
    -vf "drawbox=x=24:y=24:w=432:h=432:color=white@0.6:t=4,drawtext=$text:fontsize=46:text='$2':y=170,drawtext=$text:fontsize=30:text='$3':y=260" "$4"
}

make_fables() {
  local out="audio/Five Fables of Aesop.m4b" at=0 length text
  printf ';FFMETADATA1\n' >"$work/chapters"
  : >"$work/list"
  for text in texts/fables/*.txt; do
    local wav="$work/$(basename "$text" .txt).wav"
    speak en-gb "$text" "$wav"
    length=$(ffprobe -v error -show_entries stream=duration_ts -of csv=p=0 "$wav")
    printf "file '%s'\n" "$wav" >>"$work/list"
    printf '[CHAPTER]\nTIMEBASE=1/22050\nSTART=%d\nEND=%d\ntitle=%s\n' "$at" $((at + length)) "$(title_of "$text")" \
      >>"$work/chapters"
    at=$((at + length))
  done
  cover 0x7a3b2e "Five Fables" "of Aesop" "$work/fables.jpg"
  # The series goes where audiobook taggers put it in an MP4: "show" and "episode", and the grouping as text.
  ffmpeg "${quiet[@]}" -f concat -safe 0 -i "$work/list" -i "$work/chapters" -i "$work/fables.jpg" "${same[@]}" \
    -map 0:a -map 2:v -map_chapters 1 -c:a aac -ar 16000 -b:a 24k -c:v copy -disposition:v attached_pic \
    -metadata title="Five Fables of Aesop" -metadata album="Five Fables of Aesop" \
    -metadata artist="Aesop" -metadata album_artist="Aesop" -metadata composer="Espeak Ng" \
    -metadata show="Nexus Demo Readings" -metadata episode_id="1" -metadata grouping="Nexus Demo Readings #1" \
    -metadata genre="Fables" -metadata date="1867" \
    -metadata description="Five short fables in the translation of George Fyler Townsend, read by a machine." \
    -metadata:s:a:0 language=eng -movflags +faststart "$out"
}

make_poems() {
  local dir="audio/Poems by the Bells" number=0 text
  mkdir -p "$dir"
  local authors=("Charlotte Brontë" "Emily Brontë" "Anne Brontë")
  local all="Charlotte Brontë; Emily Brontë; Anne Brontë"
  cover 0x2e4a6b "Poems" "by the Bells" "$dir/cover.jpg"
  for text in texts/poems/*.txt; do
    number=$((number + 1))
    local wav="$work/$(basename "$text" .txt).wav"
    speak en-us "$text" "$wav"
    ffmpeg "${quiet[@]}" -i "$wav" "${same[@]}" -c:a libmp3lame -b:a 32k -id3v2_version 4 \
      -metadata title="$(title_of "$text")" -metadata album="Poems by the Bells" -metadata TIT3="A Selection" \
      -metadata artist="${authors[number - 1]}" -metadata album_artist="$all" -metadata composer="Espeak Ng" \
      -metadata SERIES="Nexus Demo Readings" -metadata SERIES-PART="2" \
      -metadata track="$number/3" -metadata disc="1/1" -metadata genre="Poetry" -metadata date="1846" \
      -metadata comment="Three poems from the book that the Brontë sisters published as Currer, Ellis and Acton Bell." \
      -metadata TLAN="eng" "$dir/$(printf '%02d' "$number") $(title_of "$text").mp3"
  done
}

rm -rf audio
mkdir -p audio
make_fables
make_poems
du -ch audio/* | tail -1
