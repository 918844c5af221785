/** Products and their prices: plain storage and queries. */
package io.holdfast.catalog;
