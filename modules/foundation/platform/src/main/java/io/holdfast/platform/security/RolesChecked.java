package io.holdfast.platform.security;

import jakarta.interceptor.InterceptorBinding;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a public service of a module: {@link jakarta.annotation.security.RolesAllowed} on class or
 * method names the permitted roles; other callers get a {@link NotPermittedException}. The
 * container checks that annotation on web resources and enterprise beans only.
 */
@Inherited
@InterceptorBinding
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
public @interface RolesChecked {}
