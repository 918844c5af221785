/**
 * Plays shops: places real baskets or synthetic orders against a running server from many clients
 * at once, and reports what the shops saw and what became of their orders.
 */
package io.holdfast.stack.replay;
