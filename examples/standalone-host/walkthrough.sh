#!/usr/bin/env bash
# Walks through everything that the host does for a user, with curl, oathtool and zbarimg alone, against a host of its
# own on a fresh database in a temporary folder. Needs the runnable jar: mvn -DskipTests package
set -euo pipefail

here=$(cd "$(dirname "$0")" && pwd)
jar=$here/target/standalone-host.jar
work=$(mktemp -d)
host_pid=

stop_host() {
    if [ -n "$host_pid" ]; then
        kill "$host_pid" 2>/dev/null || true
        wait "$host_pid" 2>/dev/null || true
        host_pid=
    fi
}
trap 'stop_host; rm -rf "$work"' EXIT

fail() {
    echo "walkthrough: $*" >&2
    exit 1
}
for tool in java curl jq oathtool zbarimg; do
    command -v "$tool" >/dev/null || fail "$tool is not installed"
done
[ -f "$jar" ] || fail "the jar is not built: mvn -DskipTests package"

bash "$here/archive-classes.sh" "$jar" "$work/host.jsa"

# start_host NAME=VALUE…: starts the host from the archive of its classes and sets $base; its output goes to $work/log.
start_host() {
    env -C "$work" ACCOUNT_PORT=0 ACCOUNT_ARGON2=m=19456,t=2,p=1 "$@" \
        java -Xshare:on -XX:SharedArchiveFile="$work/host.jsa" -jar "$jar" >"$work/log" 2>&1 &
    host_pid=$!
    for _ in $(seq 300); do
        base=$(sed -n 's/^AccountKit standalone host ready: \(.*\)\/account\/$/\1/p' "$work/log")
        [ -n "$base" ] && return
        kill -0 "$host_pid" 2>/dev/null || fail "the host ended: $(cat "$work/log")"
        sleep 0.2
    done
    fail "the host is not ready: $(cat "$work/log")"
}

# call STATUS BROWSER METHOD PATH [JSON]: sends a request with the cookies of a browser, as its page would; prints the
# body. Fails when the status is another one.
call() {
    local wanted=$1 browser=$2 method=$3 path=$4 json=${5-}
    local options=(-sS -o "$work/body" -w '%{http_code}' -X "$method" -b "$work/$browser" -c "$work/$browser"
        -H 'Sec-Fetch-Site: same-origin')
    touch "$work/$browser"
    [ -z "$json" ] || options+=(-H 'Content-Type: application/json' --data "$json")
    expect "$wanted" "$(curl "${options[@]}" "$base$path")" "$browser $method $path"
    cat "$work/body"
}

# call_with STATUS TOKEN PATH [OPTION…]: sends a request with a bearer token.
call_with() {
    local wanted=$1 token=$2 path=$3
    shift 3
    expect "$wanted" "$(curl -sS -o "$work/body" -w '%{http_code}' -H "Authorization: Bearer $token" "$@" "$base$path")" \
        "a token at $path"
    cat "$work/body"
}

expect() {
    [ "$1" = "$2" ] || fail "$3: expected $1, got $2: $(cat "$work/body")"
}

# token SECRET [STEPS]: the 6-digit token that the authenticator app shows so many steps from now.
token() {
    oathtool --totp --base32 --now "@$(($(date +%s) + 30 * ${2:-0}))" "$1"
}

credentials() {
    jq -n --arg username "$1" --arg password "$2" '{$username, $password}'
}

say() {
    echo "== $*"
}

admin_password=$(od -An -N12 -tx1 /dev/urandom | tr -d ' \n')
start_host ACCOUNT_ADMIN_PASSWORD="$admin_password"
call 200 admin POST /account/api/sign-in "$(credentials admin "$admin_password")" >/dev/null
ada_password='a first password that is long'
ada=$(call 201 admin POST /account/api/users "$(credentials ada "$ada_password" | jq '. + {roles: ["operator"]}')" | jq -r .id)
version() {
    call 200 admin GET "/account/api/users/$ada" | jq .version
}

say 'S1: change the password'
call 200 ada POST /account/api/sign-in "$(credentials ada "$ada_password")" >/dev/null
new_password='another password that is long'
call 200 ada PUT /account/api/me/password \
    "$(jq -n --arg a "$ada_password" --arg b "$new_password" '{currentPassword: $a, newPassword: $b}')" >/dev/null
call 401 other POST /account/api/sign-in "$(credentials ada "$ada_password")" >/dev/null
ada_password=$new_password

