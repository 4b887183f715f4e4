#!/usr/bin/env python3
"""Makes vectors.tsv with programs that are not this library: Python's hashlib and hmac, libxcrypt behind
Python's crypt, openssl, htpasswd, the argon2 command, PHP, and the Python packages passlib, Django and Werkzeug.

A line has the source, the hash as it is stored, and the password in hexadecimal of its UTF-8. Each password
is right for its hash; the test makes the wrong ones. All salts are fixed, but for those of htpasswd and Werkzeug.
"""

import base64
import hashlib
import hmac
import json
import subprocess
import warnings

warnings.simplefilter("ignore", DeprecationWarning)
import crypt  # noqa: E402  (a binding of libxcrypt; gone from Python 3.13 on)
import django.conf  # noqa: E402
import django.contrib.auth.hashers as django_hashers  # noqa: E402
import passlib.hash as passlib  # noqa: E402
import werkzeug.security  # noqa: E402

django.conf.settings.configure()

PASSWORDS = ["correct horse battery staple", "pässwörd 😀 \u00ff\u0080", "", "ß" * 36, "x" * 72]
LONG = ["é" * 256, "a" * 256]
SECRET = "the host's own secret"
SALT = bytes(range(1, 17))
lines = []


def b64(data, pad=True):
    text = base64.b64encode(data).decode()
    return text if pad else text.rstrip("=")


def vector(source, stored, password):
    lines.append("\t".join([source, stored, password.encode().hex()]))


def every(source, make, passwords=PASSWORDS + LONG):
    for password in passwords:
        vector(source, make(password.encode()), password)


def pbkdf2(name, password, salt, iterations, length):
    return hashlib.pbkdf2_hmac(name, password, salt, iterations, length)


def iterated(name, count, data):
    for _ in range(count):
        data = hashlib.new(name, data).digest()
    return data


def md4(data):
    run = ["openssl", "dgst", "-provider", "legacy", "-provider", "default", "-md4", "-binary"]
    return subprocess.run(run, input=data, capture_output=True, check=True).stdout


def argon2(password, salt, *options):
    run = ["argon2", salt, "-e", *options]
    return subprocess.run(run, input=password, capture_output=True, check=True).stdout.decode().strip()


def libxcrypt(password, setting):
    made = crypt.crypt(password.decode(), setting)
    assert made and not made.startswith("*"), setting
    return made


def htpasswd(password, *options):
    run = ["htpasswd", "-n", "-i", *options, "user"]
    out = subprocess.run(run, input=password, capture_output=True, check=True).stdout.decode()
    return out.split(":", 1)[1].strip()


# Spring Security
for variant in "abxy":
    every("bcrypt", lambda p: libxcrypt(p, "$2%s$04$abcdefghijklmnopqrstuu" % variant), PASSWORDS)
every("spring", lambda p: "{bcrypt}" + libxcrypt(p, "$2a$05$abcdefghijklmnopqrstuu"), PASSWORDS)
vector("bcrypt", htpasswd(b"made by htpasswd", "-B", "-C", "4"), "made by htpasswd")
salt8 = SALT[:8]
every("spring", lambda p: "{pbkdf2}" + (salt8 + pbkdf2("sha1", p, salt8, 185000, 32)).hex(), PASSWORDS[:2])
every("spring-secret", lambda p: "{pbkdf2}" + (salt8 + pbkdf2("sha1", p, salt8 + SECRET.encode(), 185000, 32)).hex(),
      PASSWORDS[:2])
every("spring", lambda p: "{pbkdf2@SpringSecurity_v5_8}" + (SALT + pbkdf2("sha256", p, SALT, 310000, 32)).hex(),
      PASSWORDS[:2])
