/**
 * What becomes of a placed order: confirmed when it is paid, cancelled when it is declined or
 * withdrawn, expired when nobody pays. Each ends its reservations in the same transaction.
 */
package io.holdfast.orders.settlement;
