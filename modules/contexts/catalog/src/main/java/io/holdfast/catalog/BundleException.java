package io.holdfast.catalog;

/** What was asked for contradicts how bundles are made. */
public class BundleException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public BundleException(String message) {
    super(message);
  }
}
