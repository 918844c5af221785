package io.holdfast.web.catalog;

import io.holdfast.kernel.Money;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;

/** Names the field that violates the rule; missing fields are checked by other rules. */
public class PriceFitsCurrencyValidator
    implements ConstraintValidator<PriceFitsCurrency, ProductJson> {
  @Override
  public boolean isValid(ProductJson product, ConstraintValidatorContext context) {
    if (product.currency() == null) {
      return true;
    }
    int digits;
    try {
      digits = Money.digits(product.currency());
    } catch (IllegalArgumentException e) {
      return broken(context, "currency", "must be the code of a currency of ISO 4217");
    }
    return product.price() == null
        || product.price().scale() <= digits
        || broken(
            context, "price", "must have " + digits + " decimals at most in " + product.currency());
  }

  private static boolean broken(ConstraintValidatorContext context, String field, String rule) {
    context.disableDefaultConstraintViolation();
    context
        .buildConstraintViolationWithTemplate(rule)
        .addPropertyNode(field)
        .addConstraintViolation();
    return false;
  }
}
