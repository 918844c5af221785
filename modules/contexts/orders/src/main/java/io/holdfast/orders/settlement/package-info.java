/**
 * Settlement of placed orders: confirmed when paid, cancelled when declined or on request, expired
 * when not paid in time. Each changes its reservations in the same transaction.
 */
package io.holdfast.orders.settlement;