every("spring-custom", lambda p: "{pbkdf2-custom}" + b64(salt8 + pbkdf2("sha512", p, salt8, 1000, 64)))
every("spring", lambda p: "{sha256}" + (salt8 + iterated("sha256", 1024, salt8 + p)).hex())
every("spring-secret", lambda p: "{sha256}" + (salt8 + iterated("sha256", 1024, salt8 + SECRET.encode() + p)).hex())
for label, name in ("MD5", "md5"), ("SHA-1", "sha1"), ("SHA-256", "sha256"):
    every("spring", lambda p: "{%s}" % label + hashlib.new(name, p).hexdigest())
    every("spring", lambda p: "{%s}{thé sält}" % label + hashlib.new(name, p + "{thé sält}".encode()).hexdigest())
every("spring", lambda p: "{MD4}" + md4(p).hex())
every("spring", lambda p: "{MD4}{salt}" + md4(p + b"{salt}").hex())


def scrypt(password, salt, n, r, p, length):
    return hashlib.scrypt(password, salt=salt, n=n, r=r, p=p, dklen=length, maxmem=1 << 28)


def packed_scrypt(password, length, log_n=10, r=8, p=1):
    key = scrypt(password, SALT, 1 << log_n, r, p, length)
    return "$%x$%s$%s" % (log_n << 16 | r << 8 | p, b64(SALT), b64(key))


every("spring", lambda p: "{scrypt}" + packed_scrypt(p, 32))
every("spring", lambda p: "{scrypt@SpringSecurity_v5_8}" + packed_scrypt(p, 32, 16), PASSWORDS[:1])
every("spring", lambda p: "{argon2}" + argon2(p, "saltsalt12345678", "-id", "-k", "64", "-t", "2"), PASSWORDS[:2])
every("spring", lambda p: "{argon2@SpringSecurity_v5_8}" + argon2(p, "saltsalt12345678", "-id", "-k", "64", "-p", "2"),
      PASSWORDS[:2])
every("spring", lambda p: "{argon2}" + argon2(p, "saltsalt", "-id", "-k", "64").replace("$v=19", ""), PASSWORDS[:1])

# LDAP
for label, name in ("SHA", "sha1"), ("SHA256", "sha256"), ("SHA384", "sha384"), ("SHA512", "sha512"), ("MD5", "md5"):
    every("ldap", lambda p: "{%s}" % label + b64(hashlib.new(name, p).digest()))
    salted = "SMD5" if label == "MD5" else "S" + label
    every("ldap", lambda p: "{%s}" % salted + b64(hashlib.new(name, p + salt8).digest() + salt8))
every("ldap", lambda p: "{ssha}" + b64(hashlib.sha1(p + salt8).digest() + salt8), PASSWORDS[:1])
every("ldap", lambda p: "{ldap}{SSHA}" + b64(hashlib.sha1(p + salt8).digest() + salt8), PASSWORDS[:1])
for setting in "$1$saltsalt", "$5$saltsaltsaltsalt", "$5$rounds=1234$salt", "$6$saltsalt", "$6$rounds=1000$s":
    every("ldap", lambda p: "{CRYPT}" + libxcrypt(p, setting), PASSWORDS + LONG[1:])  # it takes at most 511 bytes
every("ldap", lambda p: "{crypt}" + libxcrypt(p, "$2y$04$abcdefghijklmnopqrstuu"), PASSWORDS[:2])
every("ldap", lambda p: htpasswd(p, "-s"), ["made by htpasswd"])
every("ldap", lambda p: "{CRYPT}" + htpasswd(p, "-5"), ["made by htpasswd"])

# ASP.NET Core Identity
def asp_net_3(password, prf, name, iterations, salt, length):
    header = b"\x01" + b"".join(value.to_bytes(4, "big") for value in (prf, iterations, len(salt)))
    return "{aspnet}" + b64(header + salt + pbkdf2(name, password, salt, iterations, length))


for prf, name in enumerate(["sha1", "sha256", "sha512"]):
    every("aspnet", lambda p: asp_net_3(p, prf, name, 1000, SALT, 32))
