package io.holdfast.operations;

import io.holdfast.kernel.UnavailableException;
import java.util.List;

/** The request needs every database, and some do not answer. */
public class MissingDatabasesException extends UnavailableException {
  private final transient List<String> databases;

  public MissingDatabasesException(List<String> databases) {
    super("databases do not answer: " + databases);
    this.databases = List.copyOf(databases);
  }

  /** Names of those that do not answer. */
  public List<String> databases() {
    return databases;
  }
}
