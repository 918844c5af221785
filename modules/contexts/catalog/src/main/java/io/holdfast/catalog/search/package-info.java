/** Queries of the catalogue: search by words, filters, orders, facets. */
package io.holdfast.catalog.search;
