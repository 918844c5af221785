package io.holdfast.platform;

import io.holdfast.kernel.UnavailableException;

/** A database answers, but is not what is needed: somebody has to change its settings first. */
public class UnfitDatabaseException extends UnavailableException {
  private static final long serialVersionUID = 1L;

  UnfitDatabaseException(String message) {
    super(message);
  }
}
