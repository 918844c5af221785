package io.holdfast.web.http;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.ObjectReader;
import io.holdfast.messaging.trail.PersonChange;
import io.holdfast.web.json.Json;
import io.holdfast.web.problems.Violations;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Reads the bytes of a body as a record and checks the record's rules.
 *
 * @param <T> a record with Jakarta Validation annotations
 */
public final class RequestBody<T> {
  private final ObjectReader reader;
  private final Validator validator;
  private final Class<T> type;
  private final Predicate<T> rulesHold;

  public RequestBody(Class<T> type, Validator validator) {
    this(type, validator, value -> false);
  }

  /**
   * @param rulesHold fast check; true only where the validator would find no violation, which then
   *     is not called
   */
  public RequestBody(Class<T> type, Validator validator, Predicate<T> rulesHold) {
    this.rulesHold = rulesHold;
    this.type = type;
    this.reader = Json.readerFor(type);
    this.validator = validator;
  }

  /**
   * Reads and checks.
   *
   * @throws io.holdfast.web.problems.ProblemException 400, naming the place or the rules
   */
  public T read(byte[] body) {
    T value = parse(body);
    PersonChange.current().ifPresent(change -> change.ask(value));
    if (rulesHold.test(value)) {
      return value;
    }
    Set<ConstraintViolation<T>> broken = validator.validate(value);
    if (!broken.isEmpty()) {
      throw Violations.problemOf(broken).asException();
    }
    return value;
  }

  private T parse(byte[] body) {
    if (body.length == 0) {
      throw MalformedJson.missing().asException();
    }
    try {
      T value = type.cast(reader.readValue(body));
      if (value == null) {
        throw MalformedJson.missing().asException();
      }
      return value;
    } catch (JacksonException e) {
      throw MalformedJson.problemOf(e).asException();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
