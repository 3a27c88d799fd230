package dev.framefarm.coordinator.rest;

import dev.framefarm.coordinator.model.Role;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The least role that may call a resource method. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
@interface Needs {
    Role value();

    /** Whether a download ticket in the address opens it too. */
    boolean orTicket() default false;
}
