#!/usr/bin/env bash
# Writes an archive of the classes that a start of the host loads, for a start that takes two thirds of the time:
#   archive-classes.sh standalone-host.jar standalone-host.jsa
#   java -XX:SharedArchiveFile=standalone-host.jsa -jar standalone-host.jar
# It is used by the same Java with the same jar at the same path; any other ignores it. It contains no data.
set -euo pipefail

jar=$(realpath "$1")
archive=$(realpath "$2")
work=$(mktemp -d)
host_pid=

cleanup() {
    if [ -n "$host_pid" ]; then
        kill "$host_pid" 2>/dev/null || true
    fi
    rm -rf "$work"
}
trap cleanup EXIT

cd "$work"
ACCOUNT_PORT=0 java -XX:ArchiveClassesAtExit="$archive" -jar "$jar" >log 2>&1 &
host_pid=$!
until grep -q '^AccountKit standalone host ready' log; do
    kill -0 "$host_pid" 2>/dev/null || { cat log >&2; exit 1; }
    sleep 0.2
done
kill "$host_pid"
wait "$host_pid" || true
host_pid=
[ -s "$archive" ] || { cat log >&2; exit 1; }
