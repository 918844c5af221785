/** Queries on orders and customer storage; each page is one statement. */
package io.holdfast.orders.book;
