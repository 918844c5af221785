package io.holdfast.platform.security;

/** The caller holds none of the roles that may do this. Nothing was done. */
public class NotPermittedException extends RuntimeException {
  public NotPermittedException(String what) {
    super("the caller may not use " + what);
  }
}
