/** Orders of flash sales: which tickets bought, and what admission has to know of the stock. */
package io.holdfast.orders.sale;
