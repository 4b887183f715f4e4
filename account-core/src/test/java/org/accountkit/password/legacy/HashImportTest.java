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
