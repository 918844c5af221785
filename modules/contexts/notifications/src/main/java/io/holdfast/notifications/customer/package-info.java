/** Customers' preferences and the links by which they unsubscribe. */
package io.holdfast.notifications.customer;
