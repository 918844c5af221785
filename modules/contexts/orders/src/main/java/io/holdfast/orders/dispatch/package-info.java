/** Orders from their first dispatch to their completion, in batches. */
package io.holdfast.orders.dispatch;
