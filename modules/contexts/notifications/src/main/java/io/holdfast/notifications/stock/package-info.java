/** What events of stock tell: alerts for operators, and customers who wait for a SKU. */
package io.holdfast.notifications.stock;
