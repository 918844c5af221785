package io.holdfast.web.http;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.exc.InputCoercionException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import io.holdfast.web.problems.Problem;
import io.holdfast.web.problems.ProblemType;
import io.holdfast.web.problems.Violation;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;

/** Describes a JSON syntax error by line and column, without the parser's message. */
final class MalformedJson {
  private MalformedJson() {}

  static Problem missing() {
    return Problem.of(
        ProblemType.MALFORMED_REQUEST, "The body is empty; a JSON object is expected");
  }

  static Problem problemOf(JacksonException failure) {
    String place = placeOf(failure.getLocation());
    if (failure instanceof JsonMappingException mapping
        && !mapping.getPath().isEmpty()
        && isAboutAValue(mapping)) {
      String field = fieldOf(mapping.getPath());
      String rule = ruleOf(wantedBy(mapping));
      return Problem.of(ProblemType.MALFORMED_REQUEST, field + " " + rule + place)
          .with("violations", List.of(new Violation(field, rule)));
    }
    return Problem.of(ProblemType.MALFORMED_REQUEST, reasonOf(failure) + place);
  }

  private static boolean isAboutAValue(JsonMappingException failure) {
    return failure instanceof MismatchedInputException
        || failure.getCause() instanceof InputCoercionException;
  }

  private static Class<?> wantedBy(JsonMappingException failure) {
    return failure instanceof MismatchedInputException mismatch
        ? mismatch.getTargetType()
        : ((InputCoercionException) failure.getCause()).getTargetType();
  }

  private static String reasonOf(JacksonException failure) {
    String message = String.valueOf(failure.getOriginalMessage());
    if (message.startsWith("Duplicate field")) {
      return "A member is there twice";
    } else if (message.startsWith("Trailing token")) {
      return "There is text behind the end of the JSON value";
    } else if (failure instanceof MismatchedInputException) {
      return "A JSON object is expected";
    }
    return "The body is not well-formed JSON";
  }

  private static String ruleOf(Class<?> type) {
    if (type == Integer.class || type == int.class || type == Long.class) {
      return "must be a whole number in range";
    } else if (type == Double.class || type == BigDecimal.class) {
      return "must be a number";
    } else if (type == String.class) {
      return "must be text";
    } else if (type != null && Collection.class.isAssignableFrom(type)) {
      return "must be an array";
    }
    return "must be an object";
  }

  private static String fieldOf(List<JsonMappingException.Reference> path) {
    StringBuilder field = new StringBuilder();
    for (JsonMappingException.Reference step : path) {
      if (step.getFieldName() == null) {
        field.append('[').append(step.getIndex()).append(']');
      } else {
        field.append(field.isEmpty() ? "" : ".").append(step.getFieldName());
      }
    }
    return field.toString();
  }

  private static String placeOf(JsonLocation at) {
    return at == null || at.getLineNr() < 1
        ? ""
        : " (line " + at.getLineNr() + ", column " + at.getColumnNr() + ")";
  }
}
