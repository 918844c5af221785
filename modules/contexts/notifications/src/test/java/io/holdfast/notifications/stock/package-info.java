/** Tests of alerts and of customers who wait for stock. */
package io.holdfast.notifications.stock;
