/** Stock as rows of CSV. */
package io.holdfast.exchange.stock;
