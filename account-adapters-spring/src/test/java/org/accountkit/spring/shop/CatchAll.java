package org.accountkit.spring.shop;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** Like many applications, this one answers whatever it does not know. */
@RestControllerAdvice
class CatchAll {

    @ExceptionHandler(Exception.class)
    @ResponseStatus(HttpStatus.NOT_IMPLEMENTED)
    String unknown() {
        return "unknown";
    }
}
