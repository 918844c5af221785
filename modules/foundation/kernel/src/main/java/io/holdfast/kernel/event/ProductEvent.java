package io.holdfast.kernel.event;

/** Events of a product of the catalogue. */
public enum ProductEvent implements EventType {
  /** It is new. */
  CREATED("io.holdfast.product.created.v1"),
  /** Name, price or category changed; a retired product is on sale again. */
  CHANGED("io.holdfast.product.changed.v1"),
  /** It is no longer sold. */
  RETIRED("io.holdfast.product.retired.v1");

  /** The address of all of them. */
  public static final String STREAM = "holdfast.catalog";

  private final String type;

  ProductEvent(String type) {
    this.type = type;
  }

  @Override
  public String type() {
    return type;
  }

  @Override
  public String stream() {
    return STREAM;
  }
}
