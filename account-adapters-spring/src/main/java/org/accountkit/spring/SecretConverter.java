package org.accountkit.spring;

import org.accountkit.secret.Secret;
import org.springframework.boot.context.properties.ConfigurationPropertiesBinding;
import org.springframework.core.convert.converter.Converter;

/** Binds properties that must not appear in any message. It never fails: a failed binding is logged with its value. */
@ConfigurationPropertiesBinding
final class SecretConverter implements Converter<String, Secret> {

    @Override
    public Secret convert(String text) {
        return Secret.ofText(text);
    }
}
