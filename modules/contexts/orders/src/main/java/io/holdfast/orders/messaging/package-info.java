/** What orders hear from others. */
package io.holdfast.orders.messaging;
