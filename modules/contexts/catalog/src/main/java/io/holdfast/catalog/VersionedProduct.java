package io.holdfast.catalog;

/**
 * A product at one version.
 *
 * @param version of its row; changes with every change
 */
public record VersionedProduct(Product product, int version) {}
