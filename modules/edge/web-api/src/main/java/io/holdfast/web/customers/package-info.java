/** Personal data of customers: export and erasure. */
package io.holdfast.web.customers;
