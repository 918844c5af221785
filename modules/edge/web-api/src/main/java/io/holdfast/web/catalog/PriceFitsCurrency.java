package io.holdfast.web.catalog;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The currency is one of ISO 4217, and the price has no more decimals than it. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = PriceFitsCurrencyValidator.class)
public @interface PriceFitsCurrency {
  /** Description of the rule; the validator names the violated part. */
  String message() default "must have a currency of ISO 4217 and no more decimals than it has";

  /** As Jakarta Validation wants it. */
  Class<?>[] groups() default {};

  /** As Jakarta Validation wants it. */
  Class<? extends Payload>[] payload() default {};
}
