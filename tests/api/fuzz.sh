#!/bin/sh
# fuzz.sh PROGRAM SCHEMATHESIS EXAMPLES: requests drawn from /openapi.json against a server of this program, which
# must end well after them. An answer that refuses what the description allows is none of its business: a deployment
# may be legal in every field and impossible.
set -u
folder=$(mktemp -d)
"$1" serve --port 0 --job_seconds 5 --log "$folder/log" 2>"$folder/err" &
server=$!
trap 'kill $server 2>/dev/null; rm -rf "$folder"' EXIT
until grep -qs listening "$folder/err"; do
  kill -0 $server 2>/dev/null || { cat "$folder/err" >&2; exit 1; }
  sleep 0.1
done
url=$(sed -n 's/.*listening on //p' "$folder/err")
"$2" run "$url/openapi.json" --max-examples "$3" --exclude-checks positive_data_acceptance --request-timeout 30 || exit 1
kill $server
wait $server || { cat "$folder/err" >&2; exit 1; }