every("aspnet", lambda p: asp_net_3(p, 1, "sha256", 10, SALT * 2, 16), PASSWORDS[:1])
every("aspnet", lambda p: "{aspnet}" + b64(b"\x00" + SALT + pbkdf2("sha1", p, SALT, 1000, 32)))

# Keycloak: two JSON texts with a bar between
for algorithm, name, length in ("pbkdf2", "sha1", 64), ("pbkdf2-sha256", "sha256", 64), ("pbkdf2-sha512", "sha512", 64):
    every("keycloak", lambda p: json.dumps({"hashIterations": 2750, "algorithm": algorithm, "additionalParameters": {}})
          + "|" + json.dumps({"value": b64(pbkdf2(name, p, SALT, 2750, length)), "salt": b64(SALT),
                              "additionalParameters": {}}))


def keycloak_argon2(password, member):
    tag = argon2(password, "saltsalt12345678", "-id", "-k", "64", "-t", "5").split("$")[-1]
    more = {"hashLength": ["32"], "memory": ["64"], "type": ["id"], "version": ["1.3"], "parallelism": ["1"]}
    data = {"hashIterations": 5, "algorithm": "argon2", member: more}
    return json.dumps(data) + "|" + json.dumps({"value": tag + "=", "salt": b64(b"saltsalt12345678")})


every("keycloak", lambda p: keycloak_argon2(p, "additionalParameters"), PASSWORDS[:2])
every("keycloak", lambda p: keycloak_argon2(p, "algorithmData"), PASSWORDS[:2])

# Shiro
every("shiro", lambda p: "$shiro1$SHA-256$1000$%s$%s" % (b64(SALT), b64(iterated("sha256", 1000, SALT + p))))
every("shiro", lambda p: "$shiro1$SHA-512$1$$%s" % b64(iterated("sha512", 1, p)))
every("shiro-secret", lambda p: "$shiro1$SHA-256$500000$%s$%s"
      % (b64(SALT), b64(iterated("sha256", 500000, SECRET.encode() + SALT + p))), PASSWORDS[:1])
every("shiro", lambda p: "$shiro2" + libxcrypt(p, "$2y$04$abcdefghijklmnopqrstuu"), PASSWORDS[:2])


def shiro_argon2(password):
    parts = argon2(password, "saltsalt12345678", "-id", "-k", "64", "-t", "2", "-p", "4").split("$")
    memory, iterations, lanes = parts[3].split(",")
    return "$shiro2$" + "$".join([parts[1], parts[2], ",".join([iterations, memory, lanes]), parts[4], parts[5]])


every("shiro", shiro_argon2, PASSWORDS[:2])

# Django
every("django", lambda p: "pbkdf2_sha256$1000$seasalt$" + b64(pbkdf2("sha256", p, b"seasalt", 1000, 32)))
every("django", lambda p: "pbkdf2_sha1$1000$seasalt$" + b64(pbkdf2("sha1", p, b"seasalt", 1000, 20)))
every("django", lambda p: "argon2" + argon2(p, "seasaltseasalt", "-id", "-k", "64"), PASSWORDS[:2])
every("django", lambda p: "argon2" + argon2(p, "seasaltseasalt", "-i", "-k", "64", "-v", "10"), PASSWORDS[:2])
every("django", lambda p: "bcrypt$" + libxcrypt(p, "$2b$04$abcdefghijklmnopqrstuu"), PASSWORDS)
every("django", lambda p: "bcrypt_sha256$" + libxcrypt(
    hashlib.sha256(p).hexdigest().encode(), "$2b$04$abcdefghijklmnopqrstuu"))
every("django", lambda p: "scrypt$1024$seasalt$8$5$" + b64(scrypt(p, b"seasalt", 1024, 8, 5, 64)))

# Devise: the pepper is cut at 72 bytes
every("devise-secret", lambda p: "{devise}" + crypt.crypt(p.decode() + SECRET * 6, "$2a$04$abcdefghijklmnopqrstuu"),
      PASSWORDS)