# await_time_in_step SECONDS: goes on at once when the time step lasts that long, else when the next one begins.
await_time_in_step() {
    local left=$((30 - $(date +%s) % 30))
    [ "$left" -ge "$1" ] || sleep "$left"
}

say 'S2, S3: use two-factor authentication; the QR code, read by another program, is the URI'
enrolment=$(call 201 ada POST /account/api/me/two-factor/enrolment '{}')
secret=$(jq -r .secretKey <<<"$enrolment")
uri=$(jq -r .otpauthUri <<<"$enrolment")
call 200 ada GET /account/api/me/two-factor/enrolment.png >"$work/qr.png"
[ "$(zbarimg -q --raw "$work/qr.png" 2>/dev/null)" = "$uri" ] || fail 'the PNG does not hold the otpauth URI'
call 403 ada POST /account/api/me/two-factor/enrolment/validate "{\"code\":\"$(token "$secret" 20)\"}" >/dev/null
cp "$work/ada" "$work/old-session"
await_time_in_step 10
recovery_code=$(call 200 ada POST /account/api/me/two-factor/enrolment/validate \
    "{\"code\":\"$(token "$secret" -1)\"}" | jq -r '.recoveryCodes[0]')

say 'S4: logged out by the validation'
call 401 old-session GET /account/api/session >/dev/null

say 'sign in with the token of the app'
call 200 ada POST /account/api/sign-in "$(credentials ada "$ada_password")" |
    jq -e '.status == "second-factor-required"' >/dev/null || fail 'no second factor is asked for'
call 200 ada POST /account/api/sign-in/second-factor "{\"code\":\"$(token "$secret")\"}" >/dev/null

say 'S5: deactivate two-factor authentication'
call 204 ada DELETE /account/api/me/two-factor
call 200 ada POST /account/api/sign-in "$(credentials ada "$ada_password")" |
    jq -e '.status == "signed-in"' >/dev/null || fail 'the password alone does not sign in'

say 'S6: an administrator clears 2FA Active'
secret=$(call 201 ada POST /account/api/me/two-factor/enrolment '{}' | jq -r .secretKey)
call 200 ada POST /account/api/me/two-factor/enrolment/validate "{\"code\":\"$(token "$secret")\"}" >/dev/null
call 200 admin PATCH "/account/api/users/$ada" "{\"version\":$(version),\"twoFactorActive\":false}" >/dev/null
call 200 ada POST /account/api/sign-in "$(credentials ada "$ada_password")" |
    jq -e '.status == "signed-in"' >/dev/null || fail 'the administrator cleared nothing'

say 'S7: an API key, replaced by the next one'
old_key=$(call 201 ada POST /account/api/me/api-key '{}' | jq -r .apiKey)
key=$(call 201 ada POST /account/api/me/api-key '{}' | jq -r .apiKey)
call_with 401 "$old_key" /account/api/whoami >/dev/null
call_with 200 "$key" /account/api/whoami >/dev/null
! call 200 ada GET /account/api/me/api-key | grep -q "$key" || fail 'the key is shown again'

say 'S8: the key has the rights of its user, and loses them with its user'
call_with 204 "$key" /hello -X POST
call 200 admin PATCH "/account/api/users/$ada" "{\"version\":$(version),\"roles\":[\"readonly\"]}" >/dev/null
call_with 403 "$key" /hello -X POST >/dev/null
call_with 200 "$key" /hello >/dev/null

say 'S9: the download token opens downloads and nothing else, the key everything else'
download_token=$(call 201 admin POST /account/api/download-token '{}' | jq -r .token)
call_with 200 "$download_token" /downloads/agent.txt >/dev/null
call_with 200 "$download_token" '/downloads/license?hostname=node-7' | grep -q node-7 || fail 'no licence'
call_with 401 "$key" /downloads/agent.txt >/dev/null
call_with 401 "$download_token" /account/api/whoami >/dev/null
call_with 401 "$download_token" /hello >/dev/null

say 'a restart keeps users, sessions and keys'
stop_host
start_host
call 200 admin GET /account/api/session >/dev/null
call_with 200 "$key" /account/api/whoami >/dev/null

say 'another master key is refused'
stop_host
other_key=generated:$(head -c 32 /dev/urandom | base64)
if env -C "$work" ACCOUNT_PORT=0 ACCOUNT_MASTER_KEY="$other_key" java -jar "$jar" >"$work/log" 2>&1; then
    fail 'the host starts with another master key'
fi
grep -q 'Master key' "$work/log" || fail "it does not say why: $(cat "$work/log")"
say "done; recovery codes look like ${recovery_code%%-*}-…"
