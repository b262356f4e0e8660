#!/usr/bin/env bash
# Walks the main job of a running Nexus with curl: ./nexus demo
# Every command is printed as you could type it, with its answer.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd -P)
nexus=$here/../nexus
url=${NEXUS_URL:?start Nexus with ./nexus up and run ./nexus demo}
home=${NEXUS_HOME:?}
work=$(mktemp -d)
subscriber=
trap 'rm -rf "$work"; [ -z "$subscriber" ] || kill "$subscriber" 2>/dev/null || true' EXIT

command -v curl >/dev/null || { echo "The demo needs curl." >&2; exit 1; }
bold=''; plain=''
if [ -t 1 ]; then bold=$'\e[1m'; plain=$'\e[0m'; fi

title() { printf '\n%s%s%s\n' "$bold" "$*" "$plain"; }
say() { printf '  %s\n' "$*"; }
fail() { echo "The demo stops here: $*" >&2; exit 1; }

token=
answer=
# call METHOD PATH [curl option ...]: prints the command and the answer, and keeps the answer in $answer.
call() {
  local method=$1 path=$2 auth=() shown='' option status
  shift 2
  for option in "$@"; do
    case $option in *[\ \"\{\;*\&]*) shown+=" '$option'" ;; *) shown+=" $option" ;; esac
  done
  if [ -n "$token" ]; then
    auth=(-H "Authorization: Bearer $token")
    # shellcheck disable=SC2016 # printed for the reader to fill in
    shown+=' -H "Authorization: Bearer $TOKEN"'
  fi
  printf '\n  $ curl -X %s %s%s\n' "$method" "'$url$path'" "$shown"
  status=$(curl -sS -o "$work/answer" -w '%{http_code}' -X "$method" "${auth[@]}" "$@" "$url$path") \
    || fail "$url does not answer."
  answer=$(cat "$work/answer")
  printf '  %s %s\n' "$status" "$(shorten "$answer")"
  case $status in 2*) ;; *) return 1 ;; esac
}
post() { local path=$1 body=$2; shift 2; call POST "$path" -H 'Content-Type: application/json' -d "$body" "$@"; }
shorten() { if [ ${#1} -gt 700 ]; then printf '%s ... (%d characters)' "${1:0:700}" ${#1}; else printf '%s' "$1"; fi; }
# The first string or number of a name in the last answer.
field() { grep -o "\"$1\":\(\"[^\"]*\"\|[0-9.]*\)" <<<"$answer" | head -n 1 | sed 's/^"[^"]*"://; s/"//g'; }
uuid() { cat /proc/sys/kernel/random/uuid 2>/dev/null || uuidgen | tr 'A-Z' 'a-z'; }
now() { date -u +%Y-%m-%dT%H:%M:%SZ; }

# until_true SECONDS COMMAND ...: tries again until it succeeds.
until_true() {
  local end=$((SECONDS + $1))
  shift
  until "$@"; do
    [ $SECONDS -lt $end ] || return 1
    sleep 0.5
  done
}

sign_in() {
  token=
  post /api/v1/sessions "{\"email\":\"$email\",\"password\":\"$password\",\"device\":{\"name\":\"$1\"}}" || fail "sign-in was refused."
  token=$(field accessToken)
}

import_book() {
  local path=/api/v1/libraries/$library/imports forms=() file
  for file in "$@"; do forms+=(-F "files=@$file"); done
  # The catalogue hears of a new library by an event: a refusal that may be tried again is tried again.
  until_true 20 call POST "$path" "${forms[@]}" || fail "the import was refused."
  local import
  import=$(field id)
  until_true 60 import_ended "$import" || fail "the import does not end."
  [ "$(field state)" = succeeded ] || fail "the import failed."
  book=$(grep -o '"bookIds":\["[^"]*' <<<"$answer" | sed 's/.*"//')
}
import_ended() {
  call GET "/api/v1/imports/$1" || return 1
  case $(field state) in succeeded | failed) ;; *) return 1 ;; esac
}

report() {
  local device=$1 kind=$2 from=$3 to=$4
  post /api/v1/me/progress/reports "{\"deviceId\":\"$device\",\"sentAt\":\"$(now)\",\"reports\":[{\"id\":\"$(uuid)\",\"bookId\":\"$book\",\"kind\":\"$kind\",\"position\":$to,\"listenedFrom\":$from,\"listenedTo\":$to,\"at\":\"$(now)\"}]}"
}
report_applied() { report "$@" && [ "$(field outcome)" = applied ]; }
notified() { call GET /api/v1/me/notifications && grep -q "$1" <<<"$answer"; }

listen_from_outside() {
  local jdk client
  jdk=$("$nexus" jdk)
  client=$(find "$home/apps" -name 'amqp-client-*.jar' | head -n 1)
  [ -n "$client" ] || fail "there is no amqp-client below $home/apps."
  touch "$work/events"
  "$jdk/bin/java" -cp "$(dirname "$client")/*" "$here/EventTail.java" "${NEXUS_DEMO_AMQP_URL:?}" >"$work/events" 2>"$work/events.err" &
  subscriber=$!
  until_true 30 grep -q listening "$work/events" || fail "the outside subscriber got no connection: $(cat "$work/events.err")"
}

email=demo-$(date +%s)@example.org
password='correct horse battery staple'

title "1. An account, a sign-in and a library"
post /api/v1/accounts "{\"email\":\"$email\",\"password\":\"$password\",\"displayName\":\"Demo\"}" || fail "registration was refused."
sign_in "phone"
post /api/v1/libraries '{"name":"Demo library"}' || fail "the library was refused."
library=$(field id)

title "2. Two audiobooks: three mp3 files, and an m4b with chapters and cover"
import_book "$here/audio/Poems by the Bells/"*
poems=$book
import_book "$here/audio/Five Fables of Aesop.m4b"

title "3. Browse, open, search in any word order"
call GET "/api/v1/books?library=$library&limit=1" || fail "no list."
call GET "/api/v1/books/$book" || fail "no book."
content=$(field contentUrl)
size=$(field size)
call GET "/api/v1/search?q=fables+five+aesop&library=$library" || fail "no search."

title "4. The audio, by ranges, through the gateway"
middle=$((size / 2))
for range in "0-$((middle - 1))" "$middle-"; do
  printf '\n  $ curl -r %s "%s" -H "Authorization: Bearer $TOKEN"\n  ' "$range" "$url$content"
  curl -sS -o "$work/part" -w '%{http_code} %{size_download} bytes\n' -r "$range" -H "Authorization: Bearer $token" "$url$content"
  cat "$work/part" >>"$work/heard"
done
cmp -s "$work/heard" "$here/audio/Five Fables of Aesop.m4b" || fail "the two halves are not the file."
say "The two halves together are the file that was uploaded, byte for byte."

title "5. The phone stops at 42.125 s, the kitchen radio goes on there"
until_true 20 report_applied phone pause 0 42.125 || fail "the report was not applied."
sign_in "kitchen radio"
call GET "/api/v1/me/progress/$book" || fail "no position."
[ "$(field position)" = 42.125 ] || fail "the position is $(field position)."

title "6. The book is finished: a notification, and the event for an outside AMQP subscriber"
listen_from_outside
report "kitchen radio" finish 200 205 || fail "the finish was refused."
until_true 20 notified "$book" || fail "no notification came."
until_true 20 grep -q '"playback.book.finished.v1"' "$work/events" || fail "the subscriber saw no event."
printf '\n  The subscriber saw:\n  %s\n' "$(grep '"playback.book.finished.v1"' "$work/events" | head -n 1)"

title "7. kill -9 of every process, and a new start"
book=$poems
until_true 20 report_applied phone pause 0 61.5 || fail "the report was not applied."
kill "$subscriber" 2>/dev/null || true
subscriber=
pids=$(for file in "$home"/run/*.pid; do head -n 1 "$file"; done | sort -u | tr '\n' ' ')
printf '\n  $ kill -9 %s\n' "$pids"
# shellcheck disable=SC2086 # one argument each
kill -9 $pids 2>/dev/null || true
printf '  $ ./nexus up --detach\n'
"$nexus" up --detach | sed 's/^/    /'
sign_in "phone"
call GET "/api/v1/me/progress/$book" || fail "no position."
[ "$(field position)" = 61.5 ] || fail "the position is $(field position)."
call GET /api/v1/me/notifications || fail "no notifications."
curl -sS -H "Authorization: Bearer $token" "$url$content" | cmp -s - "$here/audio/Five Fables of Aesop.m4b" || fail "the audio is not there."
printf '\n  The account, the books, the audio, the positions and the notification are still there.\n'

title "That was the main job. Nexus runs on in the background at $url; ./nexus down stops it."