# Password4j
for number, name in (1, "sha1"), (3, "sha256"), (5, "sha512"):
    every("password4j", lambda p: "{password4j}$%d$%d$%s$%s" % (
        number, 1000 << 32 | 256, b64(SALT), b64(pbkdf2(name, p, SALT, 1000, 32))))
every("password4j-custom", lambda p: "{password4j}:3:%d:%s:%s" % (
    1000 << 32 | 512, b64(SALT), b64(pbkdf2("sha256", p, SALT, 1000, 64))), PASSWORDS[:2])
every("password4j", lambda p: "{password4j}" + packed_scrypt(p, 64))

# PHC strings, and passlib's likes of them
for kind in "-i", "-d", "-id":
    every("phc", lambda p: argon2(p, "saltsalt12345678", kind, "-k", "64", "-p", "2"), PASSWORDS[:2])
every("phc", lambda p: argon2(p, "saltsalt12345678", "-i", "-k", "64", "-v", "10"), PASSWORDS[:2])
every("phc", lambda p: argon2(p, "saltsalt12345678", "-id", "-k", "64", "-v", "10").replace("$v=16", ""), PASSWORDS[:2])
for name, length in ("sha1", 20), ("sha256", 32), ("sha512", 64), ("sha256", 16):
    every("phc", lambda p: "$pbkdf2-%s$i=1000$%s$%s" % (
        name, b64(salt8, False), b64(pbkdf2(name, p, salt8, 1000, length), False)))
every("phc", lambda p: ("$pbkdf2-sha512$1000$%s$%s" % (
    b64(SALT, False), b64(pbkdf2("sha512", p, SALT, 1000, 64), False))).replace("+", "."))
every("phc", lambda p: "$pbkdf2$1000$%s$%s" % (
    b64(SALT, False), b64(pbkdf2("sha1", p, SALT, 1000, 20), False).replace("+", ".")), PASSWORDS[:2])
every("plaintext", lambda p: "{noop}" + p.decode(), [PASSWORDS[0], PASSWORDS[1]])

# scrypt as a PHC string
every("phc", lambda p: passlib.scrypt.using(salt=SALT, rounds=8, block_size=8).hash(p), PASSWORDS)
every("phc", lambda p: "$scrypt$ln=10,r=8,p=2$%s$%s" % (b64(SALT, False), b64(scrypt(p, SALT, 1024, 8, 2, 64), False)))

# crypt strings without a label
for setting in "$1$saltsalt", "$5$saltsaltsaltsalt", "$5$rounds=1234$salt", "$6$saltsalt", "$6$rounds=1000$s":
    every("crypt", lambda p: libxcrypt(p, setting), PASSWORDS[:3])


def openssl_passwd(password, form):
    run = ["openssl", "passwd", form, "-salt", "saltsalt", "-stdin"]
    return subprocess.run(run, input=password, capture_output=True, check=True).stdout.decode().strip()


for form in "-1", "-5", "-6", "-apr1":
    every("crypt", lambda p: openssl_passwd(p, form), [PASSWORDS[0], PASSWORDS[1], PASSWORDS[3], "a" * 255])
every("crypt", lambda p: passlib.apr_md5_crypt.using(salt="s").hash(p))
every("crypt", lambda p: htpasswd(p, "-m"), ["made by htpasswd"])
every("crypt", lambda p: htpasswd(p, "-5"), ["made by htpasswd"])

# phpass, as WordPress up to 6.7 and phpBB have it, and Drupal
every("phpass", lambda p: passlib.phpass.using(salt="saltsalt", rounds=8).hash(p))
every("phpass", lambda p: passlib.phpass.using(salt="./09AZaz", rounds=7, ident="H").hash(p))


def php(script, password):
    run = ["php", "-r", script]
    return subprocess.run(run, input=password, capture_output=True, check=True).stdout.decode().strip()


