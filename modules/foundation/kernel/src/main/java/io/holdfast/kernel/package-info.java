/**
 * Types that every context shares: SKU, warehouse code, order id, money, location, domain event,
 * the states of order, reservation and payment, and the exceptions that classify failures.
 */
package io.holdfast.kernel;
