/** Reading orders and keeping customers: flat, each page in one statement. */
package io.holdfast.orders.book;