every("drupal", lambda p: php("""
    $password = stream_get_contents(STDIN);
    $alphabet = "./0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    $hash = hash("sha512", "saltsalt" . $password, true);
    for ($i = 0; $i < 512; $i++) {
        $hash = hash("sha512", $hash . $password, true);
    }
    $bits = "";
    foreach (str_split($hash) as $byte) {
        $bits .= strrev(sprintf("%08b", ord($byte)));
    }
    $text = "";
    foreach (str_split($bits, 6) as $six) {
        $text .= $alphabet[bindec(strrev($six))];
    }
    echo substr("$" . "S" . "$" . "7saltsalt" . $text, 0, 55);
""", p))

# WordPress from 6.8 on, which strips blanks
WORDPRESS = """
    $key = base64_encode(hash_hmac("sha384", trim(stream_get_contents(STDIN)), "wp-sha384", true));
    echo "$" . "wp" . crypt($key, '$2y$04$abcdefghijklmnopqrstuu');
"""
every("wordpress", lambda p: php(WORDPRESS, p), PASSWORDS + LONG + [" \t\n\r\x0bblanks within are kept \r\n", " \t "])

# Werkzeug: salts are random
for method in "pbkdf2:sha1:1000", "pbkdf2:sha256:1000", "pbkdf2:sha512:1000", "sha256", "sha512":
    every("werkzeug", lambda p: werkzeug.security.generate_password_hash(p.decode(), method, 16))
for method in "md5", "sha1", "sha256":
    every("werkzeug", lambda p: "{werkzeug}" + werkzeug.security.generate_password_hash(p.decode(), method),
          PASSWORDS[:3])
every("werkzeug", lambda p: "scrypt:1024:8:1$saltsalt$" + scrypt(p, b"saltsalt", 1024, 8, 1, 64).hex())
every("werkzeug", lambda p: "{werkzeug}scrypt:1024:8:1$saltsalt$" + scrypt(p, b"saltsalt", 1024, 8, 1, 64).hex(),
      PASSWORDS[:1])

# Django's oldest
every("django", lambda p: django_hashers.SHA1PasswordHasher().encode(p.decode(), "seasalt"))
every("django", lambda p: django_hashers.MD5PasswordHasher().encode(p.decode(), "seasält"))
every("django", lambda p: "md5$$" + hashlib.md5(p).hexdigest(), PASSWORDS[:1])

# Directories and Atlassian
for made in passlib.ldap_pbkdf2_sha1, passlib.ldap_pbkdf2_sha256, passlib.ldap_pbkdf2_sha512:
    every("ldap", lambda p: made.using(salt=SALT, rounds=1000).hash(p))
every("ldap", lambda p: "{pbkdf2-sha1}" + passlib.pbkdf2_sha1.using(salt=SALT, rounds=1000).hash(p)[8:], PASSWORDS[:1])
every("ldap", lambda p: passlib.atlassian_pbkdf2_sha1.using(salt=SALT).hash(p))
every("ldap", lambda p: "{BCRYPT}" + libxcrypt(p, "$2b$04$abcdefghijklmnopqrstuu"), PASSWORDS[:2])
every("ldap", lambda p: "{ARGON2}" + argon2(p, "saltsalt12345678", "-i", "-k", "64"), PASSWORDS[:2])

# passlib's bcrypt of SHA-256, of both versions
for version in 1, 2:
    every("passlib", lambda p: passlib.bcrypt_sha256.using(
        version=version, rounds=4, salt="abcdefghijklmnopqrstuu").hash(p))

# HMAC of a pepper, for Peppers: id, pepper and password
key = bytes(range(32))
for password in PASSWORDS + LONG:
    vector("pepper", b64(hmac.new(key, password.encode(), "sha256").digest()), password)

with open("vectors.tsv", "w", encoding="utf-8") as file:
    file.write("\n".join(lines) + "\n")
print(len(lines), "vectors")
