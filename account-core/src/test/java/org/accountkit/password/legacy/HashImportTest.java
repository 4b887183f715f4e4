package org.accountkit.password.legacy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.accountkit.password.PasswordHash;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HashImportTest {

    private static final String SECRET =
            "{'value':'AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=','salt':'c2FsdHNhbHQ=','additionalParameters':{}}";
    private static final String BCRYPT = "$2a$04$abcdefghijklmnopqrstuuWaxU2BnHcnfk4oYK/xlC5L2u8M6oN5q";

    @Test
    void takesWhatDescribesItself() {
        assertThat(HashImport.selfDescribing(BCRYPT)).contains(new PasswordHash(BCRYPT));
        assertThat(HashImport.selfDescribing("{bcrypt}" + BCRYPT)).contains(new PasswordHash("{bcrypt}" + BCRYPT));
        assertThat(HashImport.selfDescribing("plain")).isEmpty();
        assertThat(HashImport.selfDescribing("{noop}plain")).isEmpty();
        assertThat(HashImport.selfDescribing("")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "$1$saltsalt$BsXyQbZiQujHkdhwPwdol.",
                "$apr1$saltsalt$PU9q8.HoFJEM7m9NSIooE1",
                "$5$saltsalt$PG0K/3shLAiNdkQKgL0ch5vnjclCH/VzLKsYFUzXQ90",
                "$P$6saltsaltSWuYlYThcE0b28uJd8gfO0",
                "$H$5./09AZazOS66B0WVt0s3cF2twVhCy1",
                "$S$7saltsaltiZC1fkN.3JEsUEsaMoXKVfoo3hDHy2/OUe2pM0QdL9y",
                "$wp$2y$04$abcdefghijklmnopqrstuuV0klnHbXcaXKo7A89DBGKqZVoAS9L2u",
                "$bcrypt-sha256$2b,4$abcdefghijklmnopqrstuu$QFUZDSoSe.wmA0ORk2X1IjnANOtYIqu",
                "pbkdf2:sha1:1000$E8k7ygQsDgtCFr86$a6c53074d859bfc3e240990cfba08fa2ad3c5de6",
                "sha1$seasalt$4358b56128e500a125cb6b5541e52d9d202705c0",
                "{PBKDF2}1000$AQIDBAUGBwgJCgsMDQ4PEA$xwcE2LZrJZWsW0ou7/GDDPerI54",
                "{PKCS5S2}AQIDBAUGBwgJCgsMDQ4PECjdj8eXC6vW8fvp7XyrX6t8wAq7QH7IFpSUcU5m902j",
                "{BCRYPT}" + BCRYPT
            })
    void takesWhatDescribesItselfWithoutALabelOfOurs(String exported) {
        assertThat(HashImport.selfDescribing(exported)).contains(new PasswordHash(exported));
    }

    @Test
    void marksScryptAndWerkzeug() {
        String scrypt = "$scrypt$ln=10,r=8,p=1$AAAA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";
        String md5 = "md5$salt$00112233445566778899aabbccddeeff";

        assertThat(HashImport.selfDescribing(scrypt)).contains(new PasswordHash("{phc}" + scrypt));
        assertThat(HashImport.werkzeug(md5)).contains(new PasswordHash("{werkzeug}" + md5));
        assertThat(HashImport.werkzeug("{SHA}W6ph5Mm5Pz8GgiULbPgzG37mj9g=")).isEmpty();
    }

    @Test
    void marksWhatDoesNotSayWhereItIsFrom() {
        String argon2 = "$argon2id$v=19$m=64,t=1,p=1$c2FsdHNhbHQ$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";

        assertThat(HashImport.selfDescribing(argon2)).contains(new PasswordHash("{phc}" + argon2));
        assertThat(HashImport.devise(BCRYPT)).contains(new PasswordHash("{devise}" + BCRYPT));
        assertThat(HashImport.devise(argon2)).isEmpty();
        assertThat(HashImport.aspNet("AAECAwQFBgcICQoLDA0ODxAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=="))
                .isPresent();
        assertThat(HashImport.aspNet("AAEC")).isEmpty();
        assertThat(HashImport.password4j(BCRYPT, LegacyHashes.standard()))
                .contains(new PasswordHash("{password4j}" + BCRYPT));
        assertThat(HashImport.password4j("x", LegacyHashes.standard())).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"pbkdf2,sha1", "pbkdf2-sha256,sha256", "pbkdf2-sha512,sha512"})
    void makesAPhcStringOfKeycloaksPbkdf2(String algorithm, String name) {
        assertThat(keycloak("{'hashIterations':27500,'algorithm':'" + algorithm + "','additionalParameters':{}}"))
                .contains(new PasswordHash(
                        "{phc}$pbkdf2-" + name + "$i=27500$c2FsdHNhbHQ=$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA="));
    }

    @ParameterizedTest
    @ValueSource(strings = {"additionalParameters", "algorithmData"})
    void makesAPhcStringOfKeycloaksArgon2(String member) {
        assertThat(keycloak("{'hashIterations':5,'algorithm':'argon2','" + member + "':{'hashLength':['32'],"
                        + "'memory':['7168'],'type':['id'],'version':['1.3'],'parallelism':['1']}}"))
                .contains(new PasswordHash("{phc}$argon2id$v=19$m=7168,t=5,p=1$c2FsdHNhbHQ="
                        + "$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA="));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "{}",
                "{'hashIterations':27500}",
                "{'hashIterations':27500,'algorithm':'bcrypt'}",
                "{'hashIterations':-1,'algorithm':'pbkdf2'}",
                "{'hashIterations':1e3,'algorithm':'pbkdf2'}",
                "{'hashIterations':99999999999,'algorithm':'pbkdf2'}",
                "{'hashIterations':27500,'hashIterations':1,'algorithm':'pbkdf2'}",
                "{'hashIterations':27500,'algorithm':'pbkdf2'} x",
                "{'hashIterations':27500,'algorithm':['pbkdf2','pbkdf2']}",
                "{'hashIterations':5,'algorithm':'argon2'}",
                "{'hashIterations':5,'algorithm':'argon2','algorithmData':{'memory':['7168'],'type':['id']}}",
                "{'hashIterations':5,'algorithm':'argon2','algorithmData':{'memory':['7168'],'type':['id'],"
                        + "'version':['1.4'],'parallelism':['1']}}",
                "{'hashIterations':5,'algorithm':'argon2','algorithmData':{'memory':['7168'],'type':['$'],"
                        + "'version':['1.3'],'parallelism':['1']}}",
                "{'hashIterations':5,'algorithm':'argon2','algorithmData':{'memory':['99999999'],'type':['id'],"
                        + "'version':['1.3'],'parallelism':['1']}}"
            })
    void tellsMalformedRowsApart(String credentialData) {
        assertThat(keycloak(credentialData)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "{}", "{'value':'AAAA','salt':'AAAA'}", "{'value':'$','salt':'$'}", "{'value':1,'salt':2}"})
    void tellsMalformedSecretsApart(String secretData) {
        assertThat(HashImport.keycloak(json("{'hashIterations':27500,'algorithm':'pbkdf2-sha256'}"), json(secretData)))
                .isEmpty();
    }

    private static Optional<PasswordHash> keycloak(String credentialData) {
        return HashImport.keycloak(json(credentialData), json(SECRET));
    }

    private static String json(String text) {
        return text.replace('\'', '"');
    }
}
