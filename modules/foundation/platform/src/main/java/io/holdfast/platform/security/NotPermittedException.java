package io.holdfast.platform.security;

/** The caller has none of the permitted roles. Nothing was done. */
public class NotPermittedException extends RuntimeException {
  public NotPermittedException(String what) {
    super("the caller may not use " + what);
  }
}
