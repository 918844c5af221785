/** Products as rows of CSV. */
package io.holdfast.exchange.product;
