/** Tests of preferences. */
package io.holdfast.notifications.customer;
